// Quill in an open shadow root, as in LinkedIn's older composer. Quill asks `document` for focus and
// selection; both are answered here from the shadow root, as the site does.
import Quill from "quill";
import Embed from "quill/blots/embed";

import { personFor } from "../site";
import type { Editor, Fit } from "./editor";

class Mention extends Embed {
  static override blotName = "mention";
  static override tagName = "a";
  static override className = "ql-mention";

  static override create(name: unknown): HTMLElement {
    const link = super.create(name) as HTMLElement;
    link.dataset["entityUrn"] = `urn:li:fs_person:${String(name).length}`;
    link.dataset["testQlMention"] = "true";
    link.textContent = String(name);
    return link;
  }

  static override value(link: HTMLElement): string {
    return (link.textContent ?? "").replaceAll("\uFEFF", "");
  }
}

Quill.register("formats/mention", Mention);

// The parts of Quill's selection that look outside the shadow root.
interface NativeSelection {
  hasFocus(): boolean;
  getNativeRange(): unknown;
  normalizeNative(range: AbstractRange): unknown;
  setNativeRange(
    startNode: Node | null,
    startOffset?: number,
    endNode?: Node,
    endOffset?: number,
  ): void;
}

function brPlace(node: Node, offset: number): [Node, number] {
  const parent = node.parentNode;
  return node.nodeName === "BR" && parent !== null
    ? [parent, [...parent.childNodes].indexOf(node as ChildNode)]
    : [node, offset];
}

function liveInShadow(quill: Quill, root: ShadowRoot): void {
  const selection = quill.selection as unknown as NativeSelection;
  const native = (): StaticRange | undefined =>
    document.getSelection()?.getComposedRanges({ shadowRoots: [root] })[0];
  selection.hasFocus = () => root.activeElement === quill.root;
  selection.getNativeRange = () => {
    const range = native();
    return range === undefined ? null : selection.normalizeNative(range);
  };
  selection.setNativeRange = (startNode, startOffset = 0, endNode, endOffset = startOffset) => {
    if (startNode === null) {
      quill.root.blur();
      return;
    }
    if (!selection.hasFocus()) {
      quill.root.focus({ preventScroll: true });
    }
    const start = brPlace(startNode, startOffset);
    const end = brPlace(endNode ?? startNode, endOffset);
    document.getSelection()?.setBaseAndExtent(...start, ...end);
  };
}

function pickMention(quill: Quill): boolean {
  const caret = quill.getSelection()?.index ?? 0;
  const begun = /@(\p{L}+)$/u.exec(quill.getText(0, caret));
  const person = personFor(begun?.[1] ?? "");
  if (begun === null || person === undefined) {
    return true;
  }
  const at = caret - begun[0].length;
  quill.deleteText(at, begun[0].length, "user");
  quill.insertEmbed(at, "mention", person, "user");
  quill.setSelection(at + 1, 0, "user");
  return false;
}

function textOf(quill: Quill): string {
  return quill
    .getContents()
    .ops.map(({ insert }) =>
      typeof insert === "string" ? insert : String(insert?.["mention"] ?? ""),
    )
    .join("")
    .trim();
}

/** Mounts Quill in `place`, which lives in `root`. */
export function mountQuill(root: Document | ShadowRoot, place: HTMLElement, fit: Fit): Editor {
  const quill = new Quill(place, {
    placeholder: fit.placeholder,
    formats: ["bold", "mention"],
    modules: {
      toolbar: false,
      keyboard: {
        bindings: { mention: { key: "Enter", handler: () => pickMention(quill) } },
      },
    },
  });
  if (root instanceof ShadowRoot) {
    liveInShadow(quill, root);
  }
  if (fit.text !== undefined) {
    quill.setText(fit.text);
  }
  const attributes = { role: "textbox", "aria-label": fit.label, ...fit.attributes };
  for (const [name, value] of Object.entries(attributes)) {
    quill.root.setAttribute(name, value);
  }
  quill.on("text-change", fit.changed);
  return {
    root: quill.root,
    text: () => textOf(quill),
    focus: () => {
      quill.focus();
    },
    leave: () => {
      place.remove();
    },
  };
}
