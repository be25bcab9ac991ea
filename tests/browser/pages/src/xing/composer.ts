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

/** How the composer opens. */
export interface Filling {
  readonly title: string;
  /** The word on its button. */
  readonly post: string;
  readonly text?: string;
  /** Somebody's post that is shared along. */
  readonly original?: Node;
}

/** The editor that the address asks for. */
export const mount: Mount = (place, fit) => mounts[editorAsked(["plain", "draft", "tiptap"])](place, fit);

/** Opens the composer; `posted` is told the text when it is published. */
export function openComposer(posted: (text: string) => void, filling: Filling): void {
  const place = make("div", { class: "field" });
  const audience = make("button", { type: "button", "data-testid": "audienceSelectionButton" });
  audience.append(say.audience);
  const post = make("button", {
    type: "button",
    "data-testid": "commboxPost",
    "data-xds": "Button",
  });
  post.append(filling.post);
  post.disabled = filling.original === undefined;
  const close = make("button", { type: "button", "aria-label": say.close, class: "close" }, "×");
  const head = make("header", {}, make("h2", {}, filling.title), close);
  const box = make("div", { "data-xds": "Dialog", role: "dialog" }, head, audience, place);
  box.append(...(filling.original === undefined ? [] : [filling.original.cloneNode(true)]), post);
  const layer = make("div", { class: "layer" }, box);
  document.body.append(layer);
  const editor = mount(place, {
    label: say.label,
    placeholder: say.placeholder,
    attributes: {},
    ...(filling.text === undefined ? {} : { text: filling.text }),
    changed: () => {
      post.disabled = editor.text() === "" && filling.original === undefined;
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
