// The fields that popup, welcome and options share: how somebody wants Bedacht to be.
import { options, sensitivity, site, stance } from "virtual:words";
import type { Say } from "@/words";
import type { Preferences, PreferencesChange } from "@/wire/frames";
import { type Field, type Look, oneOf } from "./choice";
import { el } from "./dom";

export type Change = (change: PreferencesChange) => void;

const STANCES = ["separate", "open", "ambassador"] as const;
const SENSITIVITIES = ["relaxed", "balanced", "careful"] as const;
const SITES = ["linkedin", "xing", "facebook"] as const;
const LISTED = ["yes", "no", "unknown"] as const;

export function stanceField(legend: string, look: Look, say: Say, change: Change): Field<Preferences> {
  const choices = STANCES.map((value) => ({ value, words: say(stance, value), line: say(stance, `${value}_line`) }));
  const field = oneOf(legend, look, choices, (value) => { change({ stance: value }); });
  return { node: field.node, show: (preferences) => { field.show(preferences.stance); } };
}

export function sensitivityField(legend: string, look: Look, say: Say, change: Change): Field<Preferences> {
  const choices = SENSITIVITIES.map((value) => ({
    value,
    words: say(sensitivity, value),
    line: say(sensitivity, `${value}_line`),
  }));
  const field = oneOf(legend, look, choices, (value) => { change({ sensitivity: value }); });
  return { node: field.node, show: (preferences) => { field.show(preferences.sensitivity); } };
}

type Listed = (typeof LISTED)[number];

function listedOn(name: (typeof SITES)[number], say: Say, choose: (value: Listed) => void): Field<Listed> {
  const choices = LISTED.map((value) => ({ value, words: say(options, value), line: null }));
  return oneOf(say(site, name), "tight", choices, choose);
}

/** Whether the profile names the employer, asked for each site. */
export function listedField(legend: string, say: Say, change: Change): Field<Preferences> {
  let listed: Preferences["listed"] = { linkedin: "unknown", xing: "unknown", facebook: "unknown" };
  const fields = SITES.map((name) => {
    const choose = (value: Listed) => { change({ listed: { ...listed, [name]: value } }); };
    return { name, field: listedOn(name, say, choose) };
  });
  const nodes = fields.map(({ field }) => field.node);
  const node = el("div", { class: "sites", role: "group", "aria-label": legend }, ...nodes);
  const show = (preferences: Preferences) => {
    listed = preferences.listed;
    for (const { name, field } of fields) field.show(listed[name]);
  };
  return { node, show };
}
