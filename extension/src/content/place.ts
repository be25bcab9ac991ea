// From offsets in a text back to the page.
import type { Piece, Reading } from "./reading";

/** The range of `start` to `end` (UTF-16 units); null where nothing of it stands in the page any more. */
export function rangeOf({ pieces }: Reading, start: number, end: number): Range | null {
  const inside = pieces.filter(({ at, length }) => at < end && at + length > start);
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return null;
  return between(first, clip(first, start), last, clip(last, end));
}

function clip({ from, at, length }: Piece, offset: number): number {
  return from + Math.min(Math.max(offset - at, 0), length);
}

function between(first: Piece, start: number, last: Piece, end: number): Range | null {
  if (!first.node.isConnected || end > last.node.length || start > first.node.length) return null;
  const range = document.createRange();
  range.setStart(first.node, start);
  range.setEnd(last.node, end);
  return range;
}
