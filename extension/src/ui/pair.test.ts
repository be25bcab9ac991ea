import { expect, test } from "vitest";
import { asCode } from "./pair";

const CODE = `BDT1-23456-${"A2".repeat(13)}-B3C4`;

test("a pasted code is taken with spaces and small letters", () => {
  expect(asCode(`  ${CODE.toLowerCase()}\n`)).toBe(CODE);
});

test.each(["", "hallo", "BDT1-", CODE.replace("BDT1", "BDT2")])("%j is no code", (words) => {
  expect(asCode(words)).toBeNull();
});
