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
