// The kinds of editors: not sites, but the libraries that sites are built with. A kind is known by what its library
// writes on its own element; what it does not mean as text is listed here.
export interface Kind {
  readonly name: "textarea" | "prosemirror" | "quill" | "lexical" | "draftjs" | "contenteditable";
  /** How the element of the editor is known. */
  readonly sign: string;
  /** Inside the editor, and no text of the person; each is known by a class or another attribute. */
  readonly scenery: string | null;
  /** How words are put in: as if they were typed, or, where the library loses track of that, as if pasted. */
  readonly input: "type" | "paste";
}

const KINDS: readonly [...Kind[], Kind] = [
  { name: "textarea", sign: "textarea, input", scenery: null, input: "type" },
  {
    name: "prosemirror",
    sign: ".ProseMirror",
    scenery: ".ProseMirror-widget, .ProseMirror-separator, .ProseMirror-gapcursor, .ProseMirror-trailingBreak",
    input: "type",
  },
  { name: "quill", sign: ".ql-editor", scenery: ".ql-ui, .ql-cursor", input: "type" },
  { name: "lexical", sign: "[data-lexical-editor]", scenery: "[data-lexical-cursor]", input: "type" },
  { name: "draftjs", sign: ".public-DraftEditor-content", scenery: null, input: "paste" },
  { name: "contenteditable", sign: "*", scenery: null, input: "type" },
];

export function kindOf(editor: Element): Kind {
  return KINDS.find(({ sign }) => editor.matches(sign)) ?? (KINDS[KINDS.length - 1] as Kind);
}
