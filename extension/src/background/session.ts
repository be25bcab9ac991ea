// One conversation with the daemon: a WebSocket, the handshake that proves it, and sealed frames after that.
import { AWAY_REASONS } from "@/talk";
import { type Bytes, fromBase64 } from "@/wire/bytes";
import { readFrame, writeFrame } from "@/wire/codec";
import type { DaemonFrame, ExtensionFrame } from "@/wire/frames";
import { type Identity, Opening, RefusedError } from "@/wire/handshake";
import { ImpostorError, secretOf } from "@/wire/noise";
import type { Tunnel } from "@/wire/tunnel";
import type { Endpoint } from "./endpoint";
import { Inbox } from "./inbox";
import { AwayError, reasonOf } from "./pairing";
import { within } from "./patience";

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

export async function identityOf(endpoint: Endpoint, origin: string): Promise<Identity> {
  const { keyId, instance, key } = endpoint;
  return { keyId, instance, origin, psk: typeof key === "string" ? await secretOf(fromBase64(key)) : key };
}

/** Opens a session and proves the daemon. Throws an AwayError; nothing of a draft has been sent by then. */
export async function openSession(port: number, identity: Identity, listener: Listener): Promise<Session> {
  const end = new AbortController();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/ws`, SUBPROTOCOL);
  socket.binaryType = "arraybuffer";
  const inbox = new Inbox(socket, end.signal);
  try {
    const tunnel = await within(HANDSHAKE_MS, proved(socket, inbox, identity));
    return talk({ socket, inbox, tunnel, listener, end });
  } catch (error) {
    end.abort();
    socket.close();
    throw new AwayError(failure(error));
  }
}

function failure(error: unknown): (typeof AWAY_REASONS)[number] {
  if (error instanceof ImpostorError) return "untrusted";
  if (error instanceof RefusedError) return reasonOf(error.reason);
  if (error instanceof DOMException && error.name === "NotSupportedError") return "browser-too-old";
  return "daemon-away";
}

async function proved(socket: WebSocket, inbox: Inbox, identity: Identity): Promise<Tunnel> {
  const opening = await Opening.fresh(identity);
  const hello = await opening.hello();
  await inbox.opened;
  socket.send(hello);
  const answer = await inbox.next();
  if (typeof answer !== "string") throw new ImpostorError();
  return opening.finish(answer);
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
  listen().then(stop, stop);
  async function listen(): Promise<void> {
    for (;;) {
      const frame = readFrame(await tunnel.open(binary(await inbox.next())));
      if (signal.aborted) return;
      listener.frame(frame);
    }
  }
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
