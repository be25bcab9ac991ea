// The lines under the words of one editor: under its own words, or where it is a field without any, under a copy.
import type { QuotedFinding } from "@/talk";
import type { Marks } from "./mark";
import { Mirror } from "./mirror";
import type { Writing } from "./writing";

export class Ink {
  readonly #marks: Marks;
  readonly #writing: Writing;
  readonly #mirror: Mirror | null;
  #marked = false;

  constructor(marks: Marks, writing: Writing) {
    this.#marks = marks;
    this.#writing = writing;
    this.#mirror = writing.editor instanceof HTMLTextAreaElement ? new Mirror(writing.editor) : null;
  }

  show(findings: readonly QuotedFinding[]): void {
    this.#marked = findings.length > 0;
    const { editor, reading } = this.#writing;
    if (this.#mirror === null) this.#marks.show(editor, reading, findings);
    else if (this.#marked) this.#marks.show(this.#mirror.copy, this.#mirror.lay(), findings);
    else this.#clear(this.#mirror);
  }

  /** A field was written in; an editor's own words take their lines along by themselves. */
  written(): void {
    if (this.#marked) this.#mirror?.follow();
  }

  /** The field may stand elsewhere. */
  lay(): void {
    if (this.#marked) this.#mirror?.lay();
  }

  end(): void {
    if (this.#mirror === null) this.#marks.clear(this.#writing.editor);
    else this.#clear(this.#mirror);
  }

  #clear(mirror: Mirror): void {
    this.#marks.clear(mirror.copy);
    mirror.leave();
  }
}
