// Underlines words by the CSS Custom Highlight API: the editor's own nodes are never touched. The sheet is adopted in
// the editor's root, because a rule of the document does not reach into shadow trees in every browser.
import type { QuotedFinding } from "@/talk";
import { rangeOver, type Stretch, stretchOf } from "./place";
import type { Reading } from "./reading";

const LEVELS = ["hint", "warn", "confirm"] as const;
/** The same lines as on the card: told apart by shape and not by colour. */
const CSS_TEXT = `
::highlight(bedacht-hint) { text-decoration: underline dotted 2px #6f68b8; }
::highlight(bedacht-warn) { text-decoration: underline dashed 2px #6f68b8; }
::highlight(bedacht-confirm) { text-decoration: underline solid 3px #6f68b8; }
`;

type Mark = readonly [level: string, range: Range];

/** What was marked last in an editor, so that the same is not done twice. */
interface Shown {
  readonly reading: Reading;
  readonly findings: readonly QuotedFinding[];
  readonly marks: readonly Mark[];
}

/** A range lives along with the text: most stand after a change where they must, and are not painted anew. */
function stands([one, mine]: Mark, other: string, wanted: Stretch): boolean {
  return (
    one === other &&
    mine.startContainer === wanted.startContainer &&
    mine.startOffset === wanted.startOffset &&
    mine.endContainer === wanted.endContainer &&
    mine.endOffset === wanted.endOffset
  );
}

/** The marks that stand already, else new ones; none for the whole draft, or where the words are gone. */
function marksOf(findings: readonly QuotedFinding[], reading: Reading, before: readonly Mark[]): Mark[] {
  const marks: Mark[] = [];
  for (const { start, end, level } of findings) {
    const wanted = start === null || end === null ? null : stretchOf(reading, start, end);
    if (wanted === null) continue;
    const likely = before[marks.length]; // mostly none has come or gone
    const known = likely !== undefined && stands(likely, level, wanted) ? likely : before.find((mark) => stands(mark, level, wanted));
    marks.push(known ?? [level, rangeOver(wanted)]);
  }
  return marks;
}

export class Marks {
  readonly #highlights = new Map<string, Highlight>();
  readonly #dressed = new WeakSet<Document | ShadowRoot>();
  readonly #ours = new Map<object, Shown>();

  /** Marks the findings of one editor, in place of what was marked there before. */
  show(editor: Element, reading: Reading, findings: readonly QuotedFinding[]): void {
    const last = this.#ours.get(editor);
    if (last?.reading === reading && last.findings === findings) return;
    this.#dress(editor.getRootNode());
    const before = last?.marks ?? [];
    const marks = marksOf(findings, reading, before);
    this.#paint(before, marks);
    this.#ours.set(editor, { reading, findings, marks });
  }

  #paint(before: readonly Mark[], marks: readonly Mark[]): void {
    for (const mark of before) if (!marks.includes(mark)) this.#highlight(mark[0]).delete(mark[1]);
    for (const mark of marks) if (!before.includes(mark)) this.#highlight(mark[0]).add(mark[1]);
  }

  clear(editor: Element): void {
    for (const [level, range] of this.#ours.get(editor)?.marks ?? []) this.#highlight(level).delete(range);
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
