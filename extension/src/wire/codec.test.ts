// The golden frames that both sides read: what stands in them is taken, one field more or less is not.
import { expect, test } from "vitest";
import { encoded } from "./bytes";
import { MalformedError, readFrame, writeFrame } from "./codec";
import type { ExtensionFrame } from "./frames";

type Review = Extract<ExtensionFrame, { type: "review" }>;

const review: Review = {
  type: "review",
  draft: "d-1",
  revision: 3,
  text: "Größe 🚀",
  context: {
    platform: "linkedin",
    surface: "post",
    audience: "unknown",
    employer_listed: "unknown",
    attachments: [],
    shared: null,
    page: "",
    language: null,
  },
};

test("lone surrogate is repaired without moving offsets", () => {
  const bytes = writeFrame({ ...review, text: "a\uD83Db" });

  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ text: "a\uFFFDb" });
});

test.each(["", "{", "[]", "null", '{"type":"other"}', '{"type":"refusal","code":1}'])("%s is no frame", (words) => {
  expect(() => readFrame(encoded(words))).toThrow(MalformedError);
});

test("bytes that are no UTF-8 are no frame", () => {
  expect(() => readFrame(Uint8Array.of(0xff))).toThrow(MalformedError);
});
