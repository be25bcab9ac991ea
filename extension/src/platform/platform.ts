// The shape of shared_rules/platforms/<site>.toml: how the editors of one site are recognised. Proved when the
// extension is built, so that the product carries values and no checks.
import * as v from "valibot";

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "iu").source !== "";
  } catch {
    return false;
  }
}

/** Where in the site something holds: a pattern for the path of the address. */
const path = v.optional(v.pipe(v.string(), v.check(isPattern, "no pattern")));

/** One way to find something. Several stand in a list, most stable first; each tells where it is known from. */
const selector = v.strictObject({
  css: v.string(),
  /** The whole visible text of the element, one of these; without it any text will do. */
  text: v.optional(v.array(v.string())),
  /** The visible text fits this pattern, in capitals or not. */
  pattern: v.optional(v.pipe(v.string(), v.check(isPattern, "no pattern"))),
  /** A form field under one of these labels. */
  label: v.optional(v.array(v.string())),
  source: v.string(),
  date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}(-\d{2})?$/)),
  /** `unverified`: plausible, nothing found. */
  confidence: v.picklist(["high", "medium", "low", "unverified"]),
});
const selectors = v.array(selector);
const some = v.pipe(selectors, v.minLength(1));

const publish = v.strictObject({
  /** The press on one of these publishes. */
  control: some,
  /** What looks like it and is not. */
  not: v.optional(selectors, []),
  /** The press on one of these leads to a second step that holds the control and may no longer hold the editor. */
  next: v.optional(selectors, []),
  /** Keys that publish from within the editor. */
  keys: v.optional(v.array(v.picklist(["enter", "mod-enter"])), []),
  /** While one of these shows, Enter picks somebody to mention and publishes nothing. */
  choosing: v.optional(selectors, []),
  /** `click`: a click from the extension publishes; `press`: only the person's own press does. */
  release: v.optional(v.picklist(["click", "press"]), "click"),
});

const audience = v.strictObject({
  ...selector.entries,
  path,
  audience: v.picklist(["public", "network", "group", "self"]),
});

const attachment = v.strictObject({
  ...selector.entries,
  kind: v.picklist(["image", "video", "document", "link"]),
});

/** The rows of the table in docs/platforms.md. */
export const CELLS = ["post", "comment", "share", "share-at-once", "edit", "profile"] as const;
const cell = v.picklist(CELLS);

const composer = v.strictObject({
  id: v.string(),
  surface: v.picklist(["post", "comment", "share", "profile"]),
  cells: v.pipe(v.array(cell), v.minLength(1)),
  /** Rows that it should serve as well; that was not found on the site. */
  presumed: v.optional(v.array(cell), []),
  /** Only at addresses like this; several composers may fit an editor, the first one has it. */
  path,
  /** Nothing is written here: `editor` is what a person presses first, `control` what publishes then, wherever it is. */
  wordless: v.optional(v.boolean(), false),
  editor: some,
  /** Around the editor: publish control, audience and attachments are looked for in here. */
  container: some,
  publish,
  /** In this order; the first that is there speaks, none: unknown. */
  audience: v.optional(v.array(audience), []),
  attachment: v.optional(v.array(attachment), []),
  /** Shows as whom it will be published, whatever stands beside the name. */
  page: v.optional(selectors, []),
  /** What is re-shared or commented on: around the container, else inside it. With it, a post is a share. */
  shared: v.optional(
    v.strictObject({
      card: some,
      author: v.optional(selectors, []),
      text: v.optional(selectors, []),
      /** The press on one of these opens the composer: what it stands in is what will be shared. */
      opener: v.optional(selectors, []),
    }),
  ),
});

export const platform = v.strictObject({
  name: v.picklist(["linkedin", "xing", "facebook"]),
  hosts: v.pipe(v.array(v.string()), v.minLength(1)),
  /** Never an editor for a draft: clipboards, messages, search. */
  decoy: v.optional(selectors, []),
  /** Hosts of open shadow roots in which composers live. */
  shadow: v.optional(selectors, []),
  /** Inside an editor: somebody mentioned, read as the name alone. */
  mention: v.optional(selectors, []),
  composer: v.pipe(v.array(composer), v.minLength(1)),
  /** Cells of the table for which nothing is known. */
  unknown: v.optional(v.array(v.strictObject({ cell, note: v.string(), date: v.string() })), []),
});

export type Selector = v.InferOutput<typeof selector>;
export type Composer = v.InferOutput<typeof composer>;
export type Platform = v.InferOutput<typeof platform>;
