import { describe, expect, test } from "vitest";
import { missing } from "../build/words";
import { firstVoice, speaker, type Table } from "./words";

const table: Table<{ hello: "Hello {name}"; bye: "Bye" }> = {
  de: { hello: "Hallo {name}, wie geht es dir?", bye: "Tschüss" },
  sie: { hello: "Guten Tag {name}, wie geht es Ihnen?" },
  en: { hello: "Hello {name}", bye: "Bye" },
};

describe("a sentence", () => {
  test("is said in the person's language", () => {
    expect(speaker({ language: "en", address: "du" })(table, "hello", { name: "Kim" })).toBe("Hello Kim");
  });
  test("is said formally where a formal form exists", () => {
    const say = speaker({ language: "de", address: "sie" });
    expect(say(table, "hello", { name: "Kim" })).toBe("Guten Tag Kim, wie geht es Ihnen?");
    expect(say(table, "bye")).toBe("Tschüss");
  });
  test("takes a value with braces as plain words", () => {
    expect(speaker(firstVoice("en"))(table, "hello", { name: "{bye}" })).toBe("Hello {bye}");
  });
});

test("the browser's language speaks until somebody chooses", () => {
  expect(firstVoice("de-AT").language).toBe("de");
  expect(firstVoice("fr").language).toBe("en");
});

test("a sentence that one language lacks is named; formal forms are German alone", () => {
  expect(missing({ card: { a: "", a_sie: "" }, x: { b: "" } }, { card: { a: "" } })).toEqual(["x.b"]);
});
