// Words that are taken out leave the rest as one would write it.
import { expect, test, vi } from "vitest";
import type { Advice } from "@/wire/frames";
import { changeOf, differenceOf } from "./change";

function after(text: string, words: string, advice: Partial<Advice>): string | null {
  const start = text.indexOf(words);
  const change = changeOf(text, { start, end: start + words.length }, { kind: "remove", label: "", text: null, ...advice });
  return change === null ? null : text.slice(0, change.start) + change.text + text.slice(change.end);
}

test.each([
  ["Brezeln für Nordlicht sind da", "Brezeln für sind da"],
  ["Nordlicht ist da", "ist da"],
  ["Wir feiern Nordlicht", "Wir feiern"],
  ["Wir feiern Nordlicht.", "Wir feiern."],
  ["Wir feiern Nordlicht, dann Brot", "Wir feiern, dann Brot"],
  ["Eins\nNordlicht zwei", "Eins\nzwei"],
  ["Eins Nordlicht\nzwei", "Eins\nzwei"],
  ["Eins  Nordlicht  zwei", "Eins  zwei"],
  ["(Nordlicht) zwei", "() zwei"],
  ["Das Nordlicht-Team", "Das -Team"],
])("%j without the word", (text, rest) => {
  expect(after(text, "Nordlicht", {})).toBe(rest);
});

test("what is added stands apart", () => {
  expect(after("Hallo.", "Hallo", { kind: "add", text: "Meine Meinung." })).toBe("Hallo. Meine Meinung.");
});

test("what is to be asked changes nothing", () => {
  expect(after("Nordlicht", "Nordlicht", { kind: "ask" })).toBeNull();
});

test("two texts are compared by few and long stretches, and differ where they differ", () => {
  const letters = vi.spyOn(String.prototype, "startsWith");
  const before = "Wir zeigen Nordlicht bald. ".repeat(100);
  for (const at of [0, 1, 26, 1350, 2699, 2700]) {
    const after = `${before.slice(0, at)}§${before.slice(at)}`;
    expect(differenceOf(before, after)).toEqual({ start: at, end: at, text: "§" });
    expect(differenceOf(after, before)).toEqual({ start: at, end: at + 1, text: "" });
  }
  expect(letters.mock.calls.length).toBeLessThan(12 * 13);
  vi.restoreAllMocks();
});
