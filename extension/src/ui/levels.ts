// How loudly each kind of note speaks: a choice for a family and for each of its rules, and who wants it so.
import { family as families, level as words, levels as sentences } from "virtual:words";
import type { Say } from "@/words";
import type { Kept, KeptChange, SetLevel } from "@/wire/frames";
import type { Field } from "./choice";
import { el } from "./dom";
import { lock } from "./signs";

export type Keep = (change: KeptChange) => void;
type Rule = Kept["rules"][number];

const LEVELS = ["off", "hint", "warn", "confirm"] as const;
const AS_MEANT = "as-meant";

function levelWords(level: SetLevel, say: Say): string {
  return level === "off" ? say(sentences, "off") : say(words, level);
}

function known(name: string): name is keyof (typeof families)["de"] {
  return name in families.de;
}

function familyOf(rule: string): string {
  return rule.split(".")[0] ?? rule;
}

/** The person's own wish, `as-meant` where they have none. */
function wishFor(key: string, kept: Kept): SetLevel | typeof AS_MEANT {
  return kept.levels.find(({ rule }) => rule === key)?.level ?? AS_MEANT;
}

function option(value: SetLevel, floor: SetLevel | null, say: Say): HTMLElement {
  const below = floor !== null && LEVELS.indexOf(value) < LEVELS.indexOf(floor);
  return el("option", { value, disabled: below }, levelWords(value, say));
}

interface Row {
  readonly node: HTMLElement;
  readonly show: (kept: Kept) => void;
}

interface Subject {
  /** A family or a rule. */
  readonly key: string;
  readonly title: string;
  readonly floor: SetLevel | null;
}

function isLevel(value: string): value is SetLevel {
  return LEVELS.some((level) => level === value);
}

function row({ key, title, floor }: Subject, say: Say, keep: Keep): Row {
  const id = `level-${key}`;
  const now = el("p", { class: "line", id: `${id}-now` });
  const meant = el("option", { value: AS_MEANT }, say(sentences, "as_meant"));
  const select = el("select", { id, "aria-describedby": `${id}-now` }, meant, ...LEVELS.map((level) => option(level, floor, say)));
  select.onchange = () => {
    const { value } = select;
    keep({ levels: [{ rule: key, level: isLevel(value) ? value : null }] });
  };
  const node = el("div", { class: "level-row" }, el("label", { for: id }, title), select, now);
  const show = (kept: Kept) => {
    select.value = wishFor(key, kept);
    now.textContent = nowLine(kept.rules.find(({ rule }) => rule === key), say);
  };
  return { node, show };
}

function nowLine(rule: Rule | undefined, say: Say): string {
  if (rule === undefined) return "";
  const level = levelWords(rule.level, say);
  return say(sentences, `now_${rule.source}`, { level });
}

/** Why the company does not let rules go lower and whom to ask, each reason once. */
function reasons(rules: readonly Rule[]): readonly HTMLElement[] {
  const told = new Set(rules.flatMap(({ why }) => (why === null ? [] : [why])));
  return [...told].map((why) => el("p", { class: "line" }, lock(), ` ${why}`));
}

/** One family: its own choice, and those of its rules behind a fold. */
function group(name: string, rules: readonly Rule[], say: Say, keep: Keep): Row {
  const title = known(name) ? say(families, name) : name;
  const whole = row({ key: name, title: say(sentences, "whole"), floor: null }, say, keep);
  const rows = [whole, ...rules.map(({ rule, title, floor }) => row({ key: rule, title, floor }, say, keep))];
  const inside = [...reasons(rules), ...rows.map((each) => each.node)];
  const node = el("details", { class: "family" }, el("summary", {}, title), el("div", { class: "rows" }, ...inside));
  const show = (kept: Kept) => { for (const each of rows) each.show(kept); };
  return { node, show };
}

function groups(kept: Kept, say: Say, keep: Keep): readonly Row[] {
  const names = [...new Set(kept.rules.map(({ rule }) => familyOf(rule)))];
  return names.map((name) => group(name, kept.rules.filter(({ rule }) => familyOf(rule) === name), say, keep));
}

/** Built again only where the rules are others than before: nothing moves under the person's hands. */
export function levelsField(say: Say, keep: Keep): Field<Kept> {
  const node = el("div", { class: "families" });
  let told = "";
  let rows: readonly Row[] = [];
  const show = (kept: Kept) => {
    const rules = JSON.stringify(kept.rules.map(({ rule, title, floor, why }) => [rule, title, floor, why]));
    if (rules !== told) {
      rows = groups(kept, say, keep);
      node.replaceChildren(...rows.map((each) => each.node));
      told = rules;
    }
    for (const each of rows) each.show(kept);
  };
  return { node, show };
}
