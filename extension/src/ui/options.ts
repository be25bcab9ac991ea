// All settings on one page. Each is kept the moment it is chosen; there is no button to forget.
import { levels as levelWords, options, product, reader, terms } from "virtual:words";
import type { PageState } from "@/talk";
import type { Say } from "@/words";
import type { Kept, Preferences } from "@/wire/frames";
import { consoleWay } from "./console";
import { type Field, line, oneOf, toggle } from "./choice";
import { button, type Child, el } from "./dom";
import { keptField } from "./kept";
import { type Keep, levelsField } from "./levels";
import { type Change, listedField, sensitivityField, stanceField } from "./manners";
import { settable } from "./standing";
import { pairField } from "./pair";
import type { Tell } from "./page";
import type { Sheet } from "./sheet";
import { termsField } from "./terms";

function section(title: string, ...children: readonly Child[]): HTMLElement {
  return el("section", { class: "sheet" }, el("h2", {}, title), ...children);
}

function hint(words: string): HTMLElement {
  return el("p", { class: "line" }, words);
}

export function employerField(words: string, below: string, change: Change): Field<Preferences> {
  const field = line(words, below, (employer) => { change({ employer }); });
  return { node: field.node, show: ({ employer }) => { field.show(employer); } };
}

function languageField(say: Say, change: Change): Field<Preferences> {
  const choices = [
    { value: "de" as const, words: "Deutsch", line: null },
    { value: "en" as const, words: "English", line: null },
  ];
  const field = oneOf(say(options, "language"), "tight", choices, (language) => { change({ language }); });
  return { node: field.node, show: ({ language }) => { field.show(language); } };
}

function addressField(say: Say, change: Change): Field<Preferences> {
  const choices = (["du", "sie"] as const).map((value) => ({ value, words: say(options, value), line: null }));
  const field = oneOf(say(options, "address"), "tight", choices, (address) => { change({ address }); });
  return { node: field.node, show: ({ address }) => { field.show(address); } };
}

function discreetField(say: Say, change: Change): Field<Preferences> {
  const field = toggle(say(options, "discreet"), say(options, "discreet_hint"), (discreet) => { change({ discreet }); });
  return { node: field.node, show: ({ discreet }) => { field.show(discreet); } };
}

/** Why the second reader does not read, though the person may want it. */
function hindrance({ preferences, status }: PageState): "company" | "absent" | "broken" | null {
  const state = status?.reader ?? "off";
  if (state === "company") return state;
  const wanted = preferences?.reader === true;
  return wanted && (state === "absent" || state === "broken") ? state : null;
}

/** The second reader: the switch, and below it why it does not read though it is on. */
function readerField(say: Say, change: Change) {
  const field = toggle(say(options, "reader"), say(options, "reader_hint"), (wanted) => { change({ reader: wanted }); });
  const standing = el("p", { class: "line", role: "status" });
  const show = (page: PageState) => {
    field.show(page.preferences?.reader ?? false);
    const why = hindrance(page);
    standing.textContent = why === null ? "" : say(reader, why);
  };
  return { node: el("div", {}, field.node, standing), show };
}

/** Puts the badges back that somebody has moved. */
function unmoved(say: Say, tell: Tell): HTMLElement {
  return el("div", {}, button(say(options, "unmove"), () => { tell({ type: "unmove" }); }, { key: "unmove", class: "small" }));
}

/** Words and levels: what the daemon keeps beside the preferences. */
function keptFields(say: Say, keep: Keep) {
  const own = termsField({ title: say(terms, "own"), hint: say(terms, "own_hint") }, say, (own_terms) => { keep({ own_terms }); });
  const still = termsField({ title: say(terms, "ignored"), hint: say(terms, "ignored_hint") }, say, (ignored_terms) => { keep({ ignored_terms }); });
  const levels = levelsField(say, keep);
  const all = keptField(say, keep);
  const show = (kept: Kept) => {
    own.show(kept.own_terms);
    still.show(kept.ignored_terms);
    levels.show(kept);
    all.show(kept);
  };
  return { own: own.node, still: still.node, levels: levels.node, all: all.node, show };
}

/** The settings page: `node` goes into the page once, `show` tells it what holds. */
export function optionsView(say: Say, change: Change, tell: Tell): Sheet {
  const employer = employerField(say(options, "employer"), say(options, "employer_hint"), change);
  const listed = listedField(say(options, "listed"), say, change);
  const stance = stanceField(say(options, "stance"), "list", say, change);
  const sensitivity = sensitivityField(say(options, "sensitivity"), "list", say, change);
  const [language, address, discreet] = [languageField(say, change), addressField(say, change), discreetField(say, change)];
  const second = readerField(say, change);
  const kept = keptFields(say, (to) => { tell({ type: "keep", change: to }); });
  const pair = pairField(say, (code) => { tell({ type: "pair", code }); });
  const way = consoleWay(say, tell, null);
  const fields = [employer, listed, stance, sensitivity, language, address, discreet];
  const away = el("p", { class: "away", role: "status" });
  const settings = el(
    "fieldset",
    { class: "all" },
    section(say(options, "you"), employer.node, el("h3", {}, say(options, "listed")), listed.node, hint(say(options, "listed_hint"))),
    section(say(options, "how"), stance.node, hint(say(options, "stance_hint")), sensitivity.node, second.node),
    section(say(levelWords, "title"), hint(say(levelWords, "lead")), kept.levels),
    section(say(terms, "title"), kept.own, kept.still),
    section(say(options, "looks"), language.node, address.node, discreet.node, unmoved(say, tell)),
  );
  const node = el(
    "main",
    { class: "page" },
    el("h1", {}, say(options, "title")),
    el("p", { class: "lead" }, say(options, "lead")),
    away,
    settings,
    section(say(options, "connection"), hint(say(options, "connection_hint")), pair.node),
    section(say(options, "console"), hint(say(options, "console_hint")), el("div", {}, way.press), way.said),
    section(say(options, "kept"), kept.all),
    el("p", { class: "trust" }, say(product, "trust")),
  );
  const show = (page: PageState) => {
    pair.show(page);
    settings.disabled = !settable(page);
    away.textContent = settings.disabled ? say(options, "away") : "";
    if (page.preferences !== null) for (const field of fields) field.show(page.preferences);
    if (page.kept !== null) kept.show(page.kept);
    second.show(page);
  };
  return { node, show, opened: way.opened };
}
