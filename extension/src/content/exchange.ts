// What is said with the background about one draft: its text goes there after every change, and the answer comes back,
// or the time for it is up.
import type { Answer, FromEditor, ToEditor } from "@/talk";
import { Circumstances } from "./context";
import { Known } from "./known";
import { Limit } from "./limit";
import { Sent } from "./sent";
import type { Writing } from "./writing";

/** The background answers sooner; should it have died, this ends the wait. */
const ANSWER_MS = 4000;

export interface Ways {
  readonly say: (message: FromEditor) => void;
  /** So long something beside the editors has changed or may change (milliseconds since 1970). */
  readonly changesUntil: () => number;
  /** This revision has got its answer. */
  readonly answered: (revision: number, answer: Answer) => void;
}

export class Exchange {
  readonly #writing: Writing;
  readonly #ways: Ways;
  readonly #circumstances = new Circumstances();
  readonly #sent = new Sent();
  readonly #known = new Known();
  readonly #late = new Limit(ANSWER_MS, () => { this.#ways.answered(this.#handed, { state: "not-checked", reason: "timeout" }); });
  /** The revision that waits for its answer. */
  #handed = 0;

  constructor(writing: Writing, ways: Ways) {
    this.#writing = writing;
    this.#ways = ways;
  }

  /** Hands the draft over; an empty one is none. */
  hand(): void {
    const { draft } = this.#writing;
    if (draft.isEmpty) this.#leave();
    else {
      const context = this.#circumstances.of(() => this.#writing.place, this.#ways.changesUntil());
      this.#ways.say(this.#sent.bring(draft, context));
      this.#handed = draft.revision;
      this.#late.set();
    }
  }

  /** Hands over the whole draft once more. */
  handAnew(): void {
    this.#sent.forget();
    this.#writing.draft.renew();
    this.hand();
  }

  /** Takes the verdict on a draft, which may be another. */
  hear({ editor, revision, verdict }: Extract<ToEditor, { type: "verdict" }>): void {
    if (editor !== this.#writing.draft.id) return;
    const answer = this.#known.whole(verdict);
    if (revision === this.#handed) this.#late.clear();
    this.#ways.answered(revision, answer);
  }

  end(): void {
    this.#leave();
    this.#late.end();
  }

  #leave(): void {
    this.#late.clear();
    this.#sent.forget();
    this.#ways.say({ type: "gone", editor: this.#writing.draft.id });
  }
}
