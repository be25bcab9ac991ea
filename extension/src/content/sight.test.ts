// @vitest-environment jsdom
// Elements are found by the data of a site: by their words, by a pattern, by the label of a field.
import { platforms } from "virtual:platforms";
import { expect, test } from "vitest";
import { fits, fitsAny } from "./sight";

function element(markup: string): Element {
  const made = new DOMParser().parseFromString(markup, "text/html").body.firstElementChild;
  if (made === null) throw new Error("no element");
  document.body.replaceChildren(made);
  return made;
}

const atOnce = platforms.flatMap(({ composer }) => composer).find(({ id }) => id === "repost-at-once")?.publish.control ?? [];

test.each(["Sofort teilen", "Repost", "Reposten", "Repost instantly to your network"])("%j shares at once", (words) => {
  expect(fitsAny(element(`<div role="button">${words}</div>`), atOnce)).toBe(true);
});

test.each(["Mit Kommentar teilen", "Repost with your thoughts", "Mit eigenen Gedanken reposten", "Repost rückgängig machen", "Teilen"])(
  "%j does not",
  (words) => {
    expect(fitsAny(element(`<div role="button">${words}</div>`), atOnce)).toBe(false);
  },
);

test.each([["Unternehmen*", true], ["Unternehmen *", true], ["Company", false]])("field under the label %j", (words, found) => {
  const field = element(`<label>${words}<input></label>`).querySelector("input");

  expect(field !== null && fits(field, { css: "input", label: ["Unternehmen"] })).toBe(found);
});
