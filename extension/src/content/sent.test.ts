// Both ends together: what the editor tells of its changes is, in the background, the text as it stands in the editor.
import { expect, test } from "vitest";
import { changed, type Draft as Known } from "@/background/reviews";
import type { Context } from "@/wire/frames";
import { Draft } from "./draft";
import { Sent } from "./sent";

const CONTEXT: Context = {
  platform: "xing",
  surface: "post",
  audience: "unknown",
  employer_listed: "unknown",
  attachments: [],
  shared: null,
  page: "",
  language: null,
};
const LONG = "Wir zeigen Nordlicht bald. ".repeat(100);

/** An editor, and what has reached the background. */
class Pair {
  readonly draft = new Draft("d");
  readonly sent = new Sent();
  known: Known | undefined;
  size = 0;

  write(text: string, context = CONTEXT): string {
    this.draft.change(text);
    const written = JSON.stringify(this.sent.bring(this.draft, context));
    this.size = written.length;
    const message = JSON.parse(written) as ReturnType<Sent["bring"]>;
    if (message.type === "draft") this.known = { ...message, draft: message.editor };
    else this.known = changed(this.known, message) ?? undefined;
    return message.type;
  }
}

test.each([
  ["a letter at the end", `${LONG}x`],
  ["a letter in the middle", LONG.replace("bald", "balde")],
  ["a letter at the start", `x${LONG}`],
  ["words taken out", LONG.replace("Nordlicht bald. Wir", "")],
  ["the same again", LONG],
  ["nothing in common", "?"],
  ["one of many same letters less", LONG.replace("l", "ll").replace("ll", "l")],
  ["one emoji for another, half of which is the same", `${LONG}🚀`.replace("🚀", "🚁")],
  ["half an emoji", `${LONG}\uD83D`],
])("%s reaches the background", (_, text) => {
  const pair = new Pair();
  pair.write(`${LONG}🚀`);
  pair.write(LONG);
  expect(pair.write(text)).toBe("change");
  expect(pair.known).toMatchObject({ text, revision: pair.draft.revision, context: CONTEXT });
});

test("a letter in a long draft is told in few words", () => {
  const pair = new Pair();
  pair.write(LONG);
  pair.write(LONG.replace("bald", "balde"));
  expect(pair.size).toBeLessThan(120);
});

test("other circumstances, and a background that may have forgotten, are told the whole draft", () => {
  const pair = new Pair();
  expect(pair.write(LONG)).toBe("draft");
  expect(pair.write(`${LONG}!`, { ...CONTEXT })).toBe("draft");
  pair.sent.forget();
  expect(pair.write(`${LONG}?`)).toBe("draft");
});

test("a change in a text that is not the known one is none", () => {
  const change = { type: "change", editor: "d", revision: 3, base: 2, start: 0, end: 0, text: "x" } as const;
  expect(changed(undefined, change)).toBeNull();
  expect(changed({ draft: "d", revision: 1, text: "y", context: CONTEXT }, change)).toBeNull();
  expect(changed({ draft: "d", revision: 2, text: "y", context: CONTEXT }, change)).toMatchObject({ revision: 3, text: "xy" });
});
