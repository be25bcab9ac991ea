// The drafts that are open and what became of them: the latest revision wins, every one gets an answer.
import type { Answer, AwayReason, FromEditor } from "@/talk";
import type { Context, DaemonFrame, ExtensionFrame, Verdict } from "@/wire/frames";

/** A check that takes longer counts as not made. */
export const ANSWER_MS = 2500;
/** Bytes of UTF-8; a longer draft is not handed over. */
export const DRAFT_LIMIT = 65_536;

export interface Draft {
  readonly draft: string;
  readonly revision: number;
  readonly text: string;
  readonly context: Context;
}

export type Change = Extract<FromEditor, { type: "change" }>;

export interface Desk {
  /** Hands a frame over; false where there is no session. */
  readonly send: (frame: ExtensionFrame) => boolean;
  readonly answer: (draft: string, revision: number, answer: Answer) => void;
}

interface Open {
  latest: Draft;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const NOTHING_OPEN = { timer: undefined, latest: null };

export class Reviews {
  readonly #desk: Desk;
  readonly #open = new Map<string, Open>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Reviews this revision; an older one is forgotten. `away`: why there is no session, if there is none;
   * while it is being opened, the draft waits. */
  review(latest: Draft, away: AwayReason): void {
    const known = this.#open.get(latest.draft);
    if (known !== undefined) clearTimeout(known.timer);
    const open: Open = { latest, timer: undefined };
    this.#open.set(latest.draft, open);
    if (tooLong(latest.text)) this.#unchecked(open, "too-long");
    else this.#hand(open, away);
  }

  /** What was handed over last. */
  latest(draft: string): Draft | undefined {
    return this.#open.get(draft)?.latest;
  }

  forget(draft: string): void {
    clearTimeout(this.#open.get(draft)?.timer);
    this.#open.delete(draft);
  }

  /** Takes a verdict or refusal; one for an older revision is dropped. */
  hear(frame: Extract<DaemonFrame, { type: "verdict" | "refusal" }>): void {
    const { timer, latest } = this.#open.get(frame.draft ?? "") ?? NOTHING_OPEN;
    if (latest === null || latest.revision !== frame.revision) return;
    clearTimeout(timer);
    this.#desk.answer(latest.draft, latest.revision, answerOf(frame));
  }

  /** The connection is lost: nothing that is open counts as checked any more. */
  lose(reason: AwayReason): void {
    for (const open of this.#open.values()) {
      clearTimeout(open.timer);
      this.#unchecked(open, reason);
    }
  }

  /** Hands over everything that is open once more. */
  again(): void {
    for (const { latest } of this.#open.values()) this.review(latest, "connecting");
  }

  #hand(open: Open, away: AwayReason): void {
    const handed = this.#desk.send({ type: "review", ...open.latest });
    if (!handed && away !== "connecting") this.#unchecked(open, away);
    else open.timer = setTimeout(() => { this.#unchecked(open, handed ? "timeout" : "daemon-away"); }, ANSWER_MS);
  }

  #unchecked(open: Open, reason: AwayReason): void {
    this.#desk.answer(open.latest.draft, open.latest.revision, { state: "not-checked", reason });
  }
}

/** The draft after a change; null where it was made in another text than the one that is known. */
export function changed(known: Draft | undefined, change: Change): Draft | null {
  if (known?.revision !== change.base) return null;
  const text = known.text.slice(0, change.start) + change.text + known.text.slice(change.end);
  return { ...known, revision: change.revision, text };
}

function tooLong(text: string): boolean {
  return text.length > DRAFT_LIMIT || new TextEncoder().encode(text).length > DRAFT_LIMIT;
}

function answerOf(frame: Extract<DaemonFrame, { type: "verdict" | "refusal" }>): Answer {
  if (frame.type === "refusal") return { state: "not-checked", reason: refused(frame.name) };
  return judged(frame);
}

/** Only a verdict that says so is `checked`; everything else is not. */
function judged({ state, level, findings, reason }: Verdict): Answer {
  if (state === "checked" && level !== null) return { state, level, findings };
  return { state: "not-checked", reason: reason ?? "fault" };
}

function refused(name: string): AwayReason {
  return name === "too-long" || name === "too-many" || name === "busy" ? name : "fault";
}
