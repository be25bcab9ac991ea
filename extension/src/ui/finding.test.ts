import { expect, test } from "vitest";
import { shortened } from "./finding";

test("short words stay as they are, on one line", () => {
  expect(shortened("Unser Umsatz\nsteigt", 40)).toBe("Unser Umsatz steigt");
});

test("long words are cut at a space", () => {
  expect(shortened("Unser Umsatz ist eingebrochen", 18)).toBe("Unser Umsatz ist …");
});

test("one endless word is cut where it must be", () => {
  expect(shortened("Donaudampfschifffahrt", 10)).toBe("Donaudampf …");
});

test("a number keeps its per cent sign", () => {
  expect(shortened("um 23 % höher", 40)).toBe("um 23\u00A0% höher");
});
