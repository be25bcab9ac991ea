// From offsets in a text back to the page.
import type { Piece, Reading } from "./reading";

/** A stretch of the page; as long as it is not a Range, the page has nothing to keep up to date. */
export type Stretch = Pick<Range, "startContainer" | "startOffset" | "endContainer" | "endOffset">;

/** The range of `start` to `end` (UTF-16 units); null where nothing of it stands in the page any more. */
export function rangeOf(reading: Reading, start: number, end: number): Range | null {
  const stretch = stretchOf(reading, start, end);
  return stretch === null ? null : rangeOver(stretch);
}

export function rangeOver({ startContainer, startOffset, endContainer, endOffset }: Stretch): Range {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** Where `start` to `end` stand; null as above. */
export function stretchOf({ pieces }: Reading, start: number, end: number): Stretch | null {
  const first = pieces[firstOf(pieces, ({ at, length }) => at + length > start)];
  const last = pieces[firstOf(pieces, ({ at }) => at >= end) - 1];
  if (first === undefined || last === undefined || last.at < first.at) return null;
  return between(first, clip(first, start), last, clip(last, end));
}

/** Where the first is of which it is true; from there on it is true of all. Behind the last where it is true of none. */
function firstOf(pieces: readonly Piece[], isTrue: (piece: Piece) => boolean): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(pieces[middle] as Piece)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function clip({ from, at, length }: Piece, offset: number): number {
  return from + Math.min(Math.max(offset - at, 0), length);
}

function between(first: Piece, start: number, last: Piece, end: number): Stretch | null {
  if (!first.node.isConnected || end > last.node.length || start > first.node.length) return null;
  return { startContainer: first.node, startOffset: start, endContainer: last.node, endOffset: end };
}
