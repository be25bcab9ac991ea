// What stands beside one editor: the badge, and at times a card or the question. It places them and knows nothing of
// what they say.
import { card as words } from "virtual:words";
import type { DraftState, FrameModel, Manner, Spot } from "@/talk";
import { speaker } from "@/words";
import { Badge, BADGE } from "./badge";
import { Grip } from "./grip";
import { type Host, Pane } from "./pane";
import { Perch } from "./perch";
import { badgePlaces, type Box, cardPlaces, type Ground, placeFor, questionPlaces } from "./position";
import { isBlock } from "./reading";
import type { Writing } from "./writing";

export interface Cues {
  readonly say: Host["say"];
  /** Everything was placed anew. */
  readonly placed: () => void;
  /** The question could not be shown: the press must not be lost. */
  readonly unasked: () => void;
  /** Somebody has moved the badge, or put it back. */
  readonly moved: (spot: Spot | null) => void;
}

const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };

export class Stage {
  readonly #writing: Writing;
  readonly #cues: Cues;
  readonly #perch = new Perch();
  readonly #badge = new Badge(this.#perch.root);
  readonly #end = new AbortController();
  readonly #grip: Grip;
  readonly #resized = new ResizeObserver(() => { this.place(); });
  #pane: Pane | null = null;
  #silent = true;
  #spot: Spot | null = null;
  #frame = 0;
  /** Where the text ended when everything was placed. */
  #textEnd: Box = EMPTY;

  constructor(writing: Writing, cues: Cues) {
    this.#writing = writing;
    this.#cues = cues;
    const hand = {
      by: (x: number, y: number) => { this.#goBy(x, y); },
      dropped: () => { this.#keepSpot(); },
      home: () => { this.#goHome(); },
    };
    this.#grip = new Grip(this.#badge.element, hand, this.#end.signal);
    this.#resized.observe(writing.editor);
    this.#resized.observe(writing.place.container);
  }

  get pane(): Pane | null {
    return this.#pane;
  }

  /** Null: nothing is written, and there is no badge. */
  showState(state: DraftState | null, manner: Manner): void {
    if (state !== null) this.#badge.show(state, manner);
    if (this.#silent === (state === null)) return;
    this.#silent = state === null;
    this.place();
  }

  /** Opens a card or question in place of what is open. */
  open(model: FrameModel): void {
    this.close();
    const title = speaker(model.manner)(words, "label");
    const pane: Pane = new Pane(model, title, {
      say: this.#cues.say,
      sized: () => { this.place(); },
      failed: () => { this.#failed(pane); },
    });
    this.#pane = pane;
    this.#placeNow();
  }

  close(): void {
    this.#pane?.close();
    this.#pane = null;
  }

  /** Whether an event on the page meets our badge. */
  isBadge(target: EventTarget | null): boolean {
    return target === this.#perch.host;
  }

  /** Whether an event on the page meets anything of ours. */
  owns(target: EventTarget | null): boolean {
    return this.isBadge(target) || (this.#pane !== null && target === this.#pane.perch.host);
  }

  /** An event of the person's on the badge. */
  touched(event: Event): void {
    this.#grip.touched(event);
  }

  /** Whether the press that ends now has moved the badge. */
  wasMove(): boolean {
    return this.#grip.wasMove();
  }

  /** Where the person wants the badge; null where it likes. */
  moveTo(spot: Spot | null): void {
    this.#spot = spot;
    this.place();
  }

  place(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.#placeNow(); });
  }

  /** The page is at rest: places everything at once, where the text ends elsewhere or something is gone. */
  settle(): void {
    if (this.#isThere && isSame(this.#textEnd, endOf(this.#writing.editor))) return;
    cancelAnimationFrame(this.#frame);
    this.#placeNow();
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#end.abort();
    this.#resized.disconnect();
    this.close();
    this.#perch.leave();
  }

  #placeNow(): void {
    this.#frame = 0;
    const ground = this.#ground();
    this.#textEnd = endOf(this.#writing.editor);
    const badge = this.#writing.shown && !this.#silent ? placeFor(BADGE, ground, badgePlaces(BADGE, ground, this.#spot)) : null;
    if (badge === null) this.#perch.hide();
    else this.#perch.stand(this.#writing.editor, badge);
    if (this.#pane !== null) this.#placePane(this.#pane, this.#pane.asks ? ground : { ...ground, badge });
    this.#cues.placed();
  }

  /** A page that is drawn anew takes away what we have put into it. */
  get #isThere(): boolean {
    return this.#perch.host.isConnected && this.#pane?.perch.host.isConnected !== false;
  }

  #goBy(x: number, y: number): void {
    const { left, top } = this.#perch.host.getBoundingClientRect();
    this.#perch.stand(this.#writing.editor, { x: left + x, y: top + y, ...BADGE });
  }

  #keepSpot(): void {
    const [badge, editor] = [this.#perch.host.getBoundingClientRect(), this.#writing.editor.getBoundingClientRect()];
    this.moveTo({ x: Math.round(badge.left - editor.right), y: Math.round(badge.top - editor.bottom) });
    this.#cues.moved(this.#spot);
  }

  #goHome(): void {
    this.moveTo(null);
    this.#cues.moved(null);
  }

  #placePane({ asks, perch, size }: Pane, ground: Ground): void {
    const places = asks ? questionPlaces(size, ground) : cardPlaces(size, ground);
    perch.stand(this.#beside(), placeFor(size, ground, places));
  }

  #failed(pane: Pane): void {
    if (pane !== this.#pane) return;
    this.close();
    if (pane.kind === "confirm") this.#cues.unasked();
  }

  /** Where the person looks: at the editor, or at the second step of publishing. */
  #beside(): Element {
    const { shown, editor, control } = this.#writing;
    return shown ? editor : (control ?? document.body);
  }

  #ground(): Ground {
    const { control, place, editor, shown } = this.#writing;
    const publish = control === null ? null : boxOf(control);
    const scene = shown ? place.container : (control?.closest("dialog, [role='dialog']") ?? document.body);
    const window = { width: globalThis.innerWidth, height: globalThis.innerHeight };
    return { window, container: boxOf(scene), editor: boxOf(editor), text: this.#words(), publish, badge: null };
  }

  /** What is read or pressed and must stay free. */
  #words(): Box {
    const { editor, reading, wordless } = this.#writing;
    if (reading.pieces.length > 0) return textBox(editor);
    return wordless || reading.text !== "" ? boxOf(editor) : EMPTY;
  }
}

function boxOf(element: Element): Box {
  return element.getBoundingClientRect();
}

/** The place of the last block, to be compared; the whole text is measured only where there are no blocks. */
function endOf(editor: Element): Box {
  const { lastChild } = editor;
  return isBlock(lastChild) ? boxOf(lastChild) : textBox(editor);
}

function isSame(one: Box, other: Box): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/** Where blocks lie one under the other, first and last tell of all between. */
function textBox(editor: Element): Box {
  const { firstChild, lastChild } = editor;
  if (isBlock(firstChild) && isBlock(lastChild)) return around(boxOf(firstChild), boxOf(lastChild));
  const range = document.createRange();
  range.selectNodeContents(editor);
  return range.getBoundingClientRect();
}

function around(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  const width = Math.max(one.x + one.width, other.x + other.width) - x;
  return { x, y, width, height: Math.max(one.y + one.height, other.y + other.height) - y };
}
