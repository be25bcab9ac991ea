// A bare contenteditable: the browser itself makes the blocks.
import { make } from "../dom";
import type { Editor, Fit } from "./editor";

/** Mounts a bare field in `place`. */
export function mountPlain(place: HTMLElement, fit: Fit): Editor {
  const root = make("div", {
    role: "textbox",
    contenteditable: "true",
    "aria-label": fit.label,
    "data-placeholder": fit.placeholder,
    ...fit.attributes,
  });
  root.append(fit.text ?? "");
  root.addEventListener("input", fit.changed);
  place.append(root);
  return {
    root,
    text: () => root.innerText.replaceAll("\u00A0", " ").trim(),
    focus: () => {
      root.focus();
    },
    leave: () => {
      root.remove();
    },
  };
}
