// What card, question and badge are to show, made from what is known about a draft. Pure.
import { type Group, grouped, placeOf } from "@/groups";
import type { CardModel, ConfirmModel, DraftState, FrameModel, Manner, QuotedFinding } from "@/talk";
import type { Draft } from "./draft";

/** Null where nothing is written. */
export function stateOf(draft: Draft): DraftState | null {
  if (draft.isEmpty) return null;
  if (draft.answer === null) return { state: "checking" };
  if (draft.answer.state === "not-checked") return draft.answer;
  return { state: "checked", level: draft.level, count: draft.count };
}

/** Which finding the card shows now, null for the first; and which one's advice could not be put into the text. */
export interface Turned {
  readonly shown: string | null;
  readonly failed: string | null;
}

/** Where findings are, they speak; how the draft stands is told where there is none. */
const SPEAKS: DraftState = { state: "checking" };

/** One note, by the place that is shown of it. The card needs no offsets, and would have to be told of them at every
 * keystroke. */
function noteOf(group: Group<QuotedFinding>, shown: string | null): CardModel["findings"][number] {
  const finding = group.find(({ id }) => id === shown) ?? group[0];
  const also = group.filter((each) => each !== finding).map(({ id, quote }) => ({ id, quote: quote ?? "" }));
  return { ...finding, start: null, end: null, also };
}

export function cardOf(draft: Draft, manner: Manner, { shown, failed }: Turned): CardModel {
  const groups = grouped(draft.findings);
  const findings = groups.map((group) => noteOf(group, shown));
  const at = placeOf(groups, shown);
  const state = findings.length > 0 ? SPEAKS : (stateOf(draft) ?? { state: "checking" });
  const stuck = failed !== null && findings[at]?.id === failed;
  return { kind: "card", manner, state, level: draft.level, findings, at, canApply: true, failed: stuck };
}

export function questionOf(draft: Draft, manner: Manner, stage: ConfirmModel["stage"], word: string | null): ConfirmModel {
  return { kind: "confirm", manner, level: draft.level, findings: grouped(draft.findings).map(([first]) => first), publishWord: word, stage };
}

/** Whether both are painted alike. The advice of a finding is handed on and never copied: the same one, the same finding. */
export function looksLike(one: FrameModel, other: FrameModel): boolean {
  const alike = ({ advice, quote }: QuotedFinding, at: number): boolean =>
    other.findings[at]?.advice === advice && other.findings[at].quote === quote;
  return bare(one) === bare(other) && one.findings.length === other.findings.length && one.findings.every(alike);
}

/** All that is no finding, and what a note says beside its first place. */
function bare(model: FrameModel): string {
  const also = model.kind === "card" ? model.findings.map((note) => note.also) : [];
  return JSON.stringify({ ...model, findings: [], also });
}
