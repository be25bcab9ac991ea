// One editor in which somebody writes: reads it after every change and keeps its draft.
import { speaksBare, type Surroundings } from "./context";
import { Draft } from "./draft";
import { type Kind, kindOf } from "./kind";
import { read, type Reader, type Reading } from "./reading";
import { closest, fitsAny, fitsFirst, lastInside, shown } from "./sight";

/** The text is read and handed over this long after the last key, and at the latest so long after the first change. */
const QUIET_MS = 100;
const LATEST_MS = 600;

export interface Interest {
  /** The editor was read: marks may have to be laid anew. */
  readonly seen: (writing: Writing) => void;
  /** The text is another and has come to rest. */
  readonly rested: (writing: Writing) => void;
  /** When the person last did something (milliseconds since 1970). */
  readonly lastDeed: () => number;
}

const WATCHED = { childList: true, characterData: true, subtree: true };

export class Writing {
  readonly editor: HTMLElement;
  readonly draft = new Draft(crypto.randomUUID());
  /** The first step of a publishing flow is done; the editor may be hidden or gone by now. */
  advanced = false;
  readonly #place: Surroundings;
  readonly #reader: Reader;
  readonly #interest: Interest;
  readonly #end = new AbortController();
  readonly #observer = new MutationObserver(() => { this.stirred(); });
  #reading: Reading = { text: "", pieces: [] };
  /** The text is another than was handed over. */
  #due = false;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #since = 0;

  constructor(editor: HTMLElement, place: Surroundings, interest: Interest) {
    this.editor = editor;
    this.#place = place;
    this.#interest = interest;
    const mention = place.platform.mention.map(({ css }) => css).join(", ");
    this.#reader = { kind: kindOf(editor), mention: mention === "" ? null : mention };
    this.advanced = this.wordless;
    this.#observer.observe(editor, WATCHED);
    editor.addEventListener("blur", () => { this.hurry(); }, { signal: this.#end.signal });
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

  /** Something happened in the editor. It is read once it rests: while keys are pressed, nothing else is done. */
  stirred(): void {
    if (this.#quiet !== undefined) return;
    this.#observer.disconnect();
    this.#since = Date.now();
    this.#quiet = setTimeout(() => { this.#restOrWait(); }, QUIET_MS);
  }

  /** Reads now, and has the draft handed over once it rests. */
  look(): void {
    this.#take();
    if (this.#due) this.stirred();
  }

  /** Reads now, and hands over at once what is to be. */
  hurry(): void {
    if (this.#quiet !== undefined) clearTimeout(this.#quiet);
    this.#quiet = undefined;
    this.#take();
    this.#observer.observe(this.editor, WATCHED);
    if (!this.#due) return;
    this.#due = false;
    this.#interest.rested(this);
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
    clearTimeout(this.#quiet);
  }

  get #isBare(): boolean {
    return this.draft.text.trim() === "" && speaksBare(this.place);
  }

  #reaches(element: Element): boolean {
    return this.advanced || this.place.container.contains(element);
  }

  #take(): void {
    const changed = this.draft.change(this.read().text);
    if (this.draft.lieBare(this.#isBare) || changed) this.#due = true;
    this.#interest.seen(this);
  }

  #restOrWait(): void {
    this.#quiet = undefined;
    const wait = Math.min(this.#interest.lastDeed() + QUIET_MS, this.#since + LATEST_MS) - Date.now();
    if (wait > 0) this.#quiet = setTimeout(() => { this.#restOrWait(); }, wait);
    else this.hurry();
  }
}

function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}
