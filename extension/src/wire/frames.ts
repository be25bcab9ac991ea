// The frames of protocol version 1, as docs/wire.md draws them: closed schemas, nothing else passes.
import * as v from "valibot";

export const PLATFORMS = ["linkedin", "xing", "facebook"] as const;
export const LEVELS = ["clean", "hint", "warn", "confirm"] as const;

export const level = v.picklist(LEVELS);
const platform = v.picklist([...PLATFORMS, "web"]);
const language = v.picklist(["de", "en"]);
const words = v.string();
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const listed = v.picklist(["yes", "no", "unknown"]);
const draftId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,64}$/));
/** 32 bytes as base64. */
const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/));

export const context = v.strictObject({
  platform,
  surface: v.picklist(["post", "comment", "share", "profile"]),
  audience: v.picklist(["public", "network", "group", "self", "unknown"]),
  employer_listed: listed,
  attachments: v.array(v.picklist(["image", "video", "document", "link"])),
  shared: v.nullable(
    v.strictObject({ author: words, url: words, text: words }),
  ),
  /** Whose page it will stand on, as the composer shows it; empty is unknown. */
  page: words,
  language: v.nullable(language),
});

/** Has `text` exactly where something would be put into the draft. */
const advice = v.pipe(
  v.strictObject({
    kind: v.picklist(["replace", "remove", "add", "ask"]),
    label: words,
    text: v.nullable(words),
  }),
  v.check(({ kind, text }) => (text !== null) === (kind === "replace" || kind === "add")),
);

const findingFields = v.strictObject({
  id: words,
  rule: words,
  level: v.picklist(["hint", "warn", "confirm"]),
  confidence: v.picklist(["low", "medium", "high"]),
  start: v.nullable(whole),
  end: v.nullable(whole),
  reason: words,
  reason_text: words,
  title: words,
  why: words,
  advice: v.array(advice),
  company: v.nullable(words),
  guideline: v.nullable(v.strictObject({ id: words, title: words, url: v.nullable(words) })),
  contact: v.nullable(
    v.strictObject({ name: words, email: v.nullable(words), url: v.nullable(words), note: v.nullable(words) }),
  ),
  evidence: v.array(words),
  because: v.array(
    v.strictObject({ source: words, level: v.picklist(["off", "hint", "warn", "confirm"]), note: words }),
  ),
});

/** Stands at a stretch of the text, or, with neither start nor end, for the whole draft. */
export const finding = v.pipe(
  findingFields,
  v.check(({ start, end }) => (start === null || end === null ? start === end : start < end)),
);

export const preferences = v.strictObject({
  employer: words,
  listed: v.strictObject({ linkedin: listed, xing: listed, facebook: listed }),
  language,
  address: v.picklist(["du", "sie"]),
  stance: v.picklist(["separate", "open", "ambassador"]),
  sensitivity: v.picklist(["relaxed", "balanced", "careful"]),
  snooze_until: v.nullable(words),
  paused_sites: v.array(v.picklist(PLATFORMS)),
  discreet: v.boolean(),
  reader: v.boolean(),
});

const verdictFields = v.strictObject({
  type: v.literal("verdict"),
  draft: draftId,
  revision: whole,
  state: v.picklist(["checked", "not-checked"]),
  reason: v.nullable(v.picklist(["too-long", "timeout", "busy", "no-rules", "fault", "snoozed"])),
  level: v.nullable(level),
  findings: v.array(finding),
  policy: v.nullable(whole),
});

/** Does not contradict itself: what was not checked has no level, and a level is that of the findings. */
const verdict = v.pipe(
  verdictFields,
  v.check(({ state, reason, level: told, findings }) => {
    if (state === "not-checked") return reason !== null && told === null && findings.length === 0;
    return reason === null && told === highest(findings);
  }),
);

function highest(findings: readonly { readonly level: (typeof LEVELS)[number] }[]): (typeof LEVELS)[number] {
  return LEVELS.findLast((each) => findings.some((found) => found.level === each)) ?? "clean";
}

const policyNote = v.strictObject({ name: words, version: whole, source: words, state: words });

const setLevel = v.picklist(["off", "hint", "warn", "confirm"]);
const sites = v.array(v.picklist(PLATFORMS));

/** What is kept of the person beside the preferences, and how loudly each rule speaks before any draft. */
const kept = v.strictObject({
  type: v.literal("kept"),
  own_terms: v.array(words),
  ignored_terms: v.array(words),
  linked: sites,
  levels: v.array(v.strictObject({ rule: words, level: setLevel })),
  rules: v.array(
    v.strictObject({
      rule: words,
      title: words,
      level: setLevel,
      source: v.picklist(["rule", "company", "person", "floor"]),
      floor: v.nullable(setLevel),
      why: v.nullable(words),
    }),
  ),
});

const status = v.strictObject({
  type: v.literal("status"),
  product: words,
  rules: whole,
  policy: v.nullable(policyNote),
  faults: v.array(v.strictObject({ code: words, note: words })),
  reader: v.picklist(["on", "off", "company", "absent", "broken"]),
});

/** What the daemon may say inside a session. */
export const daemonFrame = v.variant("type", [
  v.strictObject({
    type: v.literal("welcome"),
    version: whole,
    product: words,
    preferences,
    policy: v.nullable(policyNote),
  }),
  verdict,
  v.strictObject({ type: v.literal("preferences"), preferences }),
  kept,
  status,
  v.strictObject({ type: v.literal("paired"), key_id: words, key }),
  v.strictObject({
    type: v.literal("refusal"),
    code: whole,
    name: words,
    draft: v.nullable(words),
    revision: v.nullable(whole),
  }),
]);

export const change = v.strictObject({
  employer: v.optional(words),
  listed: v.optional(v.partial(preferences.entries.listed)),
  language: v.optional(language),
  address: v.optional(preferences.entries.address),
  stance: v.optional(preferences.entries.stance),
  sensitivity: v.optional(preferences.entries.sensitivity),
  snooze_until: v.optional(v.nullable(words)),
  paused_sites: v.optional(sites),
  discreet: v.optional(v.boolean()),
  reader: v.optional(v.boolean()),
});

/** A level of null is no wish of one's own any more. */
export const keptChange = v.strictObject({
  own_terms: v.optional(v.array(words)),
  ignored_terms: v.optional(v.array(words)),
  linked: v.optional(sites),
  levels: v.optional(v.array(v.strictObject({ rule: words, level: v.nullable(setLevel) }))),
});

/** What the extension may say inside a session. */
export const extensionFrame = v.variant("type", [
  v.strictObject({
    type: v.literal("review"),
    draft: draftId,
    revision: whole,
    text: words,
    context,
  }),
  v.strictObject({
    type: v.literal("choice"),
    action: v.picklist(["ignore-term", "less", "linked"]),
    rule: v.nullable(words),
    term: v.nullable(words),
    platform: v.nullable(platform),
  }),
  v.strictObject({ type: v.literal("preferences"), set: v.nullable(change) }),
  v.strictObject({ type: v.literal("kept"), set: v.nullable(keptChange) }),
  v.strictObject({ type: v.literal("status") }),
]);

export type DaemonFrame = v.InferOutput<typeof daemonFrame>;
export type ExtensionFrame = v.InferOutput<typeof extensionFrame>;
export type Level = v.InferOutput<typeof level>;
export type Context = v.InferOutput<typeof context>;
export type Finding = v.InferOutput<typeof finding>;
export type Advice = v.InferOutput<typeof advice>;
export type Verdict = v.InferOutput<typeof verdict>;
export type Kept = v.InferOutput<typeof kept>;
export type KeptChange = v.InferOutput<typeof keptChange>;
export type SetLevel = v.InferOutput<typeof setLevel>;
export type Status = v.InferOutput<typeof status>;
export type Preferences = v.InferOutput<typeof preferences>;
export type PreferencesChange = v.InferOutput<typeof change>;
export type PlatformName = (typeof PLATFORMS)[number];
export type Language = v.InferOutput<typeof language>;
