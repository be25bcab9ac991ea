// Hints that repeat are one note; what is louder is not.
import { expect, test } from "vitest";
import type { QuotedFinding } from "@/talk";
import { findingOn } from "../test/finding";
import { cardOf, questionOf, stateOf } from "@/content/models";
import { Draft } from "@/content/draft";
import { grouped, turned, withIt } from "./groups";

const TEXT = "Mein Chef sagt, bei uns zahlt der Kunde, und bei uns heißt: mein Chef.";
const MANNER = { language: "de", address: "du", discreet: false } as const;

function on(words: string, level: QuotedFinding["level"], rule: string): QuotedFinding {
  return { ...findingOn(TEXT, words, level), id: `${rule}#${words}`, rule, quote: words };
}

const CHEF = on("Mein Chef", "hint", "association.employment-stated");
const US = on("bei uns", "hint", "association.employment-stated");
const CUSTOMER = on("der Kunde", "warn", "confidentiality.customer");
const SAYS = on("sagt", "warn", "confidentiality.customer");
const WHOLE: QuotedFinding = { ...CHEF, id: "whole", quote: null, start: null, end: null };

test("hints of one rule are one note, and louder findings stand alone", () => {
  expect(grouped([CHEF, SAYS, US, CUSTOMER])).toEqual([[CHEF, US], [SAYS], [CUSTOMER]]);
});

test("a note about the whole draft repeats nothing", () => {
  expect(grouped([CHEF, WHOLE])).toHaveLength(2);
});

test("hints that say something else stand apart", () => {
  expect(grouped([CHEF, { ...US, why: "another reason" }])).toHaveLength(2);
});

test("turning goes from note to note, both ways and around", () => {
  const findings = [CHEF, US, CUSTOMER];

  expect(turned(findings, null, 1)).toBe(CUSTOMER.id);
  expect(turned(findings, US.id, 1)).toBe(CUSTOMER.id);
  expect(turned(findings, CUSTOMER.id, 1)).toBe(CHEF.id);
  expect(turned(findings, CHEF.id, -1)).toBe(CUSTOMER.id);
  expect(turned([], null, 1)).toBeNull();
});

test("what is said together goes together", () => {
  expect(withIt([CHEF, CUSTOMER, US], US)).toEqual([CHEF, US]);
});

test("card says a note once, with its other words, and shows the one that was asked for", () => {
  const draft = new Draft("d");
  draft.change(TEXT);
  draft.judge(draft.revision, { state: "checked", level: "warn", findings: [CHEF, CUSTOMER, US] });
  const first = cardOf(draft, MANNER, { shown: null, failed: null });
  const other = cardOf(draft, MANNER, { shown: US.id, failed: null });

  expect(first.findings.map(({ id, also }) => [id, also.map(({ quote }) => quote)])).toEqual([[CHEF.id, ["bei uns"]], [CUSTOMER.id, []]]);
  expect(stateOf(draft)).toMatchObject({ count: 2 });
  expect(questionOf(draft, MANNER, "ask", null).findings.map(({ id }) => id)).toEqual([CHEF.id, CUSTOMER.id]);
  expect([other.at, other.findings[0]?.id, other.findings[0]?.also[0]?.id]).toEqual([0, US.id, CHEF.id]);
});
