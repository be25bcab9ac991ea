// TipTap, as in LinkedIn's newer composer: paragraphs, hard breaks, bold, mentions picked with Enter.
import { Editor as Tiptap } from "@tiptap/core";
import Mention from "@tiptap/extension-mention";
import StarterKit from "@tiptap/starter-kit";

import { make } from "../dom";
import { people } from "../site";
import type { Editor, Fit } from "./editor";

interface Picker {
  readonly items: string[];
  readonly command: (attributes: { id: string; label: string }) => void;
}

function paragraph(line: string): object {
  return { type: "paragraph", content: line === "" ? [] : [{ type: "text", text: line }] };
}

// The list is only looked at: Enter and Tab take its first name.
function suggestion(place: HTMLElement) {
  let list: HTMLElement | undefined;
  let latest: Picker | undefined;
  const show = (picker: Picker): void => {
    latest = picker;
    list?.remove();
    list = make("ul", { class: "people suggestion" }, ...picker.items.map((name) => make("li", {}, name)));
    place.append(list);
  };
  const take = (): boolean => {
    const first = latest?.items[0];
    if (first === undefined) {
      return false;
    }
    latest?.command({ id: first, label: first });
    return true;
  };
  return {
    onStart: show,
    onUpdate: show,
    onKeyDown: ({ event }: { event: KeyboardEvent }) =>
      (event.key === "Enter" || event.key === "Tab") && take(),
    onExit: () => {
      latest = undefined;
      list?.remove();
    },
  };
}

/** Mounts TipTap; a mention reads as the name alone. */
export function mountTiptap(place: HTMLElement, fit: Fit): Editor {
  const tiptap = new Tiptap({
    element: place,
    injectCSS: false,
    content: fit.text === undefined ? "" : { type: "doc", content: fit.text.split("\n").map(paragraph) },
    extensions: [
      StarterKit.configure({ heading: false, codeBlock: false, trailingNode: false }),
      Mention.configure({
        renderText: ({ node }) => String(node.attrs["label"]),
        renderHTML: ({ node }) => ["a", { class: "mention" }, String(node.attrs["label"])],
        suggestion: {
          items: ({ query }) =>
            people.filter((name) => name.toLowerCase().startsWith(query.toLowerCase())),
          render: () => suggestion(place),
        },
      }),
    ],
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-label": fit.label,
        "aria-multiline": "true",
        "data-placeholder": fit.placeholder,
        ...fit.attributes,
      },
    },
    onUpdate: ({ editor }) => {
      editor.view.dom.classList.toggle("is-empty", editor.isEmpty);
      fit.changed();
    },
  });
  tiptap.view.dom.classList.add("is-empty");
  return {
    root: tiptap.view.dom,
    text: () => tiptap.getText({ blockSeparator: "\n" }).trim(),
    focus: () => {
      tiptap.commands.focus();
    },
    leave: () => {
      tiptap.destroy();
    },
  };
}
