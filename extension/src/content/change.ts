// What is changed in a text, by advice or by the person. Pure; offsets are UTF-16 units.
import type { Advice } from "@/wire/frames";

/** The words that a finding means; null for the whole draft. */
export interface Span {
  readonly start: number | null;
  readonly end: number | null;
}

/** `text` stands for what is between start and end. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The one stretch in which two texts differ. */
export function differenceOf(before: string, after: string): Change {
  const start = sameAtStart(before, after);
  const tail = sameAtEnd(before, after, start);
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

function sameAtStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  return longest(shorter, (from, to) => one.startsWith(other.slice(from, to), from));
}

function sameAtEnd(one: string, other: string, head: number): number {
  const shorter = Math.min(one.length, other.length) - head;
  return longest(shorter, (from, to) => one.endsWith(other.slice(other.length - to, other.length - from), one.length - from));
}

/** How far two texts are the same, found by halves: letter by letter, a long text would cost the page time at every key. */
function longest(length: number, isSame: (from: number, to: number) => boolean): number {
  let [same, most] = [0, length];
  while (same < most) {
    const middle = (same + most + 1) >> 1;
    if (isSame(same, middle)) same = middle;
    else most = middle - 1;
  }
  return same;
}

/** Null where the advice changes nothing. */
export function changeOf(before: string, { start, end }: Span, advice: Advice): Change | null {
  if (advice.kind === "ask") return null;
  if (advice.kind === "add") return { start: before.length, end: before.length, text: added(before, advice.text ?? "") };
  if (start === null || end === null) return null;
  if (advice.kind === "replace") return { start, end, text: advice.text ?? "" };
  return { ...withoutGap(before, start, end), text: "" };
}

function added(before: string, text: string): string {
  return before === "" || /\s$/.test(before) ? text : ` ${text}`;
}

/** Words that are taken out leave one space where two would be, and none before a comma, a full stop or a line's end. */
function withoutGap(text: string, start: number, end: number): { start: number; end: number } {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const left = / *$/.exec(before)?.[0].length ?? 0;
  const right = /^ */.exec(after)?.[0].length ?? 0;
  if (/^ *(?:[.,;:!?…)\]»“]|\n|$)/u.test(after)) return { start: start - left, end };
  const stoodApart = left > 0 || /(?:^|\n)$/.test(before);
  return { start, end: stoodApart ? end + right : end };
}
