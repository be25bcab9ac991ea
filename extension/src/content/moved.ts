// Moves findings along with a text that was changed in one place, until the next verdict knows better.
import type { Finding } from "@/wire/frames";

/** The findings where their words stand now; those whose own words were changed are gone. */
export function moved(findings: readonly Finding[], before: string, after: string): readonly Finding[] {
  const head = sameAtStart(before, after);
  const tail = sameAtEnd(before, after, head);
  const shift = after.length - before.length;
  return findings.flatMap((finding) => {
    const { start, end } = finding;
    if (start === null || end === null || end <= head) return [finding];
    if (start < before.length - tail) return [];
    return [{ ...finding, start: start + shift, end: end + shift }];
  });
}

function sameAtStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one[count] === other[count]) count += 1;
  return count;
}

function sameAtEnd(one: string, other: string, head: number): number {
  const most = Math.min(one.length, other.length) - head;
  let count = 0;
  while (count < most && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}
