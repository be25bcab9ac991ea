// What the daemon keeps beside the preferences, as a sample: every kind of source, and a floor.
import type { Kept, Language } from "@/wire/frames";

type Rule = Kept["rules"][number];

function rule(name: string, title: string, over: Partial<Rule> = {}): Rule {
  return { rule: name, title, level: "hint", source: "rule", floor: null, why: null, ...over };
}

const GERMAN: readonly Rule[] = [
  rule("association.employer-named", "Der Arbeitgeber ist genannt"),
  rule("association.first-link", "Die erste sichtbare Verbindung", { level: "warn", source: "company" }),
  rule("conduct.disparagement", "Dein Punkt bleibt auch ohne das Wort", { level: "off", source: "person" }),
  rule("confidentiality.figures", "Zahlen, die noch niemand kennt", { level: "warn", source: "floor", floor: "warn", why: "Wir sind an der Börse: Eine Zahl zu früh kann viele treffen. Unklar? Das Team Kommunikation hilft weiter. kommunikation@falkenried.example" }),
  rule("confidentiality.credentials", "Sicherheitsüberprüfungsunterlagen und Zugangsdaten", { level: "confirm" }),
];

const ENGLISH: readonly Rule[] = [
  rule("association.employer-named", "The employer is named"),
  rule("association.first-link", "The first visible link", { level: "warn", source: "company" }),
  rule("conduct.disparagement", "Your point stands without the word", { level: "off", source: "person" }),
  rule("confidentiality.figures", "Figures nobody knows yet", { level: "warn", source: "floor", floor: "warn", why: "We are listed: a figure told too early can touch many people. Not sure? The communications team can help. kommunikation@falkenried.example" }),
  rule("confidentiality.credentials", "Access data", { level: "confirm" }),
];

export function keptSample(language: Language): Kept {
  return {
    type: "kept",
    own_terms: ["Blaue Möwe"],
    ignored_terms: ["Team", "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung"],
    linked: ["linkedin", "xing"],
    levels: [{ rule: "conduct.disparagement", level: "off" }, { rule: "confidentiality", level: "hint" }],
    rules: [...(language === "de" ? GERMAN : ENGLISH)],
  };
}
