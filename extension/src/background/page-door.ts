// The door for popup, options and welcome: what they ask for, and who answers.
import { browser } from "wxt/browser";
import { type Answer, fromPage, type FromPage, WHO_IS_HERE } from "@/talk";
import type { ExtensionFrame } from "@/wire/frames";
import type { ConsoleDoor } from "./console";
import { hear, type Port, say } from "./doors";
import type { Pages } from "./pages";
import type { Draft } from "./reviews";
import { forgetSpots } from "./spots";
import { Tries } from "./tries";

/** Who does what pages ask for. */
export interface Behind {
  readonly send: (frame: ExtensionFrame) => void;
  readonly connect: () => void;
  /** Asks for what pages show and nobody else needs. */
  readonly askDaemon: () => void;
  readonly pair: (code: string) => void;
  readonly review: (draft: Draft) => void;
  readonly forget: (draft: string) => void;
  readonly console: ConsoleDoor;
}

export class PageDoor {
  readonly #pages: Pages;
  readonly #behind: Behind;
  readonly #tries = new Tries();

  constructor(pages: Pages, behind: Behind) {
    this.#pages = pages;
    this.#behind = behind;
  }

  admit(port: Port): void {
    const page = {};
    hear(port, fromPage, {
      message: (message) => { this.#hear(page, port, message); },
      gone: () => { this.#gone(page); },
    });
  }

  /** Whether the answer was for a draft that is tried on a page. */
  answer(draft: string, revision: number, answer: Answer): boolean {
    return this.#tries.answer(draft, revision, answer);
  }

  #gone(page: object): void {
    this.#pages.leave(page);
    const tried = this.#tries.leave(page);
    if (tried !== null) this.#behind.forget(tried);
  }

  #hear(page: object, port: Port, message: FromPage): void {
    switch (message.type) {
      case "look":
        this.#look(page, port, message.tab);
        return;
      case "set":
        this.#behind.send({ type: "preferences", set: message.change });
        return;
      case "keep":
        this.#behind.send({ type: "kept", set: message.change });
        return;
      case "try":
        this.#behind.review(this.#tries.draft(page, (answer) => { say(port, answer); }, message.revision, message.text));
        return;
      case "pair":
        this.#behind.pair(message.code);
        return;
      case "connect":
        this.#behind.connect();
        return;
      default:
        this.#place(port, message);
    }
  }

  /** What the background does by itself. */
  #place(port: Port, message: Extract<FromPage, { type: "console" | "unmove" }>): void {
    if (message.type === "unmove") void forgetSpots().then(() => { this.#pages.tellAll(); });
    else void this.#behind.console.open().then((opened) => { say(port, { type: "console", opened }); });
  }

  #look(page: object, port: Port, tab: number | null): void {
    this.#pages.look(page, (state) => { say(port, state); }, tab);
    this.#behind.connect();
    this.#behind.askDaemon();
    void askTab(tab);
  }
}

/** Asks the page of a tab how it is; on other sites nobody answers. */
async function askTab(tab: number | null): Promise<void> {
  if (tab !== null) await browser.tabs.sendMessage(tab, WHO_IS_HERE).catch(() => undefined);
}
