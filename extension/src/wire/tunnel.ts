// Whole frames through a Noise transport: cut into pieces, sealed, and back.
import { type Bytes, cut, joined } from "./bytes";
import { type Cipher, ImpostorError, MESSAGE_LIMIT, TAG_SIZE } from "./noise";

const PIECE = MESSAGE_LIMIT - TAG_SIZE;

/** The sealed way between two sides after their handshake. Calls must not overlap in one direction. */
export class Tunnel {
  readonly #sending: Cipher;
  readonly #receiving: Cipher;

  constructor([sending, receiving]: readonly [Cipher, Cipher]) {
    this.#sending = sending;
    this.#receiving = receiving;
  }

  /** One WebSocket message for the frame. */
  async seal(frame: Bytes): Promise<Bytes> {
    return joined(await inTurn(cut(frame, PIECE), (piece) => this.#sending.encrypt(piece)));
  }

  /** The frame of one WebSocket message. Throws an ImpostorError where it does not open. */
  async open(message: Bytes): Promise<Bytes> {
    if (message.length === 0) throw new ImpostorError();
    return joined(await inTurn(cut(message, MESSAGE_LIMIT), (piece) => this.#receiving.decrypt(piece)));
  }
}

async function inTurn(pieces: readonly Bytes[], turn: (piece: Bytes) => Promise<Bytes>): Promise<Bytes[]> {
  const done: Bytes[] = [];
  for (const piece of pieces) done.push(await turn(piece));
  return done;
}
