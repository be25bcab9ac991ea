// Our side of the handshake against the published test vector.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Bytes, joined } from "./bytes";
import { Handshake, ImpostorError, secretOf } from "./noise";

interface Message {
  payload: string;
  ciphertext: string;
}

interface Vector {
  init_prologue: string;
  init_psks: [string];
  init_ephemeral: string;
  handshake_hash: string;
  messages: [Message, Message, ...Message[]];
}

const FILE = new URL("../../../tests/wire/vectors/noise-nnpsk0.json", import.meta.url);
const { vectors } = JSON.parse(readFileSync(FILE, "utf8")) as { vectors: Vector[] };

const unhex = (hex: string): Bytes => Uint8Array.from(Buffer.from(hex, "hex"));
const hex = (bytes: Bytes): string => Buffer.from(bytes).toString("hex");

async function pairOf(secret: Bytes): Promise<CryptoKeyPair> {
  const wrapped = joined([unhex("302e020100300506032b656e04220420"), secret]);
  const privateKey = await crypto.subtle.importKey("pkcs8", wrapped, "X25519", true, ["deriveBits"]);
  const { x } = await crypto.subtle.exportKey("jwk", privateKey);
  const raw = Uint8Array.from(Buffer.from(x ?? "", "base64url"));
  const publicKey = await crypto.subtle.importKey("raw", raw, "X25519", true, []);
  return { privateKey, publicKey };
}

async function handshake(vector: Vector): Promise<Handshake> {
  const pair = await pairOf(unhex(vector.init_ephemeral));
  return new Handshake(await secretOf(unhex(vector.init_psks[0])), unhex(vector.init_prologue), pair);
}

// case 3.2.13
test.each(vectors)("vector is met byte by byte", async (vector) => {
  const [first, second, ...transport] = vector.messages;
  const noise = await handshake(vector);

  expect(hex(await noise.write(unhex(first.payload)))).toBe(first.ciphertext);
  expect(hex(await noise.read(unhex(second.ciphertext)))).toBe(second.payload);
  expect(hex(noise.hash)).toBe(vector.handshake_hash);

  const [sending, receiving] = await noise.split();
  for (const [turn, { payload, ciphertext }] of transport.entries()) {
    if (turn % 2 === 0) expect(hex(await sending.encrypt(unhex(payload)))).toBe(ciphertext);
    else expect(hex(await receiving.decrypt(unhex(ciphertext)))).toBe(payload);
  }
});

// case 3.2.14, 3.2.15
test.each(vectors)("changed answer proves nobody", async (vector) => {
  const noise = await handshake(vector);
  await noise.write(new Uint8Array());
  const answer = unhex(vector.messages[1].ciphertext);
  answer[answer.length - 1] = (answer.at(-1) ?? 0) ^ 1;

  await expect(noise.read(answer)).rejects.toThrow(ImpostorError);
});

// case 3.2.22
test.each(vectors)("public key of low order is refused", async (vector) => {
  const noise = await handshake(vector);
  await noise.write(new Uint8Array());

  await expect(noise.read(new Uint8Array(64))).rejects.toThrow(ImpostorError);
});

// case 3.2.33
test("secret cannot be taken out again", async () => {
  const secret = await secretOf(new Uint8Array(32));

  expect(secret.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("raw", secret)).rejects.toThrow();
});
