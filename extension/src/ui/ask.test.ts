// @vitest-environment jsdom
// A message to somebody is empty unless the person has ticked something.
import { expect, test } from "vitest";
import { speaker } from "@/words";
import { findingOn } from "../../test/finding";
import { contact, message } from "./ask";

const say = speaker({ language: "en", address: "du" });
const PERSON = { name: "Press", email: "press@falkenried.example", url: null, note: null };
const FINDING = { ...findingOn("Our revenue fell", "revenue fell"), title: "Figures", quote: "revenue fell", contact: PERSON };

function shown(finding: typeof FINDING | (Omit<typeof FINDING, "contact"> & { contact: { name: string; email: null; url: string; note: null } })) {
  const node = contact(finding, say, () => undefined);
  document.body.replaceChildren(...(node === null ? [] : [node]));
  const ask = node?.querySelector("a");
  const ticks = [...(node?.querySelectorAll("input") ?? [])];
  return { ask, ticks };
}

test("nothing of the draft goes along by itself", () => {
  const { ask, ticks } = shown(FINDING);

  expect(ask?.getAttribute("href")).toBe("mailto:press@falkenried.example");
  expect(ticks.map(({ checked }) => checked)).toEqual([false, false]);
});

test("what is ticked goes along, and goes again when it is unticked", () => {
  const { ask, ticks: [words, note] } = shown(FINDING);
  words?.click();
  note?.click();

  expect(decodeURIComponent(ask?.getAttribute("href") ?? "")).toBe(
    "mailto:press@falkenried.example?body=revenue fell\r\n\r\nNote from Bedacht: Figures",
  );
  words?.click();
  note?.click();
  expect(ask?.getAttribute("href")).toBe("mailto:press@falkenried.example");
});

test("a page opens as it is: nothing can go along", () => {
  const { ask, ticks } = shown({ ...FINDING, contact: { name: "Chat", email: null, url: "https://chat.falkenried.example/", note: null } });

  expect([ask?.getAttribute("href"), ticks.length]).toEqual(["https://chat.falkenried.example/", 0]);
});

test("words cannot add to the address", () => {
  expect(message("press@falkenried.example", ["a&cc=evil@example.org?b"])).toBe(
    "mailto:press@falkenried.example?body=a%26cc%3Devil%40example.org%3Fb",
  );
});
