// Who speaks with whom, before anything is said: hello goes out, the challenge proves the daemon.
import * as v from "valibot";
import { decoded, encoded, fromBase64, joined, lengthPrefixed, toBase64 } from "./bytes";
import { Handshake, ImpostorError } from "./noise";
import { Tunnel } from "./tunnel";

export const VERSION = 1;
/** The key id of a session that is opened with a one-time code. */
export const CODE_KEY_ID = "c0dec0dec0dec0de";

/** What both sides must agree on: which key, whose extension, which daemon (empty for a one-time code). */
export interface Identity {
  readonly keyId: string;
  readonly origin: string;
  readonly instance: string;
  /** As `secretOf` makes it. */
  readonly psk: CryptoKey;
}

const challenge = v.strictObject({ type: v.literal("challenge"), noise: v.string() });
const refusal = v.looseObject({ type: v.literal("refusal"), name: v.string() });
const chosen = v.strictObject({ version: v.literal(VERSION) });

function prologue(identity: Identity): Uint8Array<ArrayBuffer> {
  const parts = ["bedacht/1", String(VERSION), String(VERSION), identity.keyId, identity.origin, identity.instance];
  return joined(parts.map(lengthPrefixed));
}

/** The daemon is there and says no; `reason` is the name of its refusal. Nothing proves who said it. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly reason: string;

  constructor(reason: string) {
    super();
    this.reason = reason;
  }
}

/** The client's side of one handshake. */
export class Opening {
  readonly #noise: Handshake;
  readonly #identity: Identity;

  constructor(identity: Identity, pair: CryptoKeyPair) {
    this.#identity = identity;
    this.#noise = new Handshake(identity.psk, prologue(identity), pair);
  }

  static async fresh(identity: Identity): Promise<Opening> {
    const pair = await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
    return new Opening(identity, pair);
  }

  /** The hello, as text. */
  async hello(): Promise<string> {
    const noise = toBase64(await this.#noise.write(new Uint8Array()));
    return JSON.stringify({ type: "hello", versions: [VERSION], key_id: this.#identity.keyId, noise });
  }

  /** The tunnel, once the challenge has proved that the daemon holds the key.
   * Throws an ImpostorError where it does not, a RefusedError where there is no challenge. */
  async finish(answer: string): Promise<Tunnel> {
    const payload = await this.#noise.read(noiseOf(answer));
    if (!v.is(chosen, parsed(decoded(payload)))) throw new ImpostorError();
    return new Tunnel(await this.#noise.split());
  }
}

function noiseOf(answer: string): Uint8Array<ArrayBuffer> {
  const value = parsed(answer);
  if (v.is(refusal, value)) throw new RefusedError(value.name);
  const frame = v.safeParse(challenge, value);
  if (!frame.success) throw new ImpostorError();
  try {
    return fromBase64(frame.output.noise);
  } catch {
    throw new ImpostorError();
  }
}

/** The value of a JSON text, undefined where it is none: the error would carry the text. */
export function parsed(words: string): unknown {
  try {
    return JSON.parse(words) as unknown;
  } catch {
    return undefined;
  }
}

export function encodedJson(value: unknown): Uint8Array<ArrayBuffer> {
  return encoded(JSON.stringify(value));
}
