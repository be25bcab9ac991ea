// @vitest-environment jsdom
// Parts hear in turn, until one has used the event up, and nobody hears after the end.
import { expect, test } from "vitest";
import { Ear } from "./ear";

test("parts hear in turn until one has used the event up", () => {
  const [end, heard] = [new AbortController(), [] as string[]];
  const ear = new Ear(end.signal);
  ear.hear(["click", "keyup"], () => { heard.push("first"); });
  ear.hear(["click"], () => { heard.push("second"); return true; });
  ear.hear(["click"], () => { heard.push("third"); });
  document.body.click();
  expect(heard).toEqual(["first", "second"]);
  end.abort();
  document.body.click();
  expect(heard).toEqual(["first", "second"]);
});

test("what is heard next is heard once", () => {
  const heard: string[] = [];
  new Ear(new AbortController().signal).next("keyup", () => { heard.push("up"); });
  for (let count = 0; count < 2; count += 1) document.body.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  expect(heard).toEqual(["up"]);
});
