// One ear for the document: however many parts listen, an event enters our world once. Each entry costs the page time,
// and at every key there would be a dozen.

/** Hears an event before the page does. `true`: it is used up, and no part after this one hears of it. */
type Part = (event: Event) => unknown;

export class Ear {
  readonly #parts = new Map<string, Part[]>();
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** Parts hear in the order in which they came. */
  hear(types: readonly string[], part: Part): void {
    for (const type of types) this.#partsOf(type).push(part);
  }

  /** Hears the next event of a type that is not worth an entry each time. */
  next(type: string, part: Part): void {
    window.addEventListener(type, part, { capture: true, once: true, signal: this.#signal });
  }

  #partsOf(type: string): Part[] {
    const known = this.#parts.get(type);
    if (known !== undefined) return known;
    const parts: Part[] = [];
    this.#parts.set(type, parts);
    window.addEventListener(type, (event) => { parts.some((part) => part(event) === true); }, { capture: true, signal: this.#signal });
    return parts;
  }
}
