// What else one could write: each advice in words, and a button that puts it into the text.
import { card } from "virtual:words";
import type { QuotedFinding } from "@/talk";
import type { Say } from "@/words";
import type { Advice } from "@/wire/frames";
import { button, el } from "./dom";
import type { Act } from "./finding";
import { arrow } from "./signs";

const APPLIES = ["replace", "remove", "add"] as const;
type Applicable = (typeof APPLIES)[number];

function applicable(advice: Advice): Applicable | null {
  return APPLIES.find((kind) => kind === advice.kind) ?? null;
}

function instead(advice: Advice): HTMLElement | null {
  if (advice.text === null || advice.kind === "ask") return null;
  return el("p", { class: "instead" }, arrow("into"), el("q", {}, advice.text));
}

function applyButton(finding: QuotedFinding, index: number, say: Say, act: Act): HTMLElement | null {
  const advice = finding.advice[index];
  const kind = advice === undefined ? null : applicable(advice);
  if (kind === null) return null;
  const press = () => { act({ type: "apply-advice", finding: finding.id, advice: index }); };
  return button(say(card, kind), press, { key: `advice-${index}`, "aria-describedby": `advice-${index}` });
}

function item(finding: QuotedFinding, index: number, press: HTMLElement | null): HTMLElement | null {
  const advice = finding.advice[index];
  if (advice === undefined) return null;
  const words = el("div", { id: `advice-${index}` }, el("p", {}, advice.label), instead(advice));
  return el("li", { class: press === null ? "said" : "doable" }, words, press);
}

/** The list of advice; without `canApply` it is to be read only. */
export function adviceList(finding: QuotedFinding, canApply: boolean, say: Say, act: Act): HTMLElement | null {
  if (finding.advice.length === 0) return null;
  const items = finding.advice.map((_, index) =>
    item(finding, index, canApply ? applyButton(finding, index, say, act) : null),
  );
  const heading = el("h2", { class: "unseen" }, say(card, "advice"));
  return el("section", { class: "advice" }, heading, el("ul", { role: "list" }, ...items));
}
