// Both ends together: what the background leaves out is what the editor puts in again.
import { expect, test } from "vitest";
import { Told } from "@/background/told";
import type { Answer } from "@/talk";
import type { Finding } from "@/wire/frames";
import { findingOn } from "../../test/finding";
import { Known } from "./known";

const at = (id: string, start: number, more: Partial<Finding> = {}): Finding =>
  ({ ...findingOn("abc", "abc"), id, start, end: start + 3, ...more });

function checked(...findings: Finding[]): Answer {
  return { state: "checked", level: "hint", findings };
}

test("a finding that has only moved is told by its place and read whole", () => {
  const [told, known] = [new Told(), new Known()];
  known.whole(told.brief("d", checked(at("a#1", 0), at("b#1", 9))));
  const brief = told.brief("d", checked(at("a#1", 0), at("b#1", 12)));
  expect(brief).toEqual({ state: "checked", level: "hint", findings: [{ id: "a#1", start: 0, end: 3 }, { id: "b#1", start: 12, end: 15 }] });
  expect(known.whole(brief)).toEqual(checked(at("a#1", 0), at("b#1", 12)));
});

test("what is new or says something else is told whole", () => {
  const told = new Told();
  told.brief("d", checked(at("a#1", 0)));
  const later = checked(at("a#1", 0, { why: "else" }), at("b#1", 9));
  expect(told.brief("d", later)).toEqual(later);
});

test("a finding that was away is told whole again", () => {
  const [told, known] = [new Told(), new Known()];
  for (const answer of [checked(at("a#1", 0)), checked(), checked(at("a#1", 0))]) {
    expect(known.whole(told.brief("d", answer))).toEqual(answer);
  }
});

test("an answer in between that checked nothing changes nothing", () => {
  const [told, known] = [new Told(), new Known()];
  const answers: Answer[] = [checked(at("a#1", 0)), { state: "not-checked", reason: "busy" }, checked(at("a#1", 4))];
  for (const answer of answers) expect(known.whole(told.brief("d", answer))).toEqual(answer);
});

test("an answer like the one before is told without its findings, and is the one before", () => {
  const [told, known] = [new Told(), new Known()];
  const before = known.whole(told.brief("d", checked(at("a#1", 0))));
  const brief = told.brief("d", checked(at("a#1", 0)));
  expect(brief).toEqual({ state: "same" });
  expect(known.whole(brief)).toBe(before);
  const louder: Answer = { ...checked(at("a#1", 0)), level: "warn" } as Answer;
  expect(known.whole(told.brief("d", louder))).toEqual(louder);
});

test("drafts are told apart, and a draft that is forgotten is told whole", () => {
  const told = new Told();
  const answer = checked(at("a#1", 0));
  told.brief("d", answer);
  expect(told.brief("e", answer)).toEqual(answer);
  told.forget("d");
  expect(told.brief("d", answer)).toEqual(answer);
});

test("what cannot be read whole counts as not checked, never as nothing found", () => {
  const brief = { state: "checked", level: "hint", findings: [{ id: "a#1", start: 0, end: 3 }] } as const;
  const known = new Known();
  for (const each of [brief, { state: "same" }] as const) expect(known.whole(each)).toEqual({ state: "not-checked", reason: "fault" });
});
