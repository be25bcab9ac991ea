// The sentences of shared_rules/messages as a module, `virtual:words`: one export for each table, so that a page
// carries only the tables it speaks. `wordTypes` says the same to TypeScript: a missing sentence or value is an error.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import type { Plugin } from "vite";

type Sentences = Record<string, string>;
type Catalogue = Record<string, Sentences>;

const NAME = "virtual:words";
const RESOLVED = `\0${NAME}`;
const FORMAL = "_sie";
const FILES = { de: file("de"), en: file("en") };

function file(language: string): string {
  return fileURLToPath(new URL(`../../shared_rules/messages/${language}.toml`, import.meta.url));
}

function read(path: string): Catalogue {
  return parse(readFileSync(path, "utf8")) as Catalogue;
}

function pick(sentences: Sentences, formal: boolean): Sentences {
  const entries = Object.entries(sentences).filter(([key]) => key.endsWith(FORMAL) === formal);
  return Object.fromEntries(entries.map(([key, words]) => [key.replace(/_sie$/, ""), words]));
}

/** Sentences that one language has and the other lacks, as `table.key`. */
export function missing(one: Catalogue, other: Catalogue): string[] {
  return Object.entries(one).flatMap(([table, sentences]) =>
    Object.keys(pick(sentences, false))
      .filter((key) => other[table]?.[key] === undefined)
      .map((key) => `${table}.${key}`),
  );
}

function catalogues(): { de: Catalogue; en: Catalogue } {
  const [de, en] = [read(FILES.de), read(FILES.en)];
  const gaps = [...missing(de, en), ...missing(en, de)];
  if (gaps.length > 0) throw new Error(`One language lacks: ${gaps.join(", ")}`);
  return { de, en };
}

function source(): string {
  const { de, en } = catalogues();
  return Object.entries(en)
    .map(([table, sentences]) => {
      const german = de[table] ?? {};
      const all = { de: pick(german, false), sie: pick(german, true), en: sentences };
      return `export const ${table} = ${JSON.stringify(all)};`;
    })
    .join("\n");
}

/** The declaration of `virtual:words`, with the English sentences as literal types. */
export function wordTypes(): string {
  const tables = Object.entries(catalogues().en).map(
    ([table, sentences]) => `  export const ${table}: import("@/words").Table<${JSON.stringify(sentences)}>;`,
  );
  return [`declare module "${NAME}" {`, ...tables, "}", ""].join("\n");
}

export function words(): Plugin {
  return {
    name: "words",
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      Object.values(FILES).forEach((path) => {
        this.addWatchFile(path);
      });
      return source();
    },
  };
}
