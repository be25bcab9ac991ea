// One tab, many documents: the most telling one speaks for it.
import { beforeEach, expect, test } from "vitest";
import { Tabs } from "./tabs";

const TOP = {};
const FRAME = {};
let tabs: Tabs;

beforeEach(() => {
  tabs = new Tabs();
});

test("tab without any of our sites says nothing", () => {
  expect(tabs.of(1)).toBeNull();
});

test("frame with an editor speaks for its tab", () => {
  tabs.here(TOP, 1, "linkedin", "idle");
  tabs.here(FRAME, 1, "linkedin", "watching");
  tabs.draft(FRAME, "d", { state: "checking" });

  expect(tabs.of(1)).toEqual({ platform: "linkedin", site: "watching", draft: { state: "checking" } });
});

test("latest draft speaks", () => {
  tabs.here(TOP, 1, "xing", "watching");
  tabs.draft(TOP, "a", { state: "checking" });
  tabs.draft(TOP, "b", { state: "checking" });
  tabs.draft(TOP, "a", { state: "not-checked", reason: "timeout" });

  expect(tabs.of(1)?.draft).toEqual({ state: "not-checked", reason: "timeout" });
});

test("closed editor and closed page are forgotten", () => {
  tabs.here(TOP, 1, "xing", "watching");
  tabs.draft(TOP, "a", { state: "checking" });
  tabs.gone(TOP, "a");
  expect(tabs.of(1)?.draft).toBeNull();
  tabs.leave(TOP);

  expect([tabs.of(1), tabs.watching]).toEqual([null, false]);
});
