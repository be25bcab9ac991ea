// Finds the daemon by native messaging: the browser vouches for us, the system for the person.
import * as v from "valibot";
import type { AwayReason } from "@/talk";
import { VERSION } from "@/wire/handshake";
import { type HostQuestion, hostRefusal, paired } from "@/wire/host";
import { type Endpoint, profileName } from "./endpoint";
import { askHost } from "./host";

/** The host may have to wait for a keyring that asks the person. */
const PATIENCE_MS = 12_000;

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

/** Asks the native host for the key of this profile and origin. Throws an AwayError. */
export async function pair(origin: string): Promise<Endpoint> {
  const question: HostQuestion = { type: "pair", versions: [VERSION], profile: await profileName(), origin };
  const answer = await askHost(question, PATIENCE_MS).catch(() => {
    throw new AwayError("no-host");
  });
  if (v.is(hostRefusal, answer)) throw new AwayError(reasonOf(answer.name));
  const found = v.safeParse(paired, answer);
  if (!found.success) throw new AwayError("version");
  const { port, instance, key_id, key } = found.output;
  return { port, instance, keyId: key_id, key };
}
