// The golden frames, which the daemon's tests read too: what stands there is a frame, what is refused is none.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { decoded, encoded } from "./bytes";
import { MalformedError, readFrame, writeFrame } from "./codec";
import { extensionFrame } from "./frames";

const GOLDEN = fileURLToPath(new URL("../../../tests/wire/golden/", import.meta.url));

function golden(folder: string): [string, string][] {
  const names = readdirSync(GOLDEN + folder).filter((name) => name.endsWith(".json"));
  return names.map((name) => [name, readFileSync(`${GOLDEN}${folder}/${name}`, "utf8")]);
}

describe("what the daemon says", () => {
  test.each(golden("answers"))("%s is read whole", (_, words) => {
    expect(readFrame(encoded(words))).toEqual(JSON.parse(words));
  });

  // case 3.9.97, 3.9.110
  test.each(golden("refused/answers"))("%s is no frame", (_, words) => {
    expect(() => readFrame(encoded(words))).toThrow(MalformedError);
  });
});

describe("what the extension says", () => {
  test.each(golden("asks"))("%s is written as it stands", (_, words) => {
    const frame = v.parse(extensionFrame, JSON.parse(words));
    expect(JSON.parse(decoded(writeFrame(frame)))).toEqual(JSON.parse(words));
  });
});
