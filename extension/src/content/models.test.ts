// Whether a card must be painted anew.
import { expect, test } from "vitest";
import { findingOn } from "../../test/finding";
import { Draft } from "./draft";
import { cardOf, looksLike } from "./models";

const TEXT = "Wir zeigen Nordlicht bald.";
const MANNER = { language: "de", address: "du", discreet: false } as const;
const NONE = { shown: null, failed: null };

function checked(): Draft {
  const made = new Draft("d");
  made.change(TEXT);
  made.judge(made.revision, { state: "checked", level: "warn", findings: [findingOn(TEXT, "Nordlicht"), findingOn(TEXT, "Wir")] });
  return made;
}

test("a finding that has only moved looks like itself", () => {
  const draft = checked();
  const before = cardOf(draft, MANNER, NONE);
  draft.change(`Oh! ${TEXT}`);
  expect(looksLike(cardOf(draft, MANNER, NONE), before)).toBe(true);
});

test("another finding, another voice and a failed advice look otherwise", () => {
  const draft = checked();
  const before = cardOf(draft, MANNER, NONE);
  const [first] = draft.findings;
  expect(looksLike(cardOf(draft, { ...MANNER, address: "sie" }, NONE), before)).toBe(false);
  expect(looksLike(cardOf(draft, MANNER, { shown: null, failed: first?.id ?? "" }), before)).toBe(false);
  expect(looksLike(cardOf(checked(), MANNER, NONE), before)).toBe(false);
  draft.change(TEXT.replace("Wir", "Sie"));
  expect(looksLike(cardOf(draft, MANNER, NONE), before)).toBe(false);
});
