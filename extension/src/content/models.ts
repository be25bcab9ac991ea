// What card, question and badge are to show, made from what is known about a draft. Pure.
import type { CardModel, ConfirmModel, DraftState, Manner, QuotedFinding } from "@/talk";
import type { Draft } from "./draft";

/** Null where nothing is written. */
export function stateOf(draft: Draft): DraftState | null {
  if (draft.isEmpty) return null;
  if (draft.answer === null) return { state: "checking" };
  if (draft.answer.state === "not-checked") return draft.answer;
  return { state: "checked", level: draft.level, count: draft.findings.length };
}

/** Which finding the card shows now, null for the first; and which one's advice could not be put into the text. */
export interface Turned {
  readonly shown: string | null;
  readonly failed: string | null;
}

/** Where findings are, they speak; how the draft stands is told where there is none. */
const SPEAKS: DraftState = { state: "checking" };

/** The card needs no place in the text, and would have to be told of it at every keystroke. */
function unplaced(finding: QuotedFinding): QuotedFinding {
  return { ...finding, start: null, end: null };
}

export function cardOf(draft: Draft, manner: Manner, { shown, failed }: Turned): CardModel {
  const { findings, level } = draft;
  const at = Math.max(0, findings.findIndex(({ id }) => id === shown));
  const state = findings.length > 0 ? SPEAKS : (stateOf(draft) ?? { state: "checking" });
  const stuck = failed !== null && findings[at]?.id === failed;
  return { kind: "card", manner, state, level, findings: findings.map(unplaced), at, canApply: true, failed: stuck };
}

export function questionOf(draft: Draft, manner: Manner, stage: ConfirmModel["stage"], word: string | null): ConfirmModel {
  return { kind: "confirm", manner, level: draft.level, findings: [...draft.findings], publishWord: word, stage };
}
