// Makes a held press good: presses the site's own control for the person, and where that does nothing, asks for their
// own press, which then goes through untouched.
import type { Press } from "./hold";
import { shown, wordsOf } from "./sight";
import type { Writing } from "./writing";

/** So long a press waits for the answer; then it counts as not checked. */
const WAIT_MS = 800;
/** A site that has not reacted by then wants the press from the person. */
const REACTED_MS = 2500;

export interface Ways {
  readonly ask: (press: Press) => void;
  /** `word`: what stands on the control, null where it has none. */
  readonly pressAgain: (word: string | null) => void;
}

export class Release {
  readonly #writing: Writing;
  readonly #ways: Ways;
  #waiting: Press | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(writing: Writing, ways: Ways) {
    this.#writing = writing;
    this.#ways = ways;
  }

  /** Keeps the press until `answered`, or until it takes too long. */
  wait(press: Press): void {
    this.#waiting = press;
    this.#later(WAIT_MS, () => { this.#goOn("publish"); });
  }

  /** The answer for the present text is there. */
  answered(): void {
    if (this.#waiting !== null) this.#goOn(this.#writing.draft.press);
  }

  now(press: Press): void {
    const control = this.#controlFor(press);
    const { text } = this.#writing.draft;
    if (control === null || this.#writing.place.composer.publish.release === "press") this.#again(control);
    else {
      control.click();
      this.#later(REACTED_MS, () => { if (this.#stillThere(control, text)) this.#again(control); });
    }
  }

  wordOf(press: Press): string | null {
    const control = this.#controlFor(press);
    return control === null ? null : named(control);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #goOn(meaning: "publish" | "ask" | "wait"): void {
    const press = this.#waiting;
    this.#waiting = null;
    clearTimeout(this.#timer);
    if (press === null) return;
    if (meaning === "ask") this.#ways.ask(press);
    else this.now(press);
  }

  #again(control: HTMLElement | null): void {
    this.#writing.draft.ask(); // their own press on this text goes through
    this.#ways.pressAgain(control === null ? null : named(control));
  }

  #controlFor({ control }: Press): HTMLElement | null {
    return control?.isConnected === true ? control : this.#writing.control;
  }

  #stillThere(control: HTMLElement, text: string): boolean {
    const busy = control.matches(":disabled, [aria-disabled='true'], [aria-busy='true']");
    return control.isConnected && shown(control) && !busy && this.#writing.read().text === text;
  }

  #later(ms: number, work: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(work, ms);
  }
}

function named(control: HTMLElement): string | null {
  const words = wordsOf(control) || (control.getAttribute("aria-label") ?? "");
  return words === "" ? null : words;
}
