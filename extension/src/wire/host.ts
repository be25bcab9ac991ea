// What the extension and its native messaging host say to each other, as docs/wire.md draws it: one question, one answer.
import * as v from "valibot";
import { VERSION } from "./handshake";

const origin = v.string();

export const hostQuestion = v.variant("type", [
  v.strictObject({ type: v.literal("pair"), versions: v.array(v.literal(VERSION)), profile: v.string(), origin }),
  v.strictObject({ type: v.literal("console"), origin }),
]);
export type HostQuestion = v.InferOutput<typeof hostQuestion>;

/** Where the daemon is, and the key that proves it. */
export const paired = v.strictObject({
  type: v.literal("paired"),
  version: v.literal(VERSION),
  port: v.number(),
  instance: v.string(),
  key_id: v.string(),
  key: v.string(),
});

/** Where the console is open; the address works once, and within a minute. */
export const consoleOpen = v.strictObject({
  type: v.literal("console"),
  address: v.pipe(v.string(), v.regex(/^http:\/\/127\.0\.0\.1:\d{1,5}\/#[\w-]{32}$/)),
});

export const hostRefusal = v.looseObject({ type: v.literal("refusal"), name: v.string() });
