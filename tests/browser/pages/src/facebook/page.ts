// The Facebook look-alike: a feed, a composer in two steps, and a chat that must be left alone.
import { make } from "../dom";
import { me, openSite, published } from "../site";
import { drawChat } from "./chat";
import { openComposer } from "./composer";
import { say } from "./words";

const feed = make("div", { role: "feed" });

function showPost(text: string): void {
  const body = make("div", { "data-ad-rendering-role": "story_message" }, text);
  const head = make("h3", {}, me.name, make("small", {}, say.now));
  feed.prepend(make("div", { role: "article", "aria-posinset": "1" }, head, body));
}

function draw(): void {
  const open = make("div", { role: "button", tabindex: "0", class: "ask" }, say.ask);
  open.addEventListener("click", () => {
    openComposer((text) => {
      published(text);
      showPost(text);
    });
  });
  const bar = make("div", { role: "banner" }, make("span", { class: "mark" }, "f"), say.home);
  document.body.append(bar, make("main", {}, make("div", { class: "starter" }, open), feed));
  document.body.append(drawChat());
}

openSite(say.home);
draw();
