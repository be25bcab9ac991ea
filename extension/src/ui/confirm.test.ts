import { expect, test } from "vitest";
import type { QuotedFinding } from "@/talk";
import { weightiest } from "./confirm";

function finding(id: string, level: QuotedFinding["level"]): QuotedFinding {
  const texts = { reason: "reach", reason_text: "", title: "", why: "" };
  const rest = { advice: [], company: null, guideline: null, contact: null, evidence: [], because: [], quote: null };
  return { id, rule: id, level, confidence: "high", start: null, end: null, ...texts, ...rest };
}

test("at most three findings are worth the question: the loudest, in the order of the text", () => {
  const all = [finding("a", "warn"), finding("b", "hint"), finding("c", "confirm"), finding("d", "warn"), finding("e", "warn")];
  expect(weightiest(all).map(({ id }) => id)).toEqual(["c", "a", "d"]);
});

test("a hint is none of them", () => {
  expect(weightiest([finding("a", "hint")])).toEqual([]);
});
