// A draft that is tried on one of our pages: answered to that page, forgotten with it.
import { expect, test } from "vitest";
import type { ToPage } from "@/talk";
import { Tries } from "./tries";

const AWAY = { state: "not-checked", reason: "busy" } as const;

test("each page hears of its own draft", () => {
  const tries = new Tries();
  const heard: [string, ToPage][] = [];
  const [one, other] = [{}, {}];
  const first = tries.draft(one, (message) => heard.push(["one", message]), 1, "Hallo");
  const second = tries.draft(other, (message) => heard.push(["other", message]), 1, "Hallo");
  expect(first.draft).not.toBe(second.draft);
  expect(tries.answer(second.draft, 1, AWAY)).toBe(true);
  expect(heard).toEqual([["other", { type: "tried", revision: 1, answer: AWAY }]]);
});

test("a page keeps its draft from one revision to the next", () => {
  const tries = new Tries();
  const page = {};
  const ignore = (): void => undefined;
  expect(tries.draft(page, ignore, 2, "b").draft).toBe(tries.draft(page, ignore, 1, "a").draft);
});

test("what a closed page tried is forgotten", () => {
  const tries = new Tries();
  const page = {};
  const { draft } = tries.draft(page, () => { expect.unreachable(); }, 1, "Hallo");
  expect(tries.leave(page)).toBe(draft);
  expect(tries.answer(draft, 1, AWAY)).toBe(false);
  expect(tries.leave(page)).toBeNull();
});
