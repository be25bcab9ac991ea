// What a press on publish means, in every state of a draft.
import { expect, test } from "vitest";
import { findingOn } from "../../test/finding";
import { Draft } from "./draft";

const TEXT = "Wir zeigen Nordlicht bald.";

function draft(text = TEXT): Draft {
  const made = new Draft("d");
  made.change(text);
  return made;
}

function checked(level: "hint" | "warn" | "confirm" = "confirm"): Draft {
  const made = draft();
  made.judge(made.revision, { state: "checked", level, findings: [findingOn(TEXT, "Nordlicht", level)] });
  return made;
}

test("unchecked text waits for its answer", () => {
  expect(draft().press).toBe("wait");
});

test("confirm asks once for each state of the text", () => {
  const made = checked();
  expect(made.press).toBe("ask");
  made.ask();
  expect(made.press).toBe("publish");

  made.change(`${TEXT}!`);
  made.judge(made.revision, { state: "checked", level: "confirm", findings: [findingOn(TEXT, "Nordlicht", "confirm")] });
  expect(made.press).toBe("ask");
});

test.each(["hint", "warn"] as const)("%s is published without asking", (level) => {
  expect(checked(level).press).toBe("publish");
});

test("text that was not checked is published without asking", () => {
  const made = draft();
  made.judge(made.revision, { state: "not-checked", reason: "daemon-away" });

  expect(made.press).toBe("publish");
  expect(made.findings).toEqual([]);
});

test("empty text is published without asking", () => {
  expect(draft(" \n").press).toBe("publish");
});

test("answer to an older text is dropped", () => {
  const made = draft();
  const { revision } = made;
  made.change("Hallo");

  expect(made.judge(revision, { state: "checked", level: "clean", findings: [] })).toBe(false);
  expect(made.answer).toBeNull();
});

test("dismissed finding stays away in the next verdict", () => {
  const made = checked();
  const [finding] = made.findings;
  if (finding !== undefined) made.dismiss(finding);

  expect([made.findings, made.level, made.press]).toEqual([[], "clean", "publish"]);
});

test("finding carries its words", () => {
  expect(checked().findings.map(({ quote }) => quote)).toEqual(["Nordlicht"]);
});

test("share without a word is held like any other", () => {
  const made = draft("");
  made.lieBare(true);
  expect(made.press).toBe("wait");

  made.judge(made.revision, { state: "checked", level: "confirm", findings: [{ ...findingOn("", "", "confirm"), start: null, end: null }] });
  expect(made.press).toBe("ask");
});

test("field that was emptied begins another draft, and the same words are asked about again", () => {
  const made = checked();
  made.ask();
  made.change("");
  made.change(TEXT);
  made.judge(made.revision, { state: "checked", level: "confirm", findings: [findingOn(TEXT, "Nordlicht", "confirm")] });

  expect(made.press).toBe("ask");
});

test("a key that moves no finding makes none anew; one in front of it moves it", () => {
  const made = checked();
  const before = made.findings;
  made.change(`${TEXT} Kommt!`);
  expect(made.findings).toBe(before);
  made.change(`Oh! ${TEXT} Kommt!`);
  expect(made.findings[0]).toMatchObject({ start: (before[0]?.start ?? 0) + 4, quote: "Nordlicht" });
});
