// Messages come in whenever they like; readers read when they can.
import { expect, test } from "vitest";
import { Inbox } from "./inbox";

function socketed(): { socket: EventTarget; inbox: Inbox; say: (data: string) => void } {
  const socket = new EventTarget();
  const inbox = new Inbox(socket as WebSocket, new AbortController().signal);
  const say = (data: string): void => { socket.dispatchEvent(new MessageEvent("message", { data })); };
  return { socket, inbox, say };
}

test("message that came before its reader is read", async () => {
  const { inbox, say } = socketed();
  say("challenge");
  say("welcome");

  expect([await inbox.next(), await inbox.next()]).toEqual(["challenge", "welcome"]);
});

test("reader that came first waits", async () => {
  const { inbox, say } = socketed();
  const next = inbox.next();
  say("challenge");

  expect(await next).toBe("challenge");
});

test("closed socket ends the wait", async () => {
  const { socket, inbox } = socketed();
  const next = inbox.next();
  socket.dispatchEvent(new Event("close"));

  await expect(next).rejects.toThrow();
});
