// The data of the sites: proved when it is read, and the same addresses as in the manifest.
import { platforms } from "virtual:platforms";
import { expect, test } from "vitest";
import { SITES } from "../src/platform/sites";
import { readPlatform } from "./platforms";

test("sites of the data are those of the manifest", () => {
  expect(platforms.flatMap(({ hosts }) => hosts).sort()).toEqual([...SITES].sort());
});

test("fault names file and place", () => {
  const source = 'name = "xing"\nhosts = ["www.xing.com"]\n[[composer]]\nid = "x"\n';

  expect(() => readPlatform("xing.toml", source)).toThrow("xing.toml: composer.0.surface");
});
