// What content script, background and extension pages say to each other. Every union is closed; messages are
// proved where they arrive, because a port may be opened by anyone who runs in the same browser.
import * as v from "valibot";
import { change, context, finding, keptChange, level, PLATFORMS, preferences } from "./wire/frames";
import type { Finding, Kept, Level, Preferences, Status, Verdict } from "./wire/frames";

/** Names of the ports; each pair of speakers has its own. */
export const PORT = { editor: "editor", frame: "frame", page: "page" } as const;

/** Background to the content scripts of a tab, outside of any port: they answer with `here`. */
export const WHO_IS_HERE = "who-is-here";

/** Why a draft is not checked, as the interface tells it (`away.<reason>` in the messages). */
export const AWAY_REASONS = [
  "connecting",
  "no-host",
  "daemon-away",
  "not-paired",
  "untrusted",
  "version",
  "keyring-locked",
  "browser-too-old",
  "too-long",
  "too-many",
  "timeout",
  "busy",
  "no-rules",
  "snoozed",
  "fault",
  "site-changed",
] as const;
export type AwayReason = (typeof AWAY_REASONS)[number];

const draftState = v.variant("state", [
  v.strictObject({ state: v.literal("checking") }),
  v.strictObject({ state: v.literal("checked"), level, count: v.number() }),
  v.strictObject({ state: v.literal("not-checked"), reason: v.picklist(AWAY_REASONS) }),
]);

/** What is known about one draft; `checked` is the only state that speaks about its words. */
export type DraftState = v.InferOutput<typeof draftState>;

const text = v.string();
const manner = v.pick(preferences, ["language", "address", "discreet"]);
const quoted = v.strictObject({ ...finding.entries, quote: v.nullable(text) });
/** A note on the card: a finding and, where a hint repeats, its other places. */
const note = v.strictObject({ ...quoted.entries, also: v.array(v.strictObject({ id: text, quote: text })) });
const cardModel = v.strictObject({
  kind: v.literal("card"),
  manner,
  state: draftState,
  level,
  findings: v.array(note),
  at: v.number(),
  canApply: v.boolean(),
  failed: v.boolean(),
});
const confirmModel = v.strictObject({
  kind: v.literal("confirm"),
  manner,
  level,
  findings: v.array(quoted),
  publishWord: v.nullable(text),
  stage: v.picklist(["ask", "press-again"]),
});
const frameModel = v.variant("kind", [cardModel, confirmModel]);

/** How the interface speaks to this person. */
export type Manner = v.InferOutput<typeof manner>;

/** A finding with the words it means, taken from the editor; `quote` is null for the whole draft. */
export type QuotedFinding = v.InferOutput<typeof quoted>;

export type Note = v.InferOutput<typeof note>;

/** Everything the card shows; `state` speaks where there is no finding. `at` is the note that is shown, counted from 0; `canApply`: advice can be
 * put into this editor by one click; `failed`: that was tried with this finding and did not work. */
export type CardModel = v.InferOutput<typeof cardModel>;

/** Everything the question before publishing shows. `publishWord` is the word on the site's own publish control,
 * null where it has none. `press-again`: the person chose to publish and the site wants the press from them. */
export type ConfirmModel = v.InferOutput<typeof confirmModel>;

export type FrameModel = v.InferOutput<typeof frameModel>;

const frameId = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** What a person does on the card or in the question. */
export const command = v.variant("type", [
  /** Put the advice's text for the words; `advice` counts from 0 within the finding. */
  v.strictObject({ type: v.literal("apply-advice"), finding: text, advice: v.number() }),
  /** Do not show this finding again for this draft. */
  v.strictObject({ type: v.literal("dismiss"), finding: text }),
  /** Never warn about these words again. */
  v.strictObject({ type: v.literal("ignore-term"), finding: text }),
  /** This rule one level down from now on. */
  v.strictObject({ type: v.literal("less"), finding: text }),
  /** Show another place of the same note. */
  v.strictObject({ type: v.literal("show"), finding: text }),
  /** Show another note; -1 before, 1 after. */
  v.strictObject({ type: v.literal("next"), step: v.picklist([-1, 1]) }),
  v.strictObject({ type: v.literal("publish-anyway") }),
  /** Back to the editor, with the words of the finding selected; null: the first one. */
  v.strictObject({ type: v.literal("edit"), finding: v.nullable(text) }),
  /** The person asks their contact; the page itself opens the mail or address. */
  v.strictObject({ type: v.literal("ask"), finding: text }),
  v.strictObject({ type: v.literal("close") }),
]);
export type Command = v.InferOutput<typeof command>;

/** Card and question to background. `claim` comes first and works once for each id. */
export const fromFrame = v.variant("type", [
  v.strictObject({ type: v.literal("claim"), frame: frameId }),
  v.strictObject({ type: v.literal("command"), command }),
  /** The height that the page needs, in CSS pixels. */
  v.strictObject({ type: v.literal("height"), height: v.pipe(v.number(), v.minValue(0), v.maxValue(2000)) }),
]);
export type FromFrame = v.InferOutput<typeof fromFrame>;

/** Background to card and question. An id that is unknown or used gets no answer and a closed port. */
export interface ToFrame {
  readonly type: "model";
  readonly model: FrameModel;
}

/** How the connection to the daemon is. */
export type Link =
  | { readonly state: "connected"; readonly product: string }
  | { readonly state: "away"; readonly reason: AwayReason };

/** How the site of a tab is: `idle` no editor open, `watching` one is, `site-changed` none is recognised. */
export interface Here {
  readonly platform: "linkedin" | "xing" | "facebook";
  readonly site: "idle" | "watching" | "site-changed";
  readonly draft: DraftState | null;
}

/** Everything the popup, options and welcome pages show. `here` is null on other sites. */
export interface PageState {
  readonly link: Link;
  readonly here: Here | null;
  readonly preferences: Preferences | null;
  readonly status: Status | null;
  /** What is kept beside the preferences; null until the daemon has told it. */
  readonly kept: Kept | null;
  readonly pairing: "none" | "trying" | "done" | "failed";
}

/** Popup, options and welcome to background. */
export const fromPage = v.variant("type", [
  /** Tell me about this tab from now on; null: no tab. */
  v.strictObject({ type: v.literal("look"), tab: v.nullable(v.number()) }),
  v.strictObject({ type: v.literal("set"), change }),
  v.strictObject({ type: v.literal("keep"), change: keptChange }),
  /** A draft to try Bedacht with; answered with `tried`, newest revision only. */
  v.strictObject({ type: v.literal("try"), revision: v.number(), text }),
  /** Pair with a one-time code, where native messaging is blocked. */
  v.strictObject({ type: v.literal("pair"), code: text }),
  v.strictObject({ type: v.literal("connect") }),
  /** Forget where badges were moved to. */
  v.strictObject({ type: v.literal("unmove") }),
  /** Open the console in a tab; answered with `console`. */
  v.strictObject({ type: v.literal("console") }),
]);
export type FromPage = v.InferOutput<typeof fromPage>;

/** Background to popup, options and welcome: after `look`, and whenever it changes. */
export type ToPage =
  | { readonly type: "state"; readonly state: PageState }
  | { readonly type: "tried"; readonly revision: number; readonly answer: Answer }
  | { readonly type: "console"; readonly opened: boolean };

const site = v.picklist(PLATFORMS);

/** Where somebody has moved the badge: from the lower right corner of the editor to the badge, in CSS pixels. */
export const spot = v.strictObject({ x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()) });
export type Spot = v.InferOutput<typeof spot>;

/** Content script to background. `editor` names one editor of this document, `revision` counts its texts. */
export const fromEditor = v.variant("type", [
  v.strictObject({
    type: v.literal("here"),
    platform: site,
    site: v.picklist(["idle", "watching", "site-changed"]),
  }),
  v.strictObject({ type: v.literal("draft"), editor: text, revision: v.number(), text, context }),
  /** The draft that was handed over as `base`, with `text` in place of what was between start and end. */
  v.strictObject({
    type: v.literal("change"),
    editor: text,
    revision: v.number(),
    base: v.number(),
    start: v.number(),
    end: v.number(),
    text,
  }),
  v.strictObject({ type: v.literal("gone"), editor: text }),
  v.strictObject({ type: v.literal("open"), frame: frameId, model: frameModel }),
  v.strictObject({ type: v.literal("update"), frame: frameId, model: frameModel }),
  v.strictObject({ type: v.literal("close"), frame: frameId }),
  /** A draft that held the first visible link to the employer has been published. */
  v.strictObject({ type: v.literal("linked"), platform: site }),
  /** The profile on this site names the employer: the person has just saved it so. */
  v.strictObject({ type: v.literal("learned"), platform: site }),
  /** The badge was moved; null: back to the place that it finds by itself. */
  v.strictObject({ type: v.literal("moved"), platform: site, spot: v.nullable(spot) }),
  v.strictObject({
    type: v.literal("choice"),
    action: v.picklist(["ignore-term", "less"]),
    rule: text,
    term: v.nullable(text),
  }),
]);
export type FromEditor = v.InferOutput<typeof fromEditor>;

/** Background to content script. */
export type ToEditor =
  | { readonly type: "verdict"; readonly editor: string; readonly revision: number; readonly verdict: Brief }
  | { readonly type: "manner"; readonly manner: Manner }
  | { readonly type: "spot"; readonly spot: Spot | null }
  | { readonly type: "command"; readonly frame: string; readonly command: Command }
  | { readonly type: "height"; readonly frame: string; readonly height: number }
  /** The person's choices have changed, or a draft is not known here: hand over once more what is open. */
  | { readonly type: "again" };

/** A finding that the editor was told with the answer before, where it stands now. */
export type Placed = Pick<Finding, "id" | "start" | "end">;

/** An answer as it goes to an editor; `same`: as the last one that checked, word for word and place for place. */
export type Brief =
  | Exclude<Answer, { state: "checked" }>
  | { readonly state: "checked"; readonly level: Level; readonly findings: readonly (Finding | Placed)[] }
  | { readonly state: "same" };

/** What became of a draft that was handed over. */
export type Answer =
  | { readonly state: "checked"; readonly level: Level; readonly findings: Verdict["findings"] }
  | { readonly state: "not-checked"; readonly reason: AwayReason };
