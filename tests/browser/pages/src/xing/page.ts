// The XING look-alike. Which editor the site is built with is not known, so there are three:
// `?editor=plain`, `draft` and `tiptap`. Addresses under /profile/ are a form.
import { make } from "../dom";
import { me, openSite, published } from "../site";
import { openComposer } from "./composer";
import { drawCard } from "./feed";
import { drawForm } from "./profile";
import { say } from "./words";

const feed = make("ul", { "data-qa": "feed" });

function draw(): HTMLElement {
  const entry = make(
    "button",
    { type: "button", "data-testid": "default-commbox-entry-point", "data-xds": "Button" },
    say.start,
  );
  entry.addEventListener("click", () => {
    openComposer(
      (text) => {
        published(text);
        feed.prepend(drawCard(me.name, text));
      },
      { title: say.title, post: say.post },
    );
  });
  feed.append(
    drawCard(me.name, say.own, true),
    drawCard("Mira Sander", say.friendPost),
    drawCard("Falkenried SE", say.companyPost),
  );
  return make("main", {}, entry, feed);
}

openSite(say.home);
const main = location.pathname.startsWith("/profile/") ? drawForm() : draw();
document.body.append(make("header", {}, make("b", {}, "X"), say.home), main);
