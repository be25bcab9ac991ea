// Hints that say the same about several places of a text are one note: said once, counted once, with all its words. Pure.
import type { Finding } from "@/wire/frames";

/** A note: its first place and, where a hint repeats, the others. */
export type Group<F> = readonly [F, ...F[]];

function repeats(one: Finding, other: Finding): boolean {
  const placed = one.start !== null && other.start !== null;
  return placed && one.level === "hint" && other.level === "hint" && one.rule === other.rule && one.why === other.why;
}

/** The notes in the order of their first places. What is louder than a hint stands alone: each wants its own look. */
export function grouped<F extends Finding>(findings: readonly F[]): readonly Group<F>[] {
  const groups: [F, ...F[]][] = [];
  for (const finding of findings) {
    const group = groups.find(([first]) => repeats(first, finding));
    if (group === undefined) groups.push([finding]);
    else group.push(finding);
  }
  return groups;
}

/** Where among the notes the finding is; the first for none. */
export function placeOf(groups: readonly Group<Finding>[], id: string | null): number {
  return Math.max(0, groups.findIndex((group) => group.some((each) => each.id === id)));
}

/** All that is said together with the finding. */
export function withIt<F extends Finding>(findings: readonly F[], finding: F): readonly F[] {
  return grouped(findings).find((group) => group.some(({ id }) => id === finding.id)) ?? [finding];
}

/** The finding that is shown after turning by `step` notes. */
export function turned(findings: readonly Finding[], shown: string | null, step: number): string | null {
  const groups = grouped(findings);
  return groups.at((placeOf(groups, shown) + step) % groups.length)?.[0].id ?? null;
}
