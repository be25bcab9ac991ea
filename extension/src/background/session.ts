// One conversation with the daemon: a WebSocket, the handshake that proves it, and sealed frames after that.
import { AWAY_REASONS } from "@/talk";
import { type Bytes, fromBase64 } from "@/wire/bytes";
import { readFrame, writeFrame } from "@/wire/codec";
import type { DaemonFrame, ExtensionFrame } from "@/wire/frames";
import { type Identity, Opening, RefusedError } from "@/wire/handshake";
import { ImpostorError } from "@/wire/noise";
import type { Tunnel } from "@/wire/tunnel";
import type { Endpoint } from "./endpoint";
import { AwayError, reasonOf } from "./pairing";

const SUBPROTOCOL = "bedacht.v1";
const HANDSHAKE_MS = 3000;

export interface Session {
  send(frame: ExtensionFrame): void;
  close(): void;
}

/** Who hears what comes in. `closed` is called once, and last. */
export interface Listener {
  readonly frame: (frame: DaemonFrame) => void;
  readonly closed: () => void;
}

export function identityOf(endpoint: Endpoint, origin: string): Identity {
  const { keyId, instance, key } = endpoint;
  return { keyId, instance, origin, psk: fromBase64(key) };
}

/** Opens a session and proves the daemon. Throws an AwayError; nothing of a draft has been sent by then. */
export async function openSession(port: number, identity: Identity, listener: Listener): Promise<Session> {
  const end = new AbortController();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/ws`, SUBPROTOCOL);
  socket.binaryType = "arraybuffer";
  const inbox = new Inbox(socket, end.signal);
  try {
    const tunnel = await within(HANDSHAKE_MS, proved(socket, inbox, identity));
    if (socket.readyState !== WebSocket.OPEN) throw new Error("closed");
    return talk({ socket, inbox, tunnel, listener, end });
  } catch (error) {
    end.abort();
    socket.close();
    throw new AwayError(failure(error));
  }
}

/** Holds what comes in until somebody hears it: the daemon speaks at once, while its proof is still being checked. */
class Inbox {
  readonly #waiting: unknown[] = [];
  #hear: (data: unknown) => void = (data) => this.#waiting.push(data);

  constructor(socket: WebSocket, signal: AbortSignal) {
    socket.addEventListener("message", (event: MessageEvent<unknown>) => { this.#hear(event.data); }, { signal });
  }

  take(): unknown {
    return this.#waiting.shift();
  }

  /** Hands over what has waited, and everything from now on. */
  deliver(hear: (data: unknown) => void): void {
    this.#hear = hear;
    this.#waiting.splice(0).forEach(hear);
  }
}

function failure(error: unknown): (typeof AWAY_REASONS)[number] {
  if (error instanceof ImpostorError) return "untrusted";
  if (error instanceof RefusedError) return reasonOf(error.reason);
  if (error instanceof DOMException && error.name === "NotSupportedError") return "browser-too-old";
  return "daemon-away";
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("late"));
    }, ms);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

async function proved(socket: WebSocket, inbox: Inbox, identity: Identity): Promise<Tunnel> {
  const opening = await Opening.fresh(identity);
  const hello = await opening.hello();
  await once(socket, "open");
  socket.send(hello);
  await once(socket, "message");
  const answer = inbox.take();
  if (typeof answer !== "string") throw new ImpostorError();
  return opening.finish(answer);
}

/** The next event of a kind. Rejects where the socket closes before. */
async function once(socket: WebSocket, kind: "open" | "message"): Promise<Event> {
  if (kind === "open" && socket.readyState === WebSocket.OPEN) return new Event("open");
  const heard = new AbortController();
  const { signal } = heard;
  return new Promise<Event>((resolve, reject) => {
    socket.addEventListener(kind, resolve, { signal });
    socket.addEventListener("close", () => { reject(new Error("closed")); }, { signal });
  }).finally(() => {
    heard.abort();
  });
}

interface Line {
  readonly socket: WebSocket;
  readonly inbox: Inbox;
  readonly tunnel: Tunnel;
  readonly listener: Listener;
  readonly end: AbortController;
}

function talk({ socket, inbox, tunnel, listener, end }: Line): Session {
  const { signal } = end;
  const stop = (): void => {
    if (signal.aborted) return;
    end.abort();
    socket.close();
    listener.closed();
  };
  const inTurn = queue(stop);
  const hear = queue(stop);
  inbox.deliver((data) => {
    hear(async () => {
      const frame = readFrame(await tunnel.open(binary(data)));
      if (!signal.aborted) listener.frame(frame);
    });
  });
  socket.addEventListener("close", stop, { signal });
  return {
    send: (frame) => {
      inTurn(async () => {
        const sealed = await tunnel.seal(writeFrame(frame));
        if (!signal.aborted) socket.send(sealed);
      });
    },
    close: stop,
  };
}

function binary(data: unknown): Bytes {
  if (!(data instanceof ArrayBuffer)) throw new ImpostorError();
  return new Uint8Array(data);
}

/** Does one piece of work after the other: nonces count, so nothing may overtake. */
function queue(failed: () => void): (work: () => Promise<void>) => void {
  let last = Promise.resolve();
  return (work) => {
    last = last.then(work).catch(failed);
  };
}
