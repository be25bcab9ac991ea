// Moves findings along with a text that was changed in one place, until the next verdict knows better.
import type { Finding } from "@/wire/frames";
import { differenceOf } from "./change";

/** The findings where their words stand now; those whose own words were changed are gone. */
export function moved(findings: readonly Finding[], before: string, after: string): readonly Finding[] {
  const change = differenceOf(before, after);
  const shift = after.length - before.length;
  return findings.flatMap((finding) => {
    const { start, end } = finding;
    if (start === null || end === null || end <= change.start) return [finding];
    if (start < change.end) return [];
    return [{ ...finding, start: start + shift, end: end + shift }];
  });
}
