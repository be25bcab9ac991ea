// The line from this document to the background. The background may sleep and wake: the line is opened anew when there
// is something to say, and what it must know then is said first.
import { type Browser, browser } from "wxt/browser";
import { type FromEditor, PORT, type ToEditor, WHO_IS_HERE } from "@/talk";

type Here = Extract<FromEditor, { type: "here" }>;

const ALIVE_MS = 20_000;
/** The background ended while an editor is open: it is called again after this pause. */
const REOPEN_MS = 1000;

export interface Ends {
  readonly hear: (message: ToEditor) => void;
  /** Somebody looks at this tab: tell how it is. */
  readonly asked: () => void;
  /** The background began anew and knows nothing of what was said before. */
  readonly reopened: () => void;
  /** The extension was removed or renewed underneath this page. */
  readonly orphaned: () => void;
}

export class Line {
  readonly #ends: Ends;
  #port: Browser.runtime.Port | null = null;
  #here: Here | null = null;
  #alive: ReturnType<typeof setInterval> | undefined;
  #reopening: ReturnType<typeof setTimeout> | undefined;

  constructor(ends: Ends) {
    this.#ends = ends;
    browser.runtime.onMessage.addListener(this.#asked);
  }

  /** Tells how this document is. While an editor is watched, the background is kept awake for it. */
  here(here: Here): void {
    this.#here = here;
    clearInterval(this.#alive);
    this.#alive = here.site === "watching" ? setInterval(() => { this.say(here); }, ALIVE_MS) : undefined;
    this.say(here);
  }

  say(message: FromEditor): void {
    const port = this.#port ?? this.#open();
    port?.postMessage(message);
  }

  readonly #asked = (message: unknown): void => {
    if (message === WHO_IS_HERE) this.#ends.asked();
  };

  end(): void {
    browser.runtime.onMessage.removeListener(this.#asked);
    clearInterval(this.#alive);
    clearTimeout(this.#reopening);
    this.#port?.disconnect();
    this.#port = null;
  }

  #open(): Browser.runtime.Port | null {
    const port = opened();
    if (port === null) {
      this.#ends.orphaned();
      return null;
    }
    port.onMessage.addListener(this.#ends.hear);
    port.onDisconnect.addListener(() => { this.#lost(); });
    if (this.#here !== null) port.postMessage(this.#here);
    this.#port = port;
    return port;
  }

  #lost(): void {
    this.#port = null;
    if (this.#here?.site === "watching") this.#reopening = setTimeout(() => { this.#ends.reopened(); }, REOPEN_MS);
  }
}

function opened(): Browser.runtime.Port | null {
  try {
    return browser.runtime.connect({ name: PORT.editor });
  } catch {
    return null;
  }
}
