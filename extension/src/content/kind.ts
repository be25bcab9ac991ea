// The kinds of editors: not sites, but the libraries that sites are built with. A kind is known by what its library
// writes on its own element; what it does not mean as text is listed here.
export interface Kind {
  readonly name: "textarea" | "prosemirror" | "quill" | "lexical" | "draftjs" | "contenteditable";
  /** How the element of the editor is known. */
  readonly sign: string;
  /** Inside the editor, and no text of the person. */
  readonly scenery: string | null;
}

const KINDS: readonly [...Kind[], Kind] = [
  { name: "textarea", sign: "textarea, input", scenery: null },
  {
    name: "prosemirror",
    sign: ".ProseMirror",
    scenery: ".ProseMirror-widget, .ProseMirror-separator, .ProseMirror-gapcursor, .ProseMirror-trailingBreak",
  },
  { name: "quill", sign: ".ql-editor", scenery: ".ql-ui, .ql-cursor" },
  { name: "lexical", sign: "[data-lexical-editor]", scenery: "[data-lexical-cursor]" },
  { name: "draftjs", sign: ".public-DraftEditor-content, [data-contents]", scenery: null },
  { name: "contenteditable", sign: "*", scenery: null },
];

export function kindOf(editor: Element): Kind {
  return KINDS.find(({ sign }) => editor.matches(sign)) ?? (KINDS[KINDS.length - 1] as Kind);
}
