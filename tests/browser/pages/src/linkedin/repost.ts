// The menu of the repost button: at once, or with one's own words. Its entries are no menu items, and come with the
// click. And the menu of one's own post.
import { make } from "../dom";
import { published } from "../site";
import { openDialog } from "./dialog";
import { body, type Post, showPost } from "./feed";
import { say } from "./words";

function entry(label: string, kind: string, act: () => void): HTMLElement {
  const made = make("div", { role: "button", tabindex: "0", class: kind }, label);
  made.addEventListener("click", () => {
    made.parentElement?.remove();
    act();
  });
  return made;
}

function closed(): void {
  return;
}

/** Opens the menu of the repost button. */
export function openMenu(beside: HTMLElement, post: Post): void {
  const atOnce = entry(say.atOnce, "at-once", () => {
    published(`↻ ${post.name}`);
    showPost(`↻ ${post.name}`);
  });
  const original = make("div", { componentkey: "reshared-update", class: "original" }, ...body(post));
  const withWords = entry(say.withWords, "with-words", () => {
    openDialog({ posted: published, closed }, { original, post: say.post });
  });
  beside.after(make("div", { class: "menu" }, atOnce, withWords));
}

/** The button that opens one's own post again. */
export function editButton(): HTMLElement {
  const made = make("button", { type: "button", class: "edit-post" }, say.edit);
  made.addEventListener("click", () => {
    openDialog({ posted: published, closed }, { text: window.kept ?? say.own, post: say.save });
  });
  return made;
}
