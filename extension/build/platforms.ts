// Reads every shared_rules/platforms/*.toml at build time and proves its shape: the folder is the registry.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import * as v from "valibot";
import type { Plugin } from "vite";
import { platform, type Platform } from "../src/platform/platform.ts";

const NAME = "virtual:platforms";
const FOLDER = fileURLToPath(new URL("../../shared_rules/platforms/", import.meta.url));

/** The platform that a file describes. Throws with file, place and cure. */
export function readPlatform(file: string, source: string): Platform {
  const result = v.safeParse(platform, parse(source));
  if (result.success) return result.output;
  const faults = result.issues.map((issue) => `${file}: ${v.getDotPath(issue) ?? "file"}: ${issue.message}`);
  throw new Error(faults.join("\n"));
}

function readAll(): readonly Platform[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".toml")).sort();
  return files.map((name) => readPlatform(name, readFileSync(FOLDER + name, "utf8")));
}

export function platforms(): Plugin {
  return {
    name: "platforms",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? `export const platforms = ${JSON.stringify(readAll())};` : null),
  };
}
