// Where the badge and the cards stand: beside the text, never over it and never over the publish control, as long as
// the window has room. Pure geometry in CSS pixels of the window.
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Size, Point {}

export interface Ground {
  readonly window: Size;
  /** The composer as a whole. */
  readonly container: Box;
  /** The editor's own box. */
  readonly editor: Box;
  /** The words themselves. */
  readonly text: Box;
  /** The publish control, where it is known. */
  readonly publish: Box | null;
  /** Our badge, where it stands already: a card beside it leaves it to be seen and pressed. */
  readonly badge: Box | null;
}

const GAP = 8;

/** The best place for something of this size; always inside the window where it fits at all. */
export function placeFor(size: Size, ground: Ground, candidates: readonly Box[]): Box {
  const inside = candidates.map((box) => pushed(box, ground.window));
  const costs = inside.map((box) => cost(box, ground));
  const best = costs.indexOf(Math.min(...costs));
  return inside[best] ?? { x: GAP, y: GAP, ...size };
}

/** Places for a card: beside the composer, else under or over it, else in a corner of the window; those first that
 * cover least of the composer once they are inside the window. */
export function cardPlaces(size: Size, { container, window }: Ground): readonly Box[] {
  const right = container.x + container.width + GAP;
  const left = container.x - size.width - GAP;
  const far = { x: window.width - size.width - GAP, y: window.height - size.height - GAP };
  const spots = [
    [right, container.y],
    [left, container.y],
    [container.x, container.y + container.height + GAP],
    [container.x, container.y - size.height - GAP],
    [far.x, far.y],
    [GAP, far.y],
    [far.x, GAP],
    [GAP, GAP],
  ] as const;
  const boxes = spots.map(([x, y]) => pushed({ x, y, ...size }, window));
  return boxes.sort((one, other) => shared(one, container) - shared(other, container));
}

/** Places for the question, which waits for an answer: in the middle of the composer and under the words, else under
 * the publish control. */
export function questionPlaces(size: Size, { container, text, publish, window }: Ground): readonly Box[] {
  const x = container.x + (container.width - size.width) / 2;
  const y = Math.max((window.height - size.height) / 2, text.y + text.height + 2 * GAP);
  const under = publish === null ? y : publish.y + publish.height + GAP;
  return [{ x, y, ...size }, { x, y: under, ...size }];
}

/** Places for the badge: where somebody has moved it (from the lower right corner of the editor), else a corner of
 * the editor that no word reaches, else just outside. */
export function badgePlaces(size: Size, { editor, container }: Ground, moved: Point | null = null): readonly Box[] {
  const right = editor.x + editor.width;
  const bottom = editor.y + editor.height;
  const spots = [
    [right - size.width - GAP, bottom - size.height - GAP],
    [right + GAP, bottom - size.height],
    [right - size.width, editor.y - size.height - GAP],
    [container.x + container.width + GAP, container.y],
    [editor.x, editor.y - size.height - GAP],
  ] as const;
  const wanted = moved === null ? [] : [[right + moved.x, bottom + moved.y] as const];
  return [...wanted, ...spots].map(([x, y]) => ({ x, y, ...size }));
}

function pushed(box: Box, window: Size): Box {
  const x = Math.max(GAP, Math.min(box.x, window.width - box.width - GAP));
  const y = Math.max(GAP, Math.min(box.y, window.height - box.height - GAP));
  return { ...box, x, y };
}

/** Covering the publish control is worse than covering the badge, and that worse than any amount of words. */
function cost(box: Box, { text, publish, badge }: Ground): number {
  const control = publish === null ? 0 : shared(box, publish);
  const ours = badge === null ? 0 : shared(box, badge);
  return control * 1e9 + ours * 1e4 + shared(box, text);
}

/** What lies in both; without a size, or less, where nothing does. */
export function common(one: Box, other: Box): Box {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const width = Math.min(one.x + one.width, other.x + other.width) - x;
  return { x, y, width, height: Math.min(one.y + one.height, other.y + other.height) - y };
}

/** In square pixels. */
function shared(one: Box, other: Box): number {
  const { width, height } = common(one, other);
  return Math.max(0, width) * Math.max(0, height);
}
