// A page that frames our card by itself learns nothing.
import { beforeEach, expect, test } from "vitest";
import type { CardModel, ToEditor, ToFrame } from "@/talk";
import { Frames, type Speaker } from "./frames";

const ID = "0".repeat(32);
const MODEL: CardModel = {
  kind: "card",
  manner: { language: "de", address: "du", discreet: false },
  state: { state: "checked", level: "clean", count: 0 },
  level: "clean",
  findings: [],
  at: 0,
  canApply: true,
  failed: false,
};

let told: (ToEditor | ToFrame)[] = [];
let frames: Frames;

function speaker<M extends ToEditor | ToFrame>(tab = 1): Speaker<M> {
  return { tab, say: (message) => { told.push(message); } };
}

beforeEach(() => {
  told = [];
  frames = new Frames();
});

test("frame with the id gets its model, and every later one", () => {
  const editor = speaker<ToEditor>();
  frames.open(ID, MODEL, editor);
  expect(frames.claim(ID, speaker())).toBe(true);
  frames.update(ID, { ...MODEL, at: 1 }, editor);

  expect(told).toEqual([{ type: "model", model: MODEL }, { type: "model", model: { ...MODEL, at: 1 } }]);
});

test("id is good for one claim", () => {
  frames.open(ID, MODEL, speaker());
  frames.claim(ID, speaker());

  expect(frames.claim(ID, speaker())).toBe(false);
});

test("id of another tab is worth nothing", () => {
  frames.open(ID, MODEL, speaker(1));

  expect([frames.claim(ID, speaker(2)), told]).toEqual([false, []]);
});

test("guessed id is worth nothing", () => {
  expect(frames.claim(ID, speaker())).toBe(false);
});

test("only the script that opened a frame changes or closes it", () => {
  const editor = speaker<ToEditor>();
  frames.open(ID, MODEL, editor);
  frames.update(ID, { ...MODEL, at: 1 }, speaker());
  frames.close(ID, speaker());
  frames.claim(ID, speaker());

  expect(told).toEqual([{ type: "model", model: MODEL }]);
});

test("commands reach the script that opened the frame, until it leaves", () => {
  const editor = speaker<ToEditor>();
  frames.open(ID, MODEL, editor);
  frames.command(ID, { type: "close" });
  frames.leave(editor);
  frames.command(ID, { type: "close" });

  expect(told).toEqual([{ type: "command", frame: ID, command: { type: "close" } }]);
});
