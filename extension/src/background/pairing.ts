// Finds the daemon by native messaging: the browser vouches for us, the system for the person.
import { browser } from "wxt/browser";
import * as v from "valibot";
import type { AwayReason } from "@/talk";
import { VERSION } from "@/wire/handshake";
import { type Endpoint, profileName } from "./endpoint";
import { within } from "./patience";

const HOST = "de.bedacht.native";

/** The host may have to wait for a keyring that asks the person. */
const PATIENCE_MS = 12_000;

const paired = v.strictObject({
  type: v.literal("paired"),
  version: v.literal(VERSION),
  port: v.number(),
  instance: v.string(),
  key_id: v.string(),
  key: v.string(),
});
const refusal = v.looseObject({ type: v.literal("refusal"), name: v.string() });

/** Nobody could be found, and why. */
export class AwayError extends Error {
  override readonly name = "AwayError";
  readonly reason: AwayReason;

  constructor(reason: AwayReason) {
    super();
    this.reason = reason;
  }
}

const REFUSED: Readonly<Record<string, AwayReason>> = {
  "daemon-away": "daemon-away",
  "not-paired": "not-paired",
  version: "version",
  "keyring-locked": "keyring-locked",
  "too-many": "too-many",
  busy: "busy",
  "code-dead": "not-paired",
};

/** What a refusal of the daemon or its host means for the person. */
export function reasonOf(refused: string): AwayReason {
  return REFUSED[refused] ?? "fault";
}

async function ask(question: object): Promise<unknown> {
  return browser.runtime.sendNativeMessage(HOST, question);
}

/** Asks the native host for the key of this profile and origin. Throws an AwayError. */
export async function pair(origin: string): Promise<Endpoint> {
  const question = { type: "pair", versions: [VERSION], profile: await profileName(), origin };
  const answer = await within(PATIENCE_MS, ask(question)).catch(() => {
    throw new AwayError("no-host");
  });
  if (v.is(refusal, answer)) throw new AwayError(reasonOf(answer.name));
  const found = v.safeParse(paired, answer);
  if (!found.success) throw new AwayError("version");
  const { port, instance, key_id, key } = found.output;
  return { port, instance, keyId: key_id, key };
}
