// The Facebook look-alike: a feed with comments and shares, a composer in two steps, and a chat that must be left alone.
// Addresses under /groups/ are a group, those that end in about_work_and_education a form of the profile.
import { make } from "../dom";
import { me, openSite, published, stepsAsked } from "../site";
import { drawChat } from "./chat";
import { openComposer } from "./composer";
import { drawPost, showPost } from "./feed";
import { say } from "./words";
import { drawWork } from "./work";

const inGroup = location.pathname.startsWith("/groups/");
const oneStep = inGroup || stepsAsked() === 1;

function compose(): void {
  openComposer(
    (text) => {
      published(text);
      feed.prepend(showPost(text));
    },
    { title: say.title, ...(oneStep ? { post: say.post } : {}), ...(inGroup ? { group: say.group } : {}) },
  );
}

const feed = make("div", { role: "feed" });

function draw(): void {
  const open = make("div", { role: "button", tabindex: "0", class: "ask" }, say.ask);
  open.addEventListener("click", compose);
  const bar = make("div", { role: "banner" }, make("span", { class: "mark" }, "f"), say.home);
  feed.append(drawPost(me.name, say.own, true), drawPost("Mira Sander", say.friendPost), drawPost("Falkenried SE", say.companyPost));
  document.body.append(bar, make("main", {}, make("div", { class: "starter" }, open), feed));
  document.body.append(drawChat());
}

openSite(say.home);
if (location.pathname.endsWith("about_work_and_education")) {
  drawWork();
} else {
  draw();
}
