// Popup, options and welcome: each is told the state after its first look, and whenever it changes.
import type { Link, PageState, ToPage } from "@/talk";
import type { Kept, Preferences, Status } from "@/wire/frames";
import type { Tabs } from "./tabs";

interface Page {
  readonly say: (message: ToPage) => void;
  tab: number | null;
}

/** What every page is told, whatever tab it asks for. */
export interface Common {
  readonly link: Link;
  readonly preferences: Preferences | null;
  readonly status: Status | null;
  readonly kept: Kept | null;
  readonly pairing: PageState["pairing"];
}

export class Pages {
  readonly #pages = new Map<object, Page>();
  readonly #tabs: Tabs;
  readonly #common: () => Common;

  constructor(tabs: Tabs, common: () => Common) {
    this.#tabs = tabs;
    this.#common = common;
  }

  get open(): boolean {
    return this.#pages.size > 0;
  }

  look(key: object, say: Page["say"], tab: number | null): void {
    const page = { say, tab };
    this.#pages.set(key, page);
    this.#tell(page);
  }

  leave(key: object): void {
    this.#pages.delete(key);
  }

  tellAll(): void {
    for (const page of this.#pages.values()) this.#tell(page);
  }

  #tell({ say, tab }: Page): void {
    const here = tab === null ? null : this.#tabs.of(tab);
    say({ type: "state", state: { ...this.#common(), here } });
  }
}
