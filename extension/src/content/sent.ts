// What the background has of one draft, so that after a key only what has changed is told. Pure; offsets are UTF-16 units.
import type { FromEditor } from "@/talk";
import type { Context } from "@/wire/frames";
import { differenceOf } from "./change";
import type { Draft } from "./draft";

type Whole = Extract<FromEditor, { type: "draft" }>;
type Change = Extract<FromEditor, { type: "change" }>;

export class Sent {
  #last: Whole | null = null;

  /** The message that brings the background up to date. To be sent: the next one builds on it. */
  bring({ id: editor, revision, text }: Draft, context: Context): Whole | Change {
    const last = this.#last;
    this.#last = { type: "draft", editor, revision, text, context };
    if (last?.context !== context) return this.#last;
    return { type: "change", editor, revision, base: last.revision, ...differenceOf(last.text, text) };
  }

  /** The background has nothing of it any more, or may not have. */
  forget(): void {
    this.#last = null;
  }
}
