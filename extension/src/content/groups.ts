// Hints that say the same about several places of a text are one note: said once, with all its words. Pure.
import type { QuotedFinding } from "@/talk";

/** A note: its first place and, where a hint repeats, the others. */
export type Group = readonly [QuotedFinding, ...QuotedFinding[]];

function repeats(one: QuotedFinding, other: QuotedFinding): boolean {
  const placed = one.quote !== null && other.quote !== null;
  return placed && one.level === "hint" && other.level === "hint" && one.rule === other.rule && one.why === other.why;
}

/** The notes in the order of their first places. What is louder than a hint stands alone: each wants its own look. */
export function grouped(findings: readonly QuotedFinding[]): readonly Group[] {
  const groups: [QuotedFinding, ...QuotedFinding[]][] = [];
  for (const finding of findings) {
    const group = groups.find(([first]) => repeats(first, finding));
    if (group === undefined) groups.push([finding]);
    else group.push(finding);
  }
  return groups;
}

/** Where among the notes the finding is; the first for none. */
export function placeOf(groups: readonly Group[], id: string | null): number {
  return Math.max(0, groups.findIndex((group) => group.some((each) => each.id === id)));
}

/** All that is said together with the finding. */
export function withIt(findings: readonly QuotedFinding[], finding: QuotedFinding): readonly QuotedFinding[] {
  return grouped(findings).find((group) => group.some(({ id }) => id === finding.id)) ?? [finding];
}

/** The finding that is shown after turning by `step` notes. */
export function turned(findings: readonly QuotedFinding[], shown: string | null, step: number): string | null {
  const groups = grouped(findings);
  return groups.at((placeOf(groups, shown) + step) % groups.length)?.[0].id ?? null;
}
