// A time limit that is set at every key and seldom reached. Timers cost the page time, so one is left to run: when it
// rings, it asks whether it is still wanted, and since when.

const NEVER = Infinity;

export class Limit {
  readonly #ms: number;
  readonly #reached: () => void;
  #due = NEVER;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ms: number, reached: () => void) {
    this.#ms = ms;
    this.#reached = reached;
  }

  /** Counts from now on. */
  set(): void {
    this.#due = Date.now() + this.#ms;
    this.#timer ??= this.#ringIn(this.#ms);
  }

  clear(): void {
    this.#due = NEVER;
  }

  /** It is never set again. */
  end(): void {
    this.clear();
    clearTimeout(this.#timer);
  }

  #ringIn(ms: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => { this.#rung(); }, ms);
  }

  #rung(): void {
    this.#timer = undefined;
    if (this.#due === NEVER) return;
    const left = this.#due - Date.now();
    if (left > 0) this.#timer = this.#ringIn(left);
    else {
      this.clear();
      this.#reached();
    }
  }
}
