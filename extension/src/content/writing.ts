// One editor in which somebody writes: reads it after every change and keeps its draft.
import { speaksBare, type Surroundings } from "./context";
import { Draft } from "./draft";
import { type Kind, kindOf } from "./kind";
import { read, type Reader, type Reading } from "./reading";
import { closest, fitsAny, fitsFirst, lastInside, shown } from "./sight";

/** Typing goes on: the draft is handed over this long after the last change, and at the latest after the other. */
const QUIET_MS = 100;
const LATEST_MS = 600;

export interface Interest {
  /** The page has changed in the editor: marks must be laid anew. */
  readonly seen: (writing: Writing) => void;
  /** The text is another and has come to rest. */
  readonly rested: (writing: Writing) => void;
}

export class Writing {
  readonly editor: HTMLElement;
  readonly draft = new Draft(crypto.randomUUID());
  /** The first step of a publishing flow is done; the editor may be hidden or gone by now. */
  advanced = false;
  readonly #place: Surroundings;
  readonly #reader: Reader;
  readonly #interest: Interest;
  readonly #end = new AbortController();
  readonly #observer = new MutationObserver(() => { this.#lookSoon(); });
  #reading: Reading = { text: "", pieces: [] };
  #frame = 0;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  constructor(editor: HTMLElement, place: Surroundings, interest: Interest) {
    this.editor = editor;
    this.#place = place;
    this.#interest = interest;
    const mention = place.platform.mention.map(({ css }) => css).join(", ");
    this.#reader = { kind: kindOf(editor), mention: mention === "" ? null : mention };
    this.advanced = this.wordless;
    this.#observer.observe(editor, { childList: true, characterData: true, subtree: true });
    const { signal } = this.#end;
    editor.addEventListener("input", () => { this.#lookSoon(); }, { signal });
    editor.addEventListener("blur", () => { this.hurry(); }, { signal });
    this.look();
  }

  get place(): Surroundings {
    const container = closest(this.editor, this.#place.composer.container);
    return container === null ? this.#place : { ...this.#place, container };
  }

  /** Nothing is written: the press on the editor leads to the control. */
  get wordless(): boolean {
    return this.#place.composer.wordless;
  }

  get kind(): Kind {
    return this.#reader.kind;
  }

  get reading(): Reading {
    return this.#reading;
  }

  /** Reads the editor now. */
  readonly read = (): Reading => {
    if (this.editor.isConnected && !this.wordless) this.#reading = read(this.editor, this.#reader);
    return this.#reading;
  };

  /** Reads now, and has the draft handed over once it rests. */
  look(): void {
    this.#frame = 0;
    const changed = this.draft.change(this.read().text);
    if (this.draft.lieBare(this.#isBare) || changed) this.#restSoon();
    this.#interest.seen(this);
  }

  /** Hands over at once what waits to be. */
  hurry(): void {
    this.look();
    if (this.#quiet !== undefined) this.#rest();
  }

  /** The control that publishes this draft, if the page shows one. */
  get control(): HTMLElement | null {
    const { publish } = this.#place.composer;
    const inside = lastInside(this.place.container, publish.control);
    return inside ?? (this.advanced ? lastInside(document, publish.control) : null);
  }

  publishes(element: Element): boolean {
    const { publish } = this.#place.composer;
    if (fitsAny(element, publish.not) || !this.#reaches(element)) return false;
    return fitsFirst(element, this.advanced ? rootOf(element) : this.place.container, publish.control);
  }

  advances(element: Element): boolean {
    return fitsAny(element, this.#place.composer.publish.next) && this.#reaches(element);
  }

  /** Enter picks somebody from a list now. */
  get choosing(): boolean {
    return lastInside(rootOf(this.editor), this.#place.composer.publish.choosing) !== null;
  }

  get shown(): boolean {
    return this.editor.isConnected && shown(this.editor);
  }

  end(): void {
    this.#end.abort();
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#quiet);
  }

  get #isBare(): boolean {
    return this.draft.text.trim() === "" && speaksBare(this.place);
  }

  #reaches(element: Element): boolean {
    return this.advanced || this.place.container.contains(element);
  }

  #lookSoon(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.look(); });
  }

  #restSoon(): void {
    const now = Date.now();
    if (this.#quiet === undefined) this.#since = now;
    clearTimeout(this.#quiet);
    const pause = Math.max(0, Math.min(QUIET_MS, this.#since + LATEST_MS - now));
    this.#quiet = setTimeout(() => { this.#rest(); }, pause);
  }

  #rest(): void {
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
    this.#interest.rested(this);
  }
}

function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}
