// The card beside the editor: one finding at a time, what a reader could take from it, and what one can do.
import { card, product } from "virtual:words";
import type { CardModel, QuotedFinding } from "@/talk";
import type { Say } from "@/words";
import { adviceList } from "./advice";
import { button, type Child, el } from "./dom";
import { also } from "./also";
import { contact } from "./ask";
import { type Act, company, guideline, levelLine, reason, term, words } from "./finding";
import { face } from "./icon";
import { arrow } from "./signs";
import { draftStanding } from "./standing";

function step(name: "next" | "previous", say: Say, act: Act): HTMLElement {
  const press = () => { act({ type: "next", step: name === "next" ? 1 : -1 }); };
  return button(arrow(name), press, { key: name, class: "bare", "aria-label": say(card, name), title: say(card, name) });
}

function turning(model: CardModel, say: Say, act: Act): Child {
  if (model.findings.length < 2) return null;
  const position = say(card, "position", { index: model.at + 1, count: model.findings.length });
  return el("div", { class: "turning" }, step("previous", say, act), el("span", {}, position), step("next", say, act));
}

function closeButton(say: Say, act: Act): HTMLElement {
  const name = say(card, "close");
  const press = () => { act({ type: "close" }); };
  return button(arrow("close"), press, { key: "close", class: "bare", "aria-label": name, title: name });
}

function head(model: CardModel, finding: QuotedFinding, say: Say, act: Act): HTMLElement {
  return el(
    "header",
    { class: "head" },
    levelLine(finding.level, say),
    turning(model, say, act),
    closeButton(say, act),
  );
}

function because(finding: QuotedFinding, say: Say): Child {
  const { evidence } = finding;
  const found = evidence.length === 0 ? [] : [say(card, "evidence", { concepts: evidence.join(", ") })];
  const notes = [...found, ...finding.because.map(({ note }) => note)].map((note) => el("li", {}, note));
  if (notes.length === 0) return null;
  return el("section", { class: "because" }, el("h2", {}, say(card, "because")), el("ul", { role: "list" }, ...notes));
}

function quieter(finding: QuotedFinding, say: Say, act: Act): readonly Child[] {
  const never = button(
    say(card, "never_word", { words: term(finding) }),
    () => { act({ type: "ignore-term", finding: finding.id }); },
    { key: "never", class: "plain" },
  );
  const less = button(say(card, "less_rule"), () => { act({ type: "less", finding: finding.id }); }, {
    key: "less",
    class: "plain",
  });
  return [finding.quote === null ? null : never, less];
}

/** Opens what is rarely wanted: quieter from now on, and how the note came about. */
function more(finding: QuotedFinding, say: Say, act: Act): readonly [HTMLElement, HTMLElement] {
  const panel = el("div", { id: "more", class: "more", hidden: true }, ...quieter(finding, say, act), because(finding, say));
  const words = el("span", {}, say(card, "more"));
  const toggle = button(
    words,
    () => {
      panel.hidden = !panel.hidden;
      toggle.setAttribute("aria-expanded", String(!panel.hidden));
    },
    { key: "more", class: "plain", "aria-expanded": "false", "aria-controls": "more" },
  );
  toggle.append(arrow("open"));
  return [toggle, panel];
}

function keep(finding: QuotedFinding, say: Say, act: Act): HTMLElement {
  const press = () => { act({ type: "dismiss", finding: finding.id }); };
  return button(say(card, "not_now"), press, { key: "keep", class: "keep", title: say(card, "not_now_hint") });
}

/** Without a finding the card says how the draft stands: no praise, no approval. */
function noFinding(model: CardModel, say: Say, act: Act): readonly Child[] {
  const { face: name, title, line, help } = draftStanding(model.state, say);
  const words = [el("h1", { id: "title" }, title), el("p", {}, line), help === null ? null : el("p", { class: "line" }, help)];
  return [
    el("div", { class: "state" }, face(name), el("div", {}, ...words), closeButton(say, act)),
    el("p", { class: "trust" }, say(product, "trust")),
  ];
}

/** What the card shows: one finding, or that there is none. */
export function cardView(model: CardModel, say: Say, act: Act): readonly Child[] {
  const finding = model.findings[model.at];
  if (finding === undefined) return noFinding(model, say, act);
  return [
    head(model, finding, say, act),
    words(finding, say),
    also(finding, say, act),
    el("h1", { id: "title" }, finding.title),
    el("p", { class: "why" }, finding.why),
    adviceList(finding, model.canApply, say, act),
    model.failed ? el("p", { class: "line", role: "status" }, say(card, "failed")) : null,
    el("div", { class: "ground" }, reason(finding, say), company(finding, say), guideline(finding, say), contact(finding, say, act)),
    el("footer", { class: "foot" }, keep(finding, say, act), ...more(finding, say, act)),
    el("p", { class: "trust" }, say(product, "trust")),
  ];
}
