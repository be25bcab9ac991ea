// Every draft that is handed over gets an answer, and only the latest revision counts.
import { beforeEach, expect, test, vi } from "vitest";
import type { Answer } from "@/talk";
import type { Context, DaemonFrame, ExtensionFrame, Verdict } from "@/wire/frames";
import { ANSWER_MS, DRAFT_LIMIT, Reviews } from "./reviews";

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
const REFUSAL: DaemonFrame = { type: "refusal", code: 6, name: "too-many", draft: "d", revision: 1 };

let connected = true;
let sent: ExtensionFrame[] = [];
let answers: [number, Answer][] = [];
let reviews: Reviews;

beforeEach(() => {
  vi.useFakeTimers();
  connected = true;
  sent = [];
  answers = [];
  reviews = new Reviews({
    send: (frame) => {
      if (connected) sent.push(frame);
      return connected;
    },
    answer: (_, revision, answer) => { answers.push([revision, answer]); },
  });
});

function hand(revision: number, text = "Hallo", away: "connecting" | "daemon-away" = "connecting"): void {
  reviews.review({ draft: "d", revision, text, context: CONTEXT }, away);
}

test("verdict is the answer", () => {
  hand(1);
  reviews.hear(CLEAN);

  expect(answers).toEqual([[1, { state: "checked", level: "clean", findings: [] }]]);
});

// case 3.9.98
test("verdict on an older revision is dropped", () => {
  hand(1);
  hand(2);
  reviews.hear(CLEAN);

  expect(answers).toEqual([]);
});

// case 3.9.97
test("late answer counts as not checked", () => {
  hand(1);
  vi.advanceTimersByTime(ANSWER_MS);

  expect(answers).toEqual([[1, { state: "not-checked", reason: "timeout" }]]);
});

test("refusal counts as not checked", () => {
  hand(1);
  reviews.hear(REFUSAL);

  expect(answers).toEqual([[1, { state: "not-checked", reason: "too-many" }]]);
});

test.each(["timeout", "snoozed", null] as const)("unchecked verdict with reason %s counts as not checked", (reason) => {
  hand(1);
  reviews.hear({ ...CLEAN, state: "not-checked", level: null, reason });

  expect(answers).toEqual([[1, { state: "not-checked", reason: reason ?? "fault" }]]);
});

test("verdict without a level counts as not checked", () => {
  hand(1);
  reviews.hear({ ...CLEAN, level: null });

  expect(answers[0]?.[1].state).toBe("not-checked");
});

test("draft that is too long never leaves", () => {
  hand(1, "ä".repeat(DRAFT_LIMIT / 2 + 1));

  expect([sent, answers]).toEqual([[], [[1, { state: "not-checked", reason: "too-long" }]]]);
});

test("lost connection takes every verdict back", () => {
  hand(1);
  reviews.hear(CLEAN);
  reviews.lose("daemon-away");

  expect(answers.at(-1)).toEqual([1, { state: "not-checked", reason: "daemon-away" }]);
});

test("draft without a connection is not checked, and handed over later", () => {
  connected = false;
  hand(1, "Hallo", "daemon-away");
  connected = true;
  reviews.again();

  expect([answers, sent.length]).toEqual([[[1, { state: "not-checked", reason: "daemon-away" }]], 1]);
});

test("draft waits for a connection that is being opened", () => {
  connected = false;
  hand(1);
  expect(answers).toEqual([]);
  vi.advanceTimersByTime(ANSWER_MS);

  expect(answers).toEqual([[1, { state: "not-checked", reason: "daemon-away" }]]);
});

test("forgotten draft is not answered", () => {
  hand(1);
  reviews.forget("d");
  vi.advanceTimersByTime(ANSWER_MS);
  reviews.hear(CLEAN);

  expect(answers).toEqual([]);
});
