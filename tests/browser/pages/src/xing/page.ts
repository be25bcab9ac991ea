// The XING look-alike. Which editor the site is built with is not known, so there are three:
// `?editor=plain`, `draft` and `tiptap`.
import { make } from "../dom";
import { me, openSite, published } from "../site";
import { openComposer } from "./composer";
import { say } from "./words";

const feed = make("ul", { "data-qa": "feed" });

function showPost(text: string): void {
  const head = make("strong", {}, me.name, make("small", {}, say.now));
  feed.prepend(make("li", { "data-xds": "Card" }, head, make("p", {}, text)));
}

openSite(say.home);
const entry = make(
  "button",
  { type: "button", "data-testid": "default-commbox-entry-point", "data-xds": "Button" },
  say.start,
);
entry.addEventListener("click", () => {
  openComposer((text) => {
    published(text);
    showPost(text);
  });
});
document.body.append(make("header", {}, make("b", {}, "X"), say.home), make("main", {}, entry, feed));
