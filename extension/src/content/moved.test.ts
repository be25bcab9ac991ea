// Findings follow their words while the person types.
import { expect, test } from "vitest";
import { findingOn } from "../../test/finding";
import { moved } from "./moved";

const BEFORE = "Wir zeigen Nordlicht bald.";

function wordsAfter(after: string): string[] {
  return moved([findingOn(BEFORE, "Nordlicht")], BEFORE, after).map(({ start, end }) => after.slice(start ?? 0, end ?? 0));
}

test.each([
  ["words are typed before", "Hallo! Wir zeigen Nordlicht bald."],
  ["words are typed behind", "Wir zeigen Nordlicht bald. Schön."],
  ["words are taken out before", "Nordlicht bald."],
  ["emoji is typed before", "🚀 Wir zeigen Nordlicht bald."],
  ["nothing changes", BEFORE],
])("finding keeps its words when %s", (_, after) => {
  expect(wordsAfter(after)).toEqual(["Nordlicht"]);
});

test.each([
  ["are changed", "Wir zeigen Nordlichter bald.".replace("Nordlichter", "Norxlicht")],
  ["are taken out", "Wir zeigen bald."],
  ["are all gone", ""],
])("finding goes when its words %s", (_, after) => {
  expect(wordsAfter(after)).toEqual([]);
});

test("finding about the whole draft stays", () => {
  const whole = { ...findingOn(BEFORE, "Wir"), start: null, end: null };

  expect(moved([whole], BEFORE, "x")).toEqual([whole]);
});
