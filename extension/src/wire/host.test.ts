// The golden messages of the native host, which the daemon's tests read too.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as v from "valibot";
import { consoleOpen, hostQuestion, paired } from "./host";

function golden(name: string): unknown {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../../tests/wire/golden/native/${name}.json`, import.meta.url)), "utf8"));
}

test.each(["ask-pair", "ask-console"])("%s is what we ask", (name) => {
  expect(v.parse(hostQuestion, golden(name))).toEqual(golden(name));
});

test("answers are read whole", () => {
  expect(v.parse(paired, golden("answer-paired"))).toEqual(golden("answer-paired"));
  expect(v.parse(consoleOpen, golden("answer-console"))).toEqual(golden("answer-console"));
});

test.each([
  "https://127.0.0.1:34567/#AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
  "http://127.0.0.1.evil.example:34567/#AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
  "http://localhost:34567/#AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
  "http://127.0.0.1:34567/levels#AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
  "http://127.0.0.1:34567/#",
  "javascript:alert(1)",
])("no console is opened at %s", (address) => {
  expect(v.is(consoleOpen, { type: "console", address })).toBe(false);
});
