// The shape of shared_rules/platforms/<site>.toml: how the editors of one site are recognised. Proved when the
// extension is built, so that the product carries values and no checks.
import * as v from "valibot";

/** One way to find something. Several stand in a list, most stable first; each tells where it is known from. */
const selector = v.strictObject({
  css: v.string(),
  /** The whole visible text of the element, one of these; without it any text will do. */
  text: v.optional(v.array(v.string())),
  source: v.string(),
  date: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}(-\d{2})?$/)),
  confidence: v.picklist(["high", "medium", "low"]),
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
  /** `click`: a click from the extension publishes; `press`: only the person's own press does. */
  release: v.optional(v.picklist(["click", "press"]), "click"),
});

const audience = v.strictObject({
  ...selector.entries,
  audience: v.picklist(["public", "network", "group", "self"]),
});

const attachment = v.strictObject({
  ...selector.entries,
  kind: v.picklist(["image", "video", "document", "link"]),
});

const composer = v.strictObject({
  id: v.string(),
  surface: v.picklist(["post", "comment", "share", "profile"]),
  editor: some,
  /** Around the editor: publish control, audience and attachments are looked for in here. */
  container: some,
  publish,
  /** In this order; the first that is there speaks, none: unknown. */
  audience: v.optional(v.array(audience), []),
  attachment: v.optional(v.array(attachment), []),
  /** What is re-shared or commented on. */
  shared: v.optional(
    v.strictObject({ card: some, author: v.optional(selectors, []), text: v.optional(selectors, []) }),
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
});

export type Selector = v.InferOutput<typeof selector>;
export type Composer = v.InferOutput<typeof composer>;
export type Platform = v.InferOutput<typeof platform>;
