// Says the sentences of shared_rules/messages to one person: in their language, du or Sie, with the values filled in.
import type { Preferences } from "./wire/frames";

export type Sentences = Readonly<Record<string, string>>;

/** One table of sentences; `sie` holds only those that differ from `de`. */
export interface Table<W extends Sentences> {
  readonly de: Readonly<Record<keyof W, string>>;
  readonly sie: Readonly<Partial<Record<keyof W, string>>>;
  readonly en: W;
}

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Values<S extends string> = [Names<S>] extends [never] ? [] : [Readonly<Record<Names<S>, string | number>>];

/** How somebody wants to be spoken to. */
export type Voice = Pick<Preferences, "language" | "address">;

/** The sentence `key` of a table; the values that stand in braces are asked for by its type. */
export type Say = <W extends Sentences, K extends keyof W & string>(
  table: Table<W>,
  key: K,
  ...values: Values<W[K]>
) => string;

function sentence(table: Table<Sentences>, key: string, voice: Voice): string {
  if (voice.language === "en") return table.en[key] ?? key;
  const formal = voice.address === "sie" ? table.sie[key] : undefined;
  return formal ?? table.de[key] ?? key;
}

function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

export function speaker(voice: Voice): Say {
  return (table, key, ...values) => fill(sentence(table, key, voice), values[0] ?? {});
}

/** The voice for somebody who has not chosen one: the browser's language. */
export function firstVoice(language: string): Voice {
  return { language: language.toLowerCase().startsWith("de") ? "de" : "en", address: "du" };
}
