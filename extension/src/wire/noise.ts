// Noise_NNpsk0_25519_AESGCM_SHA256 on WebCrypto, the initiator's side, and nothing else of the Noise framework.
// Pattern: `-> psk, e` then `<- e, ee`. The ephemeral pair is passed in: fresh for every handshake, never used twice.
import { type Bytes, encoded, joined } from "./bytes";

const NAME = encoded("Noise_NNpsk0_25519_AESGCM_SHA256");
const KEY_SIZE = 32;
export const TAG_SIZE = 16;
export const MESSAGE_LIMIT = 65535;
const HKDF = { name: "HKDF", hash: "SHA-256", info: new Uint8Array() };

/** A key that proves, and that nobody can take out again: not even we. */
export async function secretOf(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits"]);
}

/** The other side does not hold the key, or somebody changed what it said. */
export class ImpostorError extends Error {
  override readonly name = "ImpostorError";
}

/** AES-256-GCM with a counter for the nonce; one direction of a transport. */
export class Cipher {
  readonly #key: CryptoKey;
  #count = 0;

  private constructor(key: CryptoKey) {
    this.#key = key;
  }

  static async of(key: Bytes): Promise<Cipher> {
    return new Cipher(await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]));
  }

  get count(): number {
    return this.#count;
  }

  async encrypt(plain: Bytes, bound: Bytes = new Uint8Array()): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.encrypt(this.#parameters(bound), this.#key, plain));
  }

  /** Throws an ImpostorError where anything was changed or is out of turn. */
  async decrypt(sealed: Bytes, bound: Bytes = new Uint8Array()): Promise<Bytes> {
    try {
      return new Uint8Array(await crypto.subtle.decrypt(this.#parameters(bound), this.#key, sealed));
    } catch {
      throw new ImpostorError();
    }
  }

  #parameters(bound: Bytes): AesGcmParams {
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setBigUint64(4, BigInt(this.#count++));
    return { name: "AES-GCM", iv: nonce, additionalData: bound, tagLength: TAG_SIZE * 8 };
  }
}

/** One handshake as the initiator: `write`, then `read`, then `split`. */
export class Handshake {
  readonly #pair: CryptoKeyPair;
  readonly #psk: CryptoKey;
  readonly #prologue: Bytes;
  #chain: Bytes = NAME;
  #hash: Bytes = NAME;
  #cipher: Cipher | null = null;

  /** `psk` is a secret as `secretOf` makes it. */
  constructor(psk: CryptoKey, prologue: Bytes, pair: CryptoKeyPair) {
    this.#psk = psk;
    this.#prologue = prologue;
    this.#pair = pair;
  }

  get hash(): Bytes {
    return this.#hash;
  }

  /** The first message, `payload` sealed in it. */
  async write(payload: Bytes): Promise<Bytes> {
    await this.#mixHash(this.#prologue);
    await this.#mixPsk();
    const mine = new Uint8Array(await crypto.subtle.exportKey("raw", this.#pair.publicKey));
    await this.#mixPublic(mine);
    const sealed = await this.#keyed().encrypt(payload, this.#hash);
    await this.#mixHash(sealed);
    return joined([mine, sealed]);
  }

  /** The payload of the second message. Throws an ImpostorError where it does not prove the key. */
  async read(message: Bytes): Promise<Bytes> {
    if (message.length < KEY_SIZE + TAG_SIZE) throw new ImpostorError();
    const theirs = message.slice(0, KEY_SIZE);
    const sealed = message.slice(KEY_SIZE);
    await this.#mixPublic(theirs);
    await this.#mixKey(await this.#shared(theirs));
    const payload = await this.#keyed().decrypt(sealed, this.#hash);
    await this.#mixHash(sealed);
    return payload;
  }

  /** The ciphers for sending and receiving. */
  async split(): Promise<readonly [sending: Cipher, receiving: Cipher]> {
    const [sending, receiving] = await expand(this.#chain, new Uint8Array());
    return [await Cipher.of(sending), await Cipher.of(receiving)];
  }

  async #shared(theirs: Bytes): Promise<Bytes> {
    try {
      const key = await crypto.subtle.importKey("raw", theirs, "X25519", false, []);
      const bits = crypto.subtle.deriveBits({ name: "X25519", public: key }, this.#pair.privateKey, 256);
      return new Uint8Array(await bits);
    } catch {
      throw new ImpostorError();
    }
  }

  async #mixPsk(): Promise<void> {
    // The HKDF of Noise is that of RFC 5869 with the chain as salt and nothing as info.
    const bits = await crypto.subtle.deriveBits({ ...HKDF, salt: this.#chain }, this.#psk, 3 * KEY_SIZE * 8);
    const [chain, mixed, key] = [0, 1, 2].map((part) => new Uint8Array(bits.slice(part * KEY_SIZE, (part + 1) * KEY_SIZE)));
    if (chain === undefined || mixed === undefined || key === undefined) throw new ImpostorError();
    this.#chain = chain;
    await this.#mixHash(mixed);
    this.#cipher = await Cipher.of(key);
  }

  async #mixPublic(key: Bytes): Promise<void> {
    await this.#mixHash(key);
    await this.#mixKey(key);
  }

  async #mixKey(material: Bytes): Promise<void> {
    const [chain, key] = await expand(this.#chain, material);
    this.#chain = chain;
    this.#cipher = await Cipher.of(key);
  }

  async #mixHash(data: Bytes): Promise<void> {
    this.#hash = new Uint8Array(await crypto.subtle.digest("SHA-256", joined([this.#hash, data])));
  }

  #keyed(): Cipher {
    if (this.#cipher === null) throw new Error("the pattern begins with the psk");
    return this.#cipher;
  }
}

async function mac(key: Bytes, data: Bytes): Promise<Bytes> {
  const usable = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", usable, data));
}

/** The HKDF of the Noise framework; whoever needs two outputs leaves the third. */
async function expand(chain: Bytes, material: Bytes): Promise<readonly [Bytes, Bytes, Bytes]> {
  const secret = await mac(chain, material);
  const first = await mac(secret, Uint8Array.of(1));
  const second = await mac(secret, joined([first, Uint8Array.of(2)]));
  return [first, second, await mac(secret, joined([second, Uint8Array.of(3)]))];
}
