// A field to try Bedacht in: what is written is reviewed as it would be on a site, and goes nowhere else.
import { card, product, tryout } from "virtual:words";
import type { Answer, QuotedFinding } from "@/talk";
import type { Say } from "@/words";
import { button, type Child, el, paint } from "./dom";
import { levelLine, words } from "./finding";
import { draftStanding } from "./standing";

const QUIET_MS = 250;
const MOST = 4;

export interface Tryout {
  readonly node: HTMLElement;
  readonly heard: (revision: number, answer: Answer) => void;
}

function item(finding: QuotedFinding, say: Say): HTMLElement {
  return el("li", {}, levelLine(finding.level, say), words(finding, say), el("h3", {}, finding.title), el("p", {}, finding.why));
}

function verdict(answer: Answer, text: string, say: Say): readonly Child[] {
  if (answer.state === "not-checked") {
    const { title, line } = draftStanding(answer, say);
    return [el("p", {}, el("strong", {}, title), ". ", line)];
  }
  const quoted = answer.findings.map((finding) => ({ ...finding, quote: quoteOf(finding, text) }));
  const { title, line } = draftStanding({ state: "checked", level: answer.level, count: quoted.length }, say);
  if (quoted.length === 0) return [el("p", {}, el("strong", {}, title), ". ", line)];
  return [
    el("p", {}, el("strong", {}, title)),
    el("ul", { class: "tried", role: "list", "aria-label": say(card, "label") }, ...quoted.slice(0, MOST).map((finding) => item(finding, say))),
  ];
}

function quoteOf({ start, end }: { start: number | null; end: number | null }, text: string): string | null {
  return start === null || end === null ? null : text.slice(start, end);
}

/** `send` hands a text over; the answer to its revision comes back by `heard`. */
export function tryoutField(say: Say, send: (revision: number, text: string) => void): Tryout {
  const input = el("textarea", { id: "tryout", rows: "4", autocomplete: "off", spellcheck: "false", "aria-describedby": "tryout-hint" });
  const outcome = el("div", { class: "outcome", role: "status" });
  let revision = 0;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const written = () => {
    revision += 1;
    clearTimeout(quiet);
    if (input.value.trim() === "") paint(outcome, []);
    else quiet = setTimeout(() => { send(revision, input.value); }, QUIET_MS);
  };
  input.oninput = written;
  const sample = button(say(tryout, "sample"), () => {
    input.value = say(tryout, "text");
    input.focus();
    written();
  }, { key: "sample", class: "small" });
  const heard = (of: number, answer: Answer) => {
    if (of === revision) paint(outcome, verdict(answer, input.value, say));
  };
  const hint = el("p", { class: "line", id: "tryout-hint" }, say(product, "trust"));
  const node = el("div", { class: "text" }, el("label", { for: "tryout" }, say(tryout, "label")), input, hint, el("div", {}, sample), outcome);
  return { node, heard };
}
