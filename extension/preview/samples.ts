// Sample models of the fictional Falkenried SE, as rich as the daemon may send them.
import type { CardModel, ConfirmModel, Manner, Note, PageState, QuotedFinding } from "@/talk";
import type { Finding, Preferences } from "@/wire/frames";
import { keptSample } from "./kept";

const CONTACT = {
  de: { name: "Das Team Kommunikation", email: "kommunikation@falkenried.example", url: null, note: null },
  en: { name: "The communications team", email: "kommunikation@falkenried.example", url: null, note: null },
};
const GUIDELINE = {
  de: { id: "3", title: "Was im Haus bleibt", url: "https://falkenried.example/leitlinie#3" },
  en: { id: "3", title: "What stays in the house", url: "https://falkenried.example/leitlinie#3" },
};

const REASONS = {
  confidentiality: {
    de: "Was in der Firma bleibt, bleibt es auch hier. Im Feed denkt man nur seltener daran.",
    en: "What stays in the company stays so here too. In a feed one just thinks of it less often.",
  },
  attribution: {
    de: "Sobald dein Profil den Arbeitgeber nennt, lässt sich auch Privates ihm zuordnen, jederzeit und rückwirkend.",
    en: "Once your profile names the employer, private posts can be tied to it, at any time, also in hindsight.",
  },
  image: {
    de: "Wie sehr man selbst das Bild der Firma prägt, unterschätzt man leicht.",
    en: "It is easy to underestimate how much one shapes the company’s image.",
  },
};

type Language = "de" | "en";

function finding(language: Language, over: Partial<QuotedFinding>): QuotedFinding {
  return {
    id: "f",
    rule: "confidentiality.figures",
    level: "confirm",
    confidence: "high",
    start: 0,
    end: 1,
    reason: "confidentiality",
    reason_text: REASONS.confidentiality[language],
    title: "",
    why: "",
    advice: [],
    company: null,
    guideline: GUIDELINE[language],
    contact: CONTACT[language],
    evidence: language === "de" ? ["eine Kennzahl", "ein Prozentwert"] : ["a key figure", "a percentage"],
    because: [],
    quote: null,
    ...over,
  };
}

const GERMAN: readonly QuotedFinding[] = [
  finding("de", {
    id: "f1",
    quote: "Unser Umsatz ist im dritten Quartal um 23 % eingebrochen",
    title: "Zahlen, die noch niemand kennt",
    why: "Das liest sich wie ein Ergebnis, das noch nicht veröffentlicht ist. Wer mitliest, kann daraus auf das ganze Quartal schließen.",
    advice: [
      { kind: "replace", label: "Sag es ohne die Zahl.", text: "Hinter uns liegt ein ereignisreiches Quartal" },
      { kind: "remove", label: "Nimm den Satz heraus.", text: null },
      { kind: "ask", label: "Frag kurz, ob die Zahl schon öffentlich ist.", text: null },
    ],
    company: "Zahlen nennt bei uns zuerst die Pressestelle, dann gern alle.",
    contact: { ...CONTACT.de, name: "Frau Öztürk", note: "Vertretung für das Team Kommunikation." },
    because: [
      { source: "rule", level: "confirm", note: "Eigene Zahlen fragen beim Veröffentlichen nach." },
      { source: "evidence", level: "confirm", note: "Kennzahl, Richtung und Prozentwert stehen in einem Satz." },
      { source: "floor", level: "confirm", note: "Die Leitlinie hält diese Stufe mindestens auf „Bitte kurz prüfen“." },
    ],
  }),
  finding("de", {
    id: "f2",
    rule: "conduct.disparagement",
    level: "warn",
    reason: "image",
    reason_text: REASONS.image.de,
    quote: "mit diesem Drecksladen",
    title: "Dein Punkt bleibt auch ohne das Wort",
    why: "Hängen bleibt hier der Ausdruck, nicht das Anliegen. Ein konkretes Beispiel trifft besser.",
    advice: [{ kind: "remove", label: "Lass den Ausdruck weg.", text: null }],
    guideline: null,
    because: [{ source: "rule", level: "warn", note: "Abwertendes über die Firma bittet um einen zweiten Blick." }],
  }),
  finding("de", {
    id: "f3",
    rule: "association.first-link",
    level: "warn",
    start: null,
    end: null,
    reason: "attribution",
    reason_text: REASONS.attribution.de,
    title: "Die erste sichtbare Verbindung",
    why: "Dein Profil nennt Falkenried bisher nicht. Mit diesem Beitrag lässt es sich zuordnen, auch später noch.",
    advice: [{ kind: "add", label: "Wenn es deine eigene Sicht ist, hilft ein halber Satz.", text: "Das ist meine persönliche Meinung." }],
    contact: null,
  }),
  finding("de", {
    id: "f4",
    rule: "association.employer-named",
    level: "hint",
    reason: "attribution",
    reason_text: REASONS.attribution.de,
    quote: "#TeamFalke",
    title: "Der Arbeitgeber ist genannt",
    why: "Über das Schlagwort findet man diesen Beitrag zusammen mit denen der Firma.",
    advice: [{ kind: "remove", label: "Ohne das Schlagwort bleibt der Beitrag für sich.", text: null }],
    guideline: null,
    contact: null,
  }),
];

const ENGLISH: readonly QuotedFinding[] = [
  finding("en", {
    id: "f1",
    quote: "Our revenue dropped by 23 % in the third quarter",
    title: "Figures nobody knows yet",
    why: "This reads like a result that has not been published. Readers can work out the whole quarter from it.",
    advice: [
      { kind: "replace", label: "Say it without the number.", text: "An eventful quarter lies behind us" },
      { kind: "remove", label: "Take the sentence out.", text: null },
      { kind: "ask", label: "Ask briefly whether the figure is public.", text: null },
    ],
    company: "With us the press office tells figures first, then everybody may.",
    contact: { ...CONTACT.en, note: "Back on Wednesday from 09:00." },
    because: [{ source: "rule", level: "confirm", note: "Own figures are asked about when publishing." }],
  }),
  finding("en", {
    id: "f2",
    rule: "conduct.disparagement",
    level: "warn",
    reason: "image",
    reason_text: REASONS.image.en,
    quote: "this dump of a company",
    title: "Your point stands without the word",
    why: "What sticks is the expression, not the matter. A concrete example lands better.",
    advice: [{ kind: "remove", label: "Leave the expression out.", text: null }],
    guideline: null,
  }),
  finding("en", {
    id: "f3",
    rule: "association.employer-named",
    level: "hint",
    reason: "attribution",
    reason_text: REASONS.attribution.en,
    quote: "#TeamFalke",
    title: "The employer is named",
    why: "Through this tag the post can be found beside those of the company.",
    advice: [{ kind: "remove", label: "Without the tag the post stands for itself.", text: null }],
    contact: null,
  }),
];

const FINDINGS: Readonly<Record<Language, readonly QuotedFinding[]>> = { de: GERMAN, en: ENGLISH };

/** A hint that repeats. */
const ALSO: Readonly<Record<Language, readonly string[]>> = {
  de: ["bei uns im Werk", "Falkenried", "Falkenried"],
  en: ["here at the plant", "Falkenried", "Falkenried"],
};

function noteOf(finding: QuotedFinding, language: Language): Note {
  const also = finding.level === "hint" ? ALSO[language].map((quote, index) => ({ id: `also-${index}`, quote })) : [];
  return { ...finding, also };
}

/** A card that somebody opened although there is no finding. */
export function emptyCard(manner: Manner, name: string): CardModel {
  const state = name === "quiet"
    ? ({ state: "checked", level: "clean", count: 0 } as const)
    : ({ state: "not-checked", reason: "daemon-away" } as const);
  return { kind: "card", manner, state, level: "clean", findings: [], at: 0, canApply: true, failed: false };
}

export function cardSample(manner: Manner, at: number): CardModel {
  const findings = FINDINGS[manner.language].map((finding) => noteOf(finding, manner.language));
  const state = { state: "checked", level: "confirm", count: findings.length } as const;
  return { kind: "card", manner, state, level: "confirm", findings, at, canApply: true, failed: false };
}

export function confirmSample(manner: Manner, stage: ConfirmModel["stage"]): ConfirmModel {
  const findings = [...FINDINGS[manner.language]];
  const publishWord = manner.language === "de" ? "Posten" : "Post";
  return { kind: "confirm", manner, level: "confirm", findings, publishWord, stage };
}

const STATUS: NonNullable<PageState["status"]> = {
  type: "status",
  product: "0.1.0",
  rules: 23,
  policy: { name: "Falkenried SE", version: 7, source: "managed", state: "in-force" },
  faults: [],
  reader: "on",
};

export function preferencesSample(manner: Manner): Preferences {
  return {
    employer: "Falkenried SE",
    listed: { linkedin: "yes", xing: "unknown", facebook: "no" },
    stance: "open",
    sensitivity: "balanced",
    snooze_until: null,
    paused_sites: [],
  reader: false,
    ...manner,
  };
}

const CONNECTED = { state: "connected", product: "0.1.0" } as const;
const HERE = { platform: "linkedin", site: "watching" } as const;

/** The states that the popup, settings and welcome pages know, by name. */
export function pageSample(name: string, manner: Manner): PageState {
  const preferences = preferencesSample(manner);
  const fine: PageState = { link: CONNECTED, here: { ...HERE, draft: null }, preferences, status: STATUS, kept: keptSample(manner.language), pairing: "none" };
  const quiet = { state: "checked", level: "clean", count: 0 } as const;
  const cases: Readonly<Record<string, PageState>> = {
    quiet: { ...fine, here: { ...HERE, draft: quiet } },
    findings: { ...fine, here: { ...HERE, draft: { state: "checked", level: "confirm", count: 4 } } },
    away: { ...fine, link: { state: "away", reason: "daemon-away" }, preferences: null, status: null, kept: null },
    paused: { ...fine, preferences: { ...preferences, snooze_until: new Date(Date.now() + 3_600_000).toISOString() } },
    "paused-here": { ...fine, preferences: { ...preferences, paused_sites: ["linkedin"] } },
    elsewhere: { ...fine, here: null, status: null },
    faulty: { ...fine, status: { ...STATUS, faults: [{ code: "policy", note: "leitlinien.toml, Zeile 14: Dieses Feld kennt Bedacht nicht." }] } },
    changed: { ...fine, here: { ...HERE, site: "site-changed", draft: null } },
  };
  return cases[name] ?? fine;
}

/** What was found in the example that the welcome page offers: its figure, in the language of the text. */
export function triedSample(text: string): Finding[] {
  const spoken = [...GERMAN, ...ENGLISH].filter(({ quote }) => quote !== null && text.includes(quote));
  return spoken.map(({ quote, ...found }) => {
    const start = text.indexOf(quote ?? "");
    return { ...found, start, end: start + (quote?.length ?? 0) };
  });
}
