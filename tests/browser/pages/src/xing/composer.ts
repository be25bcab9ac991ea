// The composer, around whichever editor the address asks for.
import { make } from "../dom";
import { mountDraft } from "../editors/draft";
import type { Mount } from "../editors/editor";
import { mountPlain } from "../editors/plain";
import { mountTiptap } from "../editors/tiptap";
import { editorAsked } from "../site";
import { say } from "./words";

const mounts: Readonly<Record<"plain" | "draft" | "tiptap", Mount>> = {
  plain: mountPlain,
  draft: mountDraft,
  tiptap: mountTiptap,
};

/** Opens the composer; `posted` is told the text when it is published. */
export function openComposer(posted: (text: string) => void): void {
  const place = make("div", { class: "field" });
  const audience = make("button", { type: "button", "data-testid": "audienceSelectionButton" });
  audience.append(say.audience);
  const post = make("button", {
    type: "button",
    "data-testid": "commboxPost",
    "data-xds": "Button",
  });
  post.append(say.post);
  post.disabled = true;
  const close = make("button", { type: "button", "aria-label": say.close, class: "close" }, "×");
  const head = make("header", {}, make("h2", {}, say.title), close);
  const box = make("div", { "data-xds": "Dialog", role: "dialog" }, head, audience, place, post);
  const layer = make("div", { class: "layer" }, box);
  document.body.append(layer);
  const mount = mounts[editorAsked(["plain", "draft", "tiptap"])];
  const editor = mount(place, {
    label: say.label,
    placeholder: say.placeholder,
    attributes: {},
    changed: () => {
      post.disabled = editor.text() === "";
    },
  });
  const leave = (): void => {
    editor.leave();
    layer.remove();
  };
  close.addEventListener("click", leave);
  post.addEventListener("click", () => {
    posted(editor.text());
    leave();
  });
  editor.focus();
}
