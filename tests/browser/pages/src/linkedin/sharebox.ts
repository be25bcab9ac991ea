// The older composer: Quill inside the open shadow root of the interop outlet. The host has no
// height; its content is fixed to the window.
import { make } from "../dom";
import { mountQuill } from "../editors/quill";
import { me } from "../site";
import { portrait } from "./feed";
import type { Told } from "./page";
import { say } from "./words";

function outlet(): ShadowRoot {
  const host = make("div", { id: "interop-outlet", "data-testid": "interop-shadowdom" });
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  for (const sheet of ["/style.css", "/quill.css", "/sharebox.css"]) {
    root.append(make("link", { rel: "stylesheet", href: sheet }));
  }
  return root;
}

/** Opens the composer. */
export function openSharebox(told: Told): void {
  const root = outlet();
  const place = make("div");
  const post = make("button", { type: "button", class: "share-actions__primary-action" });
  post.append(make("span", { class: "artdeco-button__text" }, say.post));
  post.disabled = true;
  const audience = make("button", { type: "button", class: "share-unified-settings-entry-button" });
  audience.append(portrait(me.name), `${me.name} `, make("span", {}, say.audience));
  const state = make(
    "div",
    { class: "share-creation-state" },
    audience,
    make("div", { class: "share-creation-state__text-editor" }, place),
    make("div", { class: "share-creation-state__preview-container" }),
    make("div", { class: "share-actions" }, post),
  );
  const box = make("div", { role: "dialog", class: "share-box-v2__modal" }, state);
  root.append(make("div", { "data-test-modal-id": "sharebox", class: "overlay" }, box));
  const editor = mountQuill(root, place, {
    label: "Text editor for creating content",
    placeholder: say.placeholder,
    attributes: { "data-test-ql-editor-contenteditable": "true" },
    changed: () => {
      post.disabled = editor.text() === "";
    },
  });
  post.addEventListener("click", () => {
    told.posted(editor.text());
    root.host.remove();
  });
  editor.focus();
}
