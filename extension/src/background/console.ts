// Opens the console, the pages that Bedacht serves on this device: the host starts it, for the daemon can start nothing.
import { browser } from "wxt/browser";
import * as v from "valibot";
import { consoleOpen } from "@/wire/host";
import { askHost } from "./host";

/** On a slow device a cold start takes its time. */
const PATIENCE_MS = 25_000;

export class ConsoleDoor {
  readonly #origin: string;
  #opening: Promise<boolean> | null = null;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Whether it stands open in a tab now. Who asks twice gets one console. */
  async open(): Promise<boolean> {
    this.#opening ??= this.#open().finally(() => { this.#opening = null; });
    return this.#opening;
  }

  async #open(): Promise<boolean> {
    try {
      const answer = await askHost({ type: "console", origin: this.#origin }, PATIENCE_MS);
      await browser.tabs.create({ url: v.parse(consoleOpen, answer).address });
      return true;
    } catch {
      return false;
    }
  }
}
