// Whoever answers in the daemon's place gets a hello and nothing else.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { toBase64 } from "@/wire/bytes";
import { AwayError } from "./pairing";
import { identityOf, openSession } from "./session";

vi.mock("wxt/browser", () => ({ browser: {} }));

const ENDPOINT = { port: 23456, instance: "0".repeat(32), keyId: "0".repeat(16), key: toBase64(new Uint8Array(32)) };
const LISTENER = { frame: vi.fn(), closed: vi.fn() };

let answer: (socket: FakeSocket) => void;
let sent: unknown[] = [];

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readonly readyState = 1;
  binaryType = "";
  closed = false;

  constructor() {
    super();
    setTimeout(() => this.dispatchEvent(new Event("open")));
  }

  send(data: unknown): void {
    sent.push(data);
    answer(this);
  }

  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  close(): void {
    this.closed = true;
    this.dispatchEvent(new Event("close"));
  }
}

beforeEach(() => {
  sent = [];
  vi.stubGlobal("WebSocket", FakeSocket);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

async function reasonOf(how: (socket: FakeSocket) => void): Promise<string> {
  answer = how;
  const opening = openSession(ENDPOINT.port, await identityOf(ENDPOINT, "chrome-extension://x"), LISTENER);
  const error: unknown = await opening.then(() => null, (reason: unknown) => reason);
  return error instanceof AwayError ? error.reason : "opened";
}

const CHALLENGE = JSON.stringify({ type: "challenge", noise: toBase64(new Uint8Array(70).fill(9)) });

// case 3.2.15, 3.2.20
test.each([
  ["an impostor's challenge", (socket: FakeSocket) => { socket.say(CHALLENGE); }, "untrusted"],
  ["an echo", (socket: FakeSocket) => { socket.say(sent[0]); }, "untrusted"],
  ["words of no protocol", (socket: FakeSocket) => { socket.say("hello"); }, "untrusted"],
  ["bytes before the proof", (socket: FakeSocket) => { socket.say(new ArrayBuffer(9)); }, "untrusted"],
  ["a refusal", (socket: FakeSocket) => { socket.say('{"type":"refusal","code":8,"name":"keyring-locked"}'); }, "keyring-locked"],
  ["an unknown refusal", (socket: FakeSocket) => { socket.say('{"type":"refusal","code":99,"name":"new"}'); }, "fault"],
  ["nothing and a closed door", (socket: FakeSocket) => { socket.close(); }, "daemon-away"],
])("%s opens no session", async (_, how, reason) => {
  expect(await reasonOf(how)).toBe(reason);
  expect(sent).toHaveLength(1);
  expect(JSON.parse(String(sent[0]))).toMatchObject({ type: "hello", versions: [1], key_id: ENDPOINT.keyId });
  expect(LISTENER.frame).not.toHaveBeenCalled();
});
