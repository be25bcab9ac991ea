// A one-time code as the daemon writes it, and as people mistype it.
import { expect, test } from "vitest";
import { readCode } from "./code";

// From the daemon: port 23456, the bytes 0 to 15.
const WRITTEN = "BDT1-23456-AAAQEAYEAUDAOCAJBIFQYDIOB4-NCMT";

test("code is read as the daemon wrote it", async () => {
  const code = await readCode(` ${WRITTEN.toLowerCase()}\n`);

  expect(code).toEqual({ port: 23456, secret: Uint8Array.from({ length: 16 }, (_, index) => index) });
});

test.each(["", "BDT1", WRITTEN.replace("NCMT", "NCMU"), WRITTEN.replace("AAAQ", "AAAR"), `${WRITTEN}A`])(
  "mistyped code %s is none",
  async (words) => {
    expect(await readCode(words)).toBeNull();
  },
);
