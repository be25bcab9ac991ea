// Pairing by a one-time code, for browsers in which native messaging is blocked: BDT1-<port>-<secret>-<checksum>.
import { type Bytes, encoded, fromBase64 } from "@/wire/bytes";
import type { DaemonFrame } from "@/wire/frames";
import { CODE_KEY_ID, type Identity } from "@/wire/handshake";
import { secretOf } from "@/wire/noise";
import { within } from "./patience";
import { openSession } from "./session";
import { keepSecret, type Secret } from "./vault";

const SHAPE = /^BDT1-(\d{1,5})-([A-Z2-7]{26})-([A-Z2-7]{4})$/;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const PATIENCE_MS = 5000;

export interface Code {
  readonly port: number;
  readonly secret: Bytes;
}

/** The parts of a code; null where it was mistyped. */
export async function readCode(words: string): Promise<Code | null> {
  const [whole, port, secret, checksum] = SHAPE.exec(words.replaceAll(/\s/g, "").toUpperCase()) ?? [];
  if (whole === undefined || port === undefined || secret === undefined) return null;
  const expected = await checksumOf(`BDT1-${port}-${secret}`);
  return expected === checksum ? { port: Number(port), secret: fromBase32(secret) } : null;
}

/** Four letters that tell a slip of the finger; they prove nothing. */
async function checksumOf(words: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", encoded(words)));
  return [...bitsOf(digest, 8).slice(0, 20).matchAll(/.{5}/g)].map(([bits]) => ALPHABET[parseInt(bits, 2)]).join("");
}

function bitsOf(values: Iterable<number>, width: number): string {
  return Array.from(values, (value) => value.toString(2).padStart(width, "0")).join("");
}

function fromBase32(words: string): Bytes {
  const bits = bitsOf(Array.from(words, (letter) => ALPHABET.indexOf(letter)), 5);
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2));
}

async function keyOf(secret: Bytes): Promise<CryptoKey> {
  const material = await secretOf(secret);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoded("bedacht/1/code") };
  return secretOf(new Uint8Array(await crypto.subtle.deriveBits(how, material, 256)));
}

/** Opens one session with the code and keeps the lasting key that the daemon sends. False where that failed. */
export async function pairWithCode(words: string, origin: string): Promise<boolean> {
  const code = await readCode(words);
  if (code === null) return false;
  const identity = { keyId: CODE_KEY_ID, instance: "", origin, psk: await keyOf(code.secret) };
  const found = await lastingKey(code.port, identity);
  if (found !== null) await keepSecret(found);
  return found !== null;
}

async function lastingKey(port: number, identity: Identity): Promise<Secret | null> {
  const heard = Promise.withResolvers<Promise<Secret> | null>();
  const nobody = (): void => { heard.resolve(null); };
  const frame = (said: DaemonFrame): void => { if (said.type === "paired") heard.resolve(secretEndpoint(port, said)); };
  const session = await openSession(port, identity, { frame, closed: nobody }).catch(() => null);
  if (session === null) return null;
  const found = await within(PATIENCE_MS, heard.promise).catch(() => null);
  session.close();
  return found;
}

async function secretEndpoint(port: number, { key_id, key }: Extract<DaemonFrame, { type: "paired" }>): Promise<Secret> {
  return { port, instance: "", keyId: key_id, key: await secretOf(fromBase64(key)) };
}
