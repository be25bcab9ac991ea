// Lexical rich text, as in Facebook's composer: one paragraph per line, mentions picked with Enter.
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import {
  $applyNodeReplacement,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  type EditorConfig,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  TextNode,
} from "lexical";

import { personFor } from "../site";
import type { Editor, Fit } from "./editor";

class MentionNode extends TextNode {
  static override getType(): string {
    return "mention";
  }

  static override clone(node: MentionNode): MentionNode {
    return new MentionNode(node.__text, node.__key);
  }

  static override importJSON(): MentionNode {
    return new MentionNode("");
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const span = super.createDOM(config);
    span.className = "mention";
    return span;
  }

  override isTextEntity(): true {
    return true;
  }
}

// Replaces the `@name` before the caret by a mention; false when there is none.
function pickMention(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) {
    return false;
  }
  const node = selection.anchor.getNode();
  const caret = selection.anchor.offset;
  const begun = /@(\p{L}+)$/u.exec(node.getTextContent().slice(0, caret));
  const person = personFor(begun?.[1] ?? "");
  if (begun === null || person === undefined || !$isTextNode(node)) {
    return false;
  }
  const parts = node.splitText(caret - begun[0].length, caret);
  const word = parts.find((part) => part.getTextContent() === begun[0]);
  const mention = $applyNodeReplacement(new MentionNode(person).setMode("token"));
  word?.replace(mention).selectNext(0, 0);
  return true;
}

function listen(editor: LexicalEditor, fit: Fit): () => void {
  const stops = [
    registerRichText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
    editor.registerUpdateListener(fit.changed),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const picked = pickMention();
        if (picked) {
          event?.preventDefault();
        }
        return picked;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  ];
  return () => {
    stops.forEach((stop) => {
      stop();
    });
  };
}

/** Mounts Lexical on a field of its own inside `place`. */
export function mountLexical(place: HTMLElement, fit: Fit): Editor {
  const root = document.createElement("div");
  root.contentEditable = "true";
  root.spellcheck = true;
  const attributes = { role: "textbox", "aria-label": fit.label, ...fit.attributes };
  for (const [name, value] of Object.entries(attributes)) {
    root.setAttribute(name, value);
  }
  place.append(root);
  const editor = createEditor({
    namespace: "composer",
    nodes: [MentionNode],
    onError: (fault) => {
      throw fault;
    },
  });
  editor.setRootElement(root);
  const stop = listen(editor, fit);
  return {
    root,
    text: () =>
      editor.read(() =>
        $getRoot()
          .getChildren()
          .map((block) => block.getTextContent())
          .join("\n")
          .trim(),
      ),
    focus: () => {
      editor.focus();
    },
    leave: () => {
      stop();
      editor.setRootElement(null);
      root.remove();
    },
  };
}
