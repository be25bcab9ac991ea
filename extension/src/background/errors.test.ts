// Whatever the daemon says, and whatever goes wrong: only a whole verdict that says so counts as checked.
import { expect, test, vi } from "vitest";
import { draftStanding } from "@/ui/standing";
import { speaker } from "@/words";
import type { Answer, DraftState } from "@/talk";
import { encoded } from "@/wire/bytes";
import { readFrame } from "@/wire/codec";
import type { Context, DaemonFrame, Verdict } from "@/wire/frames";
import { faceOf } from "./icon";
import { Reviews } from "./reviews";

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
const CLEAN: Verdict = { type: "verdict", draft: "d", revision: 1, state: "checked", reason: null, level: "clean", findings: [], policy: null };
const JUNK: readonly unknown[] = [
  undefined, null, true, 0, -1, 1.5, Number.NaN, 2 ** 60, "", "clean", "checked", "ok", "not-checked", "none", [], [null], {}, { level: "clean" },
];
const ROUNDS = 4000;

/** The same numbers in every run: a failure can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

/** A verdict with one to three fields replaced, taken away or added. */
function bent(next: (below: number) => number): Record<string, unknown> {
  const frame: Record<string, unknown> = { ...CLEAN };
  const names = [...Object.keys(CLEAN), "script", "__proto__"];
  for (let change = next(3); change >= 0; change -= 1) {
    const name = names[next(names.length)] ?? "type";
    if (next(4) === 0) Reflect.deleteProperty(frame, name);
    else Object.defineProperty(frame, name, { value: JUNK[next(JUNK.length)], enumerable: true, configurable: true });
  }
  return frame;
}

function heard(words: string): DaemonFrame | null {
  try {
    return readFrame(encoded(words));
  } catch {
    return null;
  }
}

/** What becomes of a draft when the daemon says this; a frame that cannot be read ends the session. */
function answerTo(frame: DaemonFrame | null): Answer | undefined {
  const answers: Answer[] = [];
  const reviews = new Reviews({ send: () => true, answer: (_draft, _revision, answer) => { answers.push(answer); } });
  reviews.review({ draft: "d", revision: 1, text: "Hallo", context: CONTEXT }, "connecting");
  if (frame === null) reviews.lose("daemon-away");
  else if (frame.type === "verdict" || frame.type === "refusal") reviews.hear(frame);
  return answers.at(-1);
}

function shown(answer: Answer): DraftState {
  return answer.state === "checked" ? { state: "checked", level: answer.level, count: answer.findings.length } : answer;
}

// case 3.9.97
test("only a verdict that is whole and says so is checked", () => {
  vi.useFakeTimers();
  const next = numbers(20_261_124);
  const whole = JSON.stringify(CLEAN);
  let taken = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const words = JSON.stringify(bent(next));
    const frame = heard(words);
    const answer = answerTo(frame);
    if (answer?.state === "checked") {
      expect({ ...frame, policy: null }, words).toEqual(JSON.parse(whole));
      taken += 1;
    }
  }
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(ROUNDS / 4);
});

// case 3.9.97
test.each(["daemon-away", "untrusted", "timeout", "fault", "busy", "version", "keyring-locked", "no-host"] as const)(
  "after %s neither icon nor words look as if nothing was found",
  (reason) => {
    const draft = shown({ state: "not-checked", reason });
    const say = speaker({ language: "en", address: "du" });
    const quiet = draftStanding({ state: "checked", level: "clean", count: 0 }, say);
    const standing = draftStanding(draft, say);

    expect(faceOf({ platform: "xing", site: "watching", draft })).toEqual({ drawing: "not-checked", text: "?" });
    expect([standing.face, standing.title]).not.toContain(quiet.face);
    expect(standing.title).not.toBe(quiet.title);
  },
);

test("session that ends takes even a whole verdict back", () => {
  const answers: Answer[] = [];
  const reviews = new Reviews({ send: () => true, answer: (_draft, _revision, answer) => { answers.push(answer); } });
  reviews.review({ draft: "d", revision: 1, text: "Hallo", context: CONTEXT }, "connecting");
  reviews.hear(CLEAN);
  reviews.lose("daemon-away");

  expect(answers.map(({ state }) => state)).toEqual(["checked", "not-checked"]);
});
