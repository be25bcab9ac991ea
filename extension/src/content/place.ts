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
  const inside = pieces.filter(({ at, length }) => at < end && at + length > start);
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return null;
  return between(first, clip(first, start), last, clip(last, end));
}

function clip({ from, at, length }: Piece, offset: number): number {
  return from + Math.min(Math.max(offset - at, 0), length);
}

function between(first: Piece, start: number, last: Piece, end: number): Stretch | null {
  if (!first.node.isConnected || end > last.node.length || start > first.node.length) return null;
  return { startContainer: first.node, startOffset: start, endContainer: last.node, endOffset: end };
}
