// Lexical rich text, as in Facebook's composer: one paragraph per line, mentions picked with Enter.
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerPlainText } from "@lexical/plain-text";
import { registerRichText } from "@lexical/rich-text";
import {
  $applyNodeReplacement,
  $createParagraphNode,
  $createTextNode,
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

interface Begun {
  readonly word: string;
  readonly person: string;
  readonly node: TextNode;
  readonly caret: number;
}

// The `@name` before the caret that is the beginning of somebody.
function begunMention(): Begun | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) {
    return undefined;
  }
  const node = selection.anchor.getNode();
  const caret = selection.anchor.offset;
  const begun = /@(\p{L}+)$/u.exec(node.getTextContent().slice(0, caret));
  const person = personFor(begun?.[1] ?? "");
  if (begun === null || person === undefined || !$isTextNode(node)) {
    return undefined;
  }
  return { word: begun[0], person, node, caret };
}

// Replaces it by a mention; false when there is none.
function pickMention(): boolean {
  const begun = begunMention();
  if (begun === undefined) {
    return false;
  }
  const { node, caret, word: name, person } = begun;
  const parts = node.splitText(caret - name.length, caret);
  const word = parts.find((part) => part.getTextContent() === name);
  const mention = $applyNodeReplacement(new MentionNode(person).setMode("token"));
  word?.replace(mention).selectNext(0, 0);
  return true;
}

// People to choose from, for as long as a name is begun.
function offer(editor: LexicalEditor, place: HTMLElement): void {
  const list = document.createElement("ul");
  list.className = "people";
  list.setAttribute("role", "listbox");
  editor.registerUpdateListener(() => {
    const begun = editor.read(begunMention);
    list.replaceChildren(begun?.person ?? "");
    if (begun === undefined) {
      list.remove();
    } else {
      place.append(list);
    }
  });
}

function listen(editor: LexicalEditor, fit: Fit, entered?: () => void): () => void {
  const stops = [
    entered === undefined ? registerRichText(editor) : registerPlainText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
    editor.registerUpdateListener(fit.changed),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const taken = pickMention() || sent(event, entered);
        if (taken) {
          event?.preventDefault();
        }
        return taken;
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

// Enter alone sends, where there is something to send to.
function sent(event: KeyboardEvent | null, entered?: () => void): boolean {
  if (entered === undefined || event === null || event.shiftKey) {
    return false;
  }
  entered();
  return true;
}

function fill(editor: LexicalEditor, text: string): void {
  const write = (): void => {
    const lines = text.split("\n").map((line) => $createParagraphNode().append($createTextNode(line)));
    $getRoot().clear().append(...lines);
  };
  editor.update(write, { discrete: true });
}

/** Mounts Lexical on a field of its own inside `place`. With `entered` it is the plain kind for comments: Enter
 * sends, Shift+Enter begins a line. */
export function mountLexical(place: HTMLElement, fit: Fit, entered?: () => void): Editor {
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
  if (fit.text !== undefined) {
    fill(editor, fit.text);
  }
  const stop = listen(editor, fit, entered);
  offer(editor, place);
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
