// Bytes as the wire writes them: joined, length-prefixed, base64.

export type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function encoded(words: string): Bytes {
  return utf8.encode(words);
}

/** Throws a TypeError where the bytes are not UTF-8. */
export function decoded(bytes: Bytes): string {
  return strictUtf8.decode(bytes);
}

export function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** UTF-8 of the words after its length: no two lists of words look the same. */
export function lengthPrefixed(words: string): Bytes {
  const bytes = encoded(words);
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, bytes.length);
  return joined([size, bytes]);
}

export function toBase64(bytes: Bytes): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** Throws where the words are not base64. */
export function fromBase64(words: string): Bytes {
  return Uint8Array.from(atob(words), (char) => char.charCodeAt(0));
}

/** The pieces of at most `size` bytes, in order; nothing makes no piece. */
export function cut(bytes: Bytes, size: number): Bytes[] {
  const pieces: Bytes[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}
