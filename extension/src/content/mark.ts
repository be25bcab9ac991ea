// Underlines words by the CSS Custom Highlight API: the editor's own nodes are never touched. The sheet is adopted in
// the editor's root, because a rule of the document does not reach into shadow trees in every browser.
import type { QuotedFinding } from "@/talk";
import { rangeOf } from "./place";
import type { Reading } from "./reading";

const LEVELS = ["hint", "warn", "confirm"] as const;
/** The same lines as on the card: told apart by shape and not by colour. */
const CSS_TEXT = `
::highlight(bedacht-hint) { text-decoration: underline dotted 2px #6f68b8; }
::highlight(bedacht-warn) { text-decoration: underline dashed 2px #6f68b8; }
::highlight(bedacht-confirm) { text-decoration: underline solid 3px #6f68b8; }
`;

type Mark = readonly [level: string, range: Range];

/** A range lives along with the text: most stand after a keystroke where they must, and are not painted anew. */
function same([one, mine]: Mark, [other, wanted]: Mark): boolean {
  return (
    one === other &&
    mine.startContainer === wanted.startContainer &&
    mine.startOffset === wanted.startOffset &&
    mine.endContainer === wanted.endContainer &&
    mine.endOffset === wanted.endOffset
  );
}

export class Marks {
  readonly #highlights = new Map<string, Highlight>();
  readonly #dressed = new WeakSet<Document | ShadowRoot>();
  readonly #ours = new Map<object, readonly Mark[]>();

  /** Marks the findings of one editor, in place of what was marked there before. */
  show(editor: Element, reading: Reading, findings: readonly QuotedFinding[]): void {
    this.#dress(editor.getRootNode());
    const before = this.#ours.get(editor) ?? [];
    const ranges = findings.flatMap((finding) => {
      const { start, end, level } = finding;
      const range = start === null || end === null ? null : rangeOf(reading, start, end);
      return range === null ? [] : [before.find((mark) => same(mark, [level, range])) ?? ([level, range] as const)];
    });
    for (const mark of before) if (!ranges.includes(mark)) this.#highlight(mark[0]).delete(mark[1]);
    for (const mark of ranges) if (!before.includes(mark)) this.#highlight(mark[0]).add(mark[1]);
    this.#ours.set(editor, ranges);
  }

  clear(editor: Element): void {
    for (const [level, range] of this.#ours.get(editor) ?? []) this.#highlight(level).delete(range);
    this.#ours.delete(editor);
  }

  /** Takes every mark off the page. */
  end(): void {
    for (const level of LEVELS) CSS.highlights.delete(`bedacht-${level}`);
  }

  #highlight(level: string): Highlight {
    const known = this.#highlights.get(level);
    if (known !== undefined) return known;
    const made = new Highlight();
    made.priority = LEVELS.findIndex((each) => each === level);
    this.#highlights.set(level, made);
    CSS.highlights.set(`bedacht-${level}`, made);
    return made;
  }

  #dress(root: Node): void {
    if (!(root instanceof Document || root instanceof ShadowRoot) || this.#dressed.has(root)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#dressed.add(root);
  }
}
