// @vitest-environment jsdom
// The circumstances of a draft are read off the page, and what it does not show is unknown.
import { platforms } from "virtual:platforms";
import { beforeEach, expect, test, vi } from "vitest";
import type { Platform } from "@/platform/platform";
import { Circumstances, contextOf, speaksBare, type Surroundings } from "./context";

const POST = `<div role="listitem" id="post"><a href="/company/falkenried-se/"><strong>Falkenried SE</strong></a>
  <div data-testid="expandable-text-box">Wir öffnen die Tore.</div><div id="box"></div></div>`;
const DIALOG = `<dialog id="dialog"><div id="slot"></div></dialog>`;
const SHARED = { author: "Falkenried SE", url: "https://www.linkedin.com/company/falkenried-se/", text: "Wir öffnen die Tore." };

function place(composer: string, container: string, origin: Surroundings["origin"] = null): Surroundings {
  const platform = platforms.find(({ name }) => name === "linkedin") as Platform;
  const found = platform.composer.find(({ id }) => id === composer);
  const element = document.querySelector(container);
  if (found === undefined || element === null) throw new Error("no such place");
  return { platform, composer: found, container: element, origin };
}

beforeEach(() => {
  const page = new DOMParser().parseFromString(POST + DIALOG, "text/html");
  document.body.replaceChildren(...page.body.childNodes);
  document.querySelectorAll("a").forEach((link) => { link.setAttribute("href", SHARED.url); });
});

test("comment knows the post around it", () => {
  const { surface, shared, audience } = contextOf(place("comment", "#box"));

  expect([surface, shared, audience]).toEqual(["comment", SHARED, "unknown"]);
});

test("composer that shows as whom it publishes says so, and else nothing is known of it", () => {
  expect(contextOf(place("sharebox", "#dialog")).page).toBe("");
  const button = document.createElement("button");
  button.append("Falkenried SE", document.createElement("br"), " Auf Alle posten");
  document.querySelector("#dialog")?.append(button);

  expect(contextOf(place("sharebox", "#dialog")).page).toBe("Falkenried SE Auf Alle posten");
});

test("composer without anybody's post is a post", () => {
  expect(contextOf(place("share-dialog", "#dialog"))).toMatchObject({ surface: "post", shared: null });
  expect(speaksBare(place("share-dialog", "#dialog"))).toBe(false);
});

test("composer with somebody's post in it is a share, with or without a word", () => {
  const slot = document.querySelector("#slot");
  slot?.setAttribute("componentkey", "reshared-update");
  slot?.append(...[...(document.querySelector("#post")?.cloneNode(true).childNodes ?? [])]);

  expect(contextOf(place("share-dialog", "#dialog"))).toMatchObject({ surface: "share", shared: SHARED });
  expect(speaksBare(place("share-dialog", "#dialog"))).toBe(true);
});

test("share that shows nothing of it is about what was pressed", () => {
  document.querySelector("#post")?.remove();

  expect(contextOf(place("repost-at-once", "#dialog", SHARED))).toMatchObject({ surface: "share", shared: SHARED });
});

test("circumstances are looked up again as long as something beside the editor may change, and once after", () => {
  vi.useFakeTimers();
  const [looked, circumstances] = [vi.fn(() => place("comment", "#box")), new Circumstances()];
  const until = Date.now() + 3000;
  circumstances.of(looked, until);
  vi.advanceTimersByTime(2000);
  circumstances.of(looked, until);
  vi.advanceTimersByTime(2000);
  const settled = circumstances.of(looked, until);
  expect(circumstances.of(looked, until)).toBe(settled);
  expect(looked).toHaveBeenCalledTimes(3);
  circumstances.of(looked, Date.now());
  expect(looked).toHaveBeenCalledTimes(4);
  vi.useRealTimers();
});

test("circumstances that are found the same are the same object, and others are not", () => {
  const circumstances = new Circumstances();
  const before = circumstances.of(() => place("comment", "#box"), Infinity);
  expect(circumstances.of(() => place("comment", "#box"), Infinity)).toBe(before);
  document.querySelector("#post a")?.remove();
  expect(circumstances.of(() => place("comment", "#box"), Infinity)).not.toBe(before);
});
