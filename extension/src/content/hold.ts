// Hears the presses that publish, before the page does. A press is held only where the question is due; every press
// that is not held goes through untouched.
import type { Ear } from "./ear";
import type { Writing } from "./writing";

/** A press on a publish control, or a publishing key in the editor (`control` is null then). */
export interface Press {
  readonly writing: Writing;
  readonly control: HTMLElement | null;
}

export interface Gate {
  readonly writings: () => Iterable<Writing>;
  /** Whether the press on publish must be held now, and for what. */
  readonly meaning: (writing: Writing) => "publish" | "ask" | "wait";
  readonly ask: (press: Press) => void;
  readonly wait: (press: Press) => void;
  readonly published: (writing: Writing) => void;
}

const BEGIN = ["pointerdown", "mousedown"];
const END = ["pointerup", "mouseup"];
const DECIDE = ["keydown", "click"];
const WEIGHT = { publish: 0, wait: 1, ask: 2 } as const;
/** A second press so soon is the same press: double clicks are a habit. */
const SAME_PRESS_MS = 700;

interface Held {
  readonly press: Press;
  /** The question is open or on its way; else it opens with the click. */
  asked: boolean;
  readonly at: number;
  /** Of the draft at that moment: whoever has written since presses anew. */
  readonly revision: number;
}

export class Hold {
  readonly #gate: Gate;
  readonly #ear: Ear;
  #held: Held | null = null;

  constructor(gate: Gate, ear: Ear) {
    this.#gate = gate;
    this.#ear = ear;
    ear.hear([...BEGIN, ...END, ...DECIDE], (event) => { this.#hear(event); });
  }

  #hear(event: Event): void {
    if (!event.isTrusted) return;
    const press = this.#pressOf(event);
    if (press === null) return;
    if (this.#isHeld(event, press)) this.#goOn(event, press);
    else if (BEGIN.includes(event.type)) this.#begin(event, press);
    else if (DECIDE.includes(event.type)) this.#decide(event, press);
  }

  /** Whether the event belongs to a press that is held already. */
  #isHeld(event: Event, { control }: Press): boolean {
    if (this.#held === null || this.#held.press.control !== control) return false;
    if (this.#held.revision !== this.#held.press.writing.draft.revision) return false;
    if (event.timeStamp - this.#held.at < SAME_PRESS_MS) return true;
    const fresh = beginsAnew(event);
    if (fresh) this.#held = null;
    return !fresh;
  }

  #goOn(event: Event, press: Press): void {
    swallow(event);
    if (event.type !== "click" || this.#held === null || this.#held.asked) return;
    this.#held.asked = true;
    this.#gate.ask(press);
  }

  /** A site may act on the first half of a press already. */
  #begin(event: Event, press: Press): void {
    const meaning = this.#gate.meaning(press.writing);
    if (meaning !== "ask") return;
    this.#held = heldAt(event, press, false);
    swallow(event);
  }

  #decide(event: Event, press: Press): void {
    const meaning = this.#gate.meaning(press.writing);
    if (meaning === "publish" || (meaning === "wait" && !canRelease(press))) {
      this.#gate.published(press.writing);
      return;
    }
    this.#held = heldAt(event, press, true);
    swallow(event);
    if (event.type === "keydown") this.#ear.next("keyup", (end) => { this.#hear(end); }); // Space presses when it is let go
    if (meaning === "ask") this.#gate.ask(press);
    else this.#gate.wait(press);
  }

  #pressOf(event: Event): Press | null {
    if (event instanceof KeyboardEvent && !isPress(event)) return null;
    const path = event.composedPath().filter((each) => each instanceof HTMLElement);
    const presses = [...this.#gate.writings()].map((writing) => pressOn(writing, path, event)).filter((each) => each !== null);
    return presses.length > 1 ? this.#gravest(presses) : (presses[0] ?? null);
  }

  /** Fields of one form share their control: the one speaks that has something to ask. */
  #gravest(presses: readonly Press[]): Press | null {
    const weigh = ({ writing }: Press): number => WEIGHT[this.#gate.meaning(writing)];
    const heaviest = Math.max(...presses.map(weigh));
    return presses.find((press) => weigh(press) === heaviest) ?? null;
  }
}

/** Null: the event does not publish this writing. */
function pressOn(writing: Writing, path: readonly HTMLElement[], event: Event): Press | null {
  if (event instanceof KeyboardEvent && !writing.wordless && path.includes(writing.editor)) {
    return isPublishingKey(event, writing) ? { writing, control: null } : null;
  }
  const control = path.find((each) => writing.publishes(each));
  if (control !== undefined) return isOff(control) ? null : { writing, control };
  if (path.some((each) => writing.advances(each))) advance(writing, event);
  return null;
}

function beginsAnew(event: Event): boolean {
  return event.type === "pointerdown" || (event instanceof KeyboardEvent && event.type === "keydown" && !event.repeat);
}

function heldAt({ timeStamp }: Event, press: Press, asked: boolean): Held {
  return { press, asked, at: timeStamp, revision: press.writing.draft.revision };
}

function advance(writing: Writing, event: Event): void {
  if (event.type === "click" || event.type === "keydown") writing.advanced = true;
}

/** Keys that can publish at all; while a word is being composed, none does. */
function isPress(event: KeyboardEvent): boolean {
  return (event.key === "Enter" || event.key === " ") && !event.isComposing;
}

function isPublishingKey(event: KeyboardEvent, writing: Writing): boolean {
  if (event.key !== "Enter") return false;
  const { keys } = writing.place.composer.publish;
  const mod = event.ctrlKey || event.metaKey;
  return keys.includes(mod ? "mod-enter" : "enter") && !event.shiftKey && !event.altKey && !writing.choosing;
}

function isOff(control: HTMLElement): boolean {
  return control.matches(":disabled, [aria-disabled='true']");
}

/** Whether the press could be made good by us once the answer is there. */
function canRelease({ writing, control }: Press): boolean {
  return (control ?? writing.control) !== null && writing.place.composer.publish.release === "click";
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
