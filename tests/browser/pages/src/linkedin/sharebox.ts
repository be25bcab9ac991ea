// The older composer: Quill inside the open shadow root of the interop outlet. The host has no
// height; its content is fixed to the window.
import { make } from "../dom";
import { mountQuill } from "../editors/quill";
import { me } from "../site";
import { portrait } from "./feed";
import type { Told } from "./page";
import { say } from "./words";

const SHEETS = ["/style.css", "/quill.css", "/sharebox.css"];

function outlet(): ShadowRoot {
  const host = make("div", { id: "interop-outlet", "data-testid": "interop-shadowdom" });
  document.body.append(host);
  const root = host.attachShadow({ mode: "open" });
  for (const sheet of SHEETS) {
    root.append(make("link", { rel: "stylesheet", href: sheet }));
  }
  return root;
}

/** Opens the composer over the page. */
export function openSharebox(told: Told): void {
  const root = outlet();
  drawSharebox(root, root, {
    ...told,
    closed: () => {
      root.host.remove();
      told.closed();
    },
  });
}

/** Opens it in a frame of its own, as pages of the older front end do. */
export function openFrame(): void {
  const source = `/preload/sharebox/${location.search}`;
  document.body.append(make("iframe", { "data-testid": "interop-iframe", src: source }));
}

/** What stands in that frame. */
export function fillFrame(): void {
  for (const sheet of SHEETS.slice(1)) {
    document.head.append(make("link", { rel: "stylesheet", href: sheet }));
  }
  drawSharebox(document, document.body, {
    posted: (text) => {
      window.parent.published.push(text);
    },
    closed: () => {
      window.frameElement?.remove();
    },
  });
}

function drawSharebox(root: Document | ShadowRoot, into: Node, told: Told): void {
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
  into.appendChild(make("div", { "data-test-modal-id": "sharebox", class: "overlay" }, box));
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
    told.closed();
  });
  editor.focus();
}
