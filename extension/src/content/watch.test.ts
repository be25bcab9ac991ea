// @vitest-environment jsdom
// What may change the circumstances of a draft, and what does not.
import { platforms } from "virtual:platforms";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Platform } from "@/platform/platform";
import { Ear } from "./ear";
import { Watch } from "./watch";

const PAGE = `<main role="dialog"><button>Foto</button><div class="ql-editor" contenteditable="true"><p>Hallo</p></div></main>`;
let end: AbortController;
let watch: Watch;
const found = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  Element.prototype.checkVisibility = () => true;
  document.body.replaceChildren(...new DOMParser().parseFromString(PAGE, "text/html").body.childNodes);
  end = new AbortController();
  const eyes = { found, written: vi.fn(), lost: vi.fn(), stray: vi.fn(), strayGone: vi.fn() };
  watch = new Watch(platforms.find(({ name }) => name === "linkedin") as Platform, eyes, new Ear(end.signal));
  vi.advanceTimersByTime(10_000);
});

afterEach(() => {
  watch.end();
  end.abort();
  vi.useRealTimers();
});

function press(css: string): void {
  document.querySelector(css)?.dispatchEvent(new MouseEvent("pointerdown", { bubbles: true }));
}

test("a press into the text changes nothing beside it; every other may, for a while", () => {
  expect(found).toHaveBeenCalledTimes(1);
  press("p");
  expect(watch.changesUntil).toBeLessThan(Date.now());
  press("button");
  expect(watch.changesUntil).toBeGreaterThan(Date.now());
});

test("a new element beside the text is a change at that moment; one in it is none", async () => {
  document.querySelector("p")?.append(document.createElement("br"));
  await Promise.resolve();
  expect(watch.changesUntil).toBeLessThan(Date.now());
  document.querySelector("main")?.append(document.createElement("img"));
  await Promise.resolve();
  expect(watch.changesUntil).toBe(Date.now());
});
