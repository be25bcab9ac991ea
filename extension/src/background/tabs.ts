// What is known about the site of each tab, put together from all its documents.
import type { DraftState, Here } from "@/talk";

interface Document {
  readonly tab: number;
  platform: Here["platform"];
  site: Here["site"];
  readonly drafts: Map<string, DraftState>;
}

const MOST_TELLING: readonly Here["site"][] = ["watching", "site-changed", "idle"];

/** Documents are told apart by the identity of `key`. */
export class Tabs {
  readonly #documents = new Map<object, Document>();

  here(key: object, tab: number, platform: Here["platform"], site: Here["site"]): void {
    const known = this.#documents.get(key);
    if (known === undefined) this.#documents.set(key, { tab, platform, site, drafts: new Map() });
    else Object.assign(known, { platform, site });
  }

  draft(key: object, editor: string, state: DraftState): void {
    const drafts = this.#documents.get(key)?.drafts;
    drafts?.delete(editor); // the latest stands last
    drafts?.set(editor, state);
  }

  gone(key: object, editor: string): void {
    this.#documents.get(key)?.drafts.delete(editor);
  }

  leave(key: object): void {
    this.#documents.delete(key);
  }

  /** Null where none of our sites is open in the tab. */
  of(tab: number): Here | null {
    const documents = [...this.#documents.values()].filter((each) => each.tab === tab);
    const first = documents[0];
    if (first === undefined) return null;
    const site = MOST_TELLING.find((each) => documents.some((document) => document.site === each)) ?? "idle";
    const draft = documents.flatMap(({ drafts }) => [...drafts.values()]).at(-1) ?? null;
    return { platform: first.platform, site, draft };
  }

  /** Whether anybody has an editor open. */
  get watching(): boolean {
    return [...this.#documents.values()].some(({ site }) => site === "watching");
  }
}
