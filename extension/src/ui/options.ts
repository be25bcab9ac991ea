// All settings on one page. Each is kept the moment it is chosen; there is no button to forget.
import { options, product } from "virtual:words";
import type { PageState } from "@/talk";
import type { Say } from "@/words";
import type { Preferences } from "@/wire/frames";
import { type Field, line, oneOf, toggle } from "./choice";
import { type Child, el } from "./dom";
import { type Change, listedField, sensitivityField, stanceField } from "./manners";
import { settable } from "./standing";
import { pairField } from "./pair";
import type { Tell } from "./page";

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

function kept(say: Say): HTMLElement {
  const items = [say(options, "kept_settings"), say(options, "kept_key"), say(options, "kept_linked")];
  return section(
    say(options, "kept"),
    el("ul", { class: "kept" }, ...items.map((words) => el("li", {}, words))),
    el("p", {}, say(options, "kept_not")),
  );
}

/** The settings page: `node` goes into the page once, `show` tells it what holds. */
export function optionsView(say: Say, change: Change, tell: Tell): Field<PageState> {
  const employer = employerField(say(options, "employer"), say(options, "employer_hint"), change);
  const listed = listedField(say(options, "listed"), say, change);
  const stance = stanceField(say(options, "stance"), "list", say, change);
  const sensitivity = sensitivityField(say(options, "sensitivity"), "list", say, change);
  const [language, address, discreet] = [languageField(say, change), addressField(say, change), discreetField(say, change)];
  const pair = pairField(say, (code) => { tell({ type: "pair", code }); });
  const fields = [employer, listed, stance, sensitivity, language, address, discreet];
  const away = el("p", { class: "away", role: "status" });
  const settings = el(
    "fieldset",
    { class: "all" },
    section(say(options, "you"), employer.node, el("h3", {}, say(options, "listed")), listed.node, hint(say(options, "listed_hint"))),
    section(say(options, "how"), stance.node, hint(say(options, "stance_hint")), sensitivity.node),
    section(say(options, "looks"), language.node, address.node, discreet.node),
  );
  const node = el(
    "main",
    { class: "page" },
    el("h1", {}, say(options, "title")),
    el("p", { class: "lead" }, say(options, "lead")),
    away,
    settings,
    section(say(options, "connection"), hint(say(options, "connection_hint")), pair.node),
    kept(say),
    el("p", { class: "trust" }, say(product, "trust")),
  );
  const show = (page: PageState) => {
    pair.show(page);
    settings.disabled = !settable(page);
    away.textContent = settings.disabled ? say(options, "away") : "";
    if (page.preferences !== null) for (const field of fields) field.show(page.preferences);
  };
  return { node, show };
}
