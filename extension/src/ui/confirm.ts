// The one question before publishing: the findings that matter most, and two ways on. It never judges and never blocks.
import { confirm } from "virtual:words";
import type { ConfirmModel, QuotedFinding } from "@/talk";
import type { Say } from "@/words";
import type { Level } from "@/wire/frames";
import { button, type Child, el } from "./dom";
import { type Act, levelLine, words } from "./finding";

const MOST = 3;
const WEIGHT: Readonly<Record<Level, number>> = { clean: 0, hint: 1, warn: 2, confirm: 3 };

function matters({ level }: QuotedFinding): boolean {
  return WEIGHT[level] >= WEIGHT.warn;
}

/** The findings that are worth the question, the loudest first, in the order of the text. */
export function weightiest(findings: readonly QuotedFinding[]): readonly QuotedFinding[] {
  const sorted = findings.filter(matters).sort((one, other) => WEIGHT[other.level] - WEIGHT[one.level]);
  return sorted.slice(0, MOST);
}

function item(finding: QuotedFinding, say: Say): HTMLElement {
  return el("li", {}, words(finding, say), el("p", { class: "title" }, finding.title));
}

function others(count: number, say: Say): Child {
  if (count === 0) return null;
  const rest = count === 1 ? say(confirm, "more_one") : say(confirm, "more_many", { count });
  return el("p", { class: "rest" }, rest);
}

function title(count: number, say: Say): string {
  return count === 1 ? say(confirm, "title_one") : say(confirm, "title_many", { count });
}

function ways(findings: readonly QuotedFinding[], say: Say, act: Act): HTMLElement {
  const edit = () => { act({ type: "edit", finding: findings[0]?.id ?? null }); };
  const publish = () => { act({ type: "publish-anyway" }); };
  return el(
    "div",
    { class: "ways" },
    button(say(confirm, "edit"), edit, { key: "edit", class: "first" }),
    button(say(confirm, "publish"), publish, { key: "publish" }),
  );
}

function question(model: ConfirmModel, say: Say, act: Act): readonly Child[] {
  const shown = weightiest(model.findings);
  return [
    levelLine(model.level, say),
    el("h1", { id: "title" }, title(shown.length, say)),
    el("ul", { id: "findings", role: "list" }, ...shown.map((finding) => item(finding, say))),
    others(model.findings.length - shown.length, say),
    ways(shown, say, act),
    el("p", { class: "trust" }, say(confirm, "once")),
  ];
}

function pressWords({ publishWord }: ConfirmModel, say: Say): string {
  return publishWord === null ? say(confirm, "press_site") : say(confirm, "press_again", { button: publishWord });
}

function pressAgain(model: ConfirmModel, say: Say, act: Act): readonly Child[] {
  const press = () => { act({ type: "close" }); };
  return [
    el("h1", { id: "title" }, pressWords(model, say)),
    el("p", { id: "findings" }, say(confirm, "not_again")),
    el("div", {}, button(say(confirm, "understood"), press, { key: "edit" })),
  ];
}

export function confirmView(model: ConfirmModel, say: Say, act: Act): readonly Child[] {
  return model.stage === "ask" ? question(model, say, act) : pressAgain(model, say, act);
}
