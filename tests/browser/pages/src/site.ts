// What every look-alike shares: the language and editor asked for in the address, and the count of
// what was published. Knows no site and no editor.

declare global {
  interface Window {
    /** The text of every post that was published on this page, oldest first. */
    published: string[];
    /** A draft that the site has kept since the composer was closed. */
    kept?: string;
  }
}

const asked = new URLSearchParams(location.search);

export type Language = "de" | "en";

/** The language of the page: `?lang=en`, German otherwise. */
export const language: Language = asked.get("lang") === "en" ? "en" : "de";

/** The editor asked for with `?editor=`, or the site's first one. */
export function editorAsked<Kind extends string>(kinds: readonly [Kind, ...Kind[]]): Kind {
  return kinds.find((kind) => kind === asked.get("editor")) ?? kinds[0];
}

/** Prepares the count, and gives the page its language. */
export function openSite(title: string): void {
  window.published = [];
  document.documentElement.lang = language;
  document.title = title;
}

/** Counts a post as published. */
export function published(text: string): void {
  window.published.push(text);
}

/** What people see of themselves and can mention. */
export const me = {
  name: "Erika Muster",
  headline: { de: "Projektleiterin bei Falkenried SE", en: "Project lead at Falkenried SE" },
} as const;

export const people: readonly string[] = ["Jonas Albers", "Mira Sander", "Öykü Şahin"];

/** The person whose first name was begun after an @, if any. */
export function personFor(begun: string): string | undefined {
  const start = begun.toLocaleLowerCase();
  return people.find((person) => start !== "" && person.toLocaleLowerCase().startsWith(start));
}

/** The steps that a composer is asked to take with `?steps=`. */
export function stepsAsked(): number {
  return Number(asked.get("steps") ?? 2);
}
