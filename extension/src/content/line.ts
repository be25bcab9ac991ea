// The line from this document to the background. The background may sleep and wake: the line is opened anew when there
// is something to say, and what it must know then is said first.
import { type Browser, browser } from "wxt/browser";
import { type FromEditor, PORT, type ToEditor } from "@/talk";

type Here = Extract<FromEditor, { type: "here" }>;

const ALIVE_MS = 20_000;

export class Line {
  readonly #hear: (message: ToEditor) => void;
  readonly #orphaned: () => void;
  #port: Browser.runtime.Port | null = null;
  #here: Here | null = null;
  #alive: ReturnType<typeof setInterval> | undefined;

  /** `orphaned` is called once the extension was removed or renewed underneath this page. */
  constructor(hear: (message: ToEditor) => void, orphaned: () => void) {
    this.#hear = hear;
    this.#orphaned = orphaned;
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

  end(): void {
    clearInterval(this.#alive);
    this.#port?.disconnect();
    this.#port = null;
  }

  #open(): Browser.runtime.Port | null {
    const port = opened();
    if (port === null) {
      this.#orphaned();
      return null;
    }
    port.onMessage.addListener((message: ToEditor) => { this.#hear(message); });
    port.onDisconnect.addListener(() => { this.#port = null; });
    if (this.#here !== null) port.postMessage(this.#here);
    this.#port = port;
    return port;
  }
}

function opened(): Browser.runtime.Port | null {
  try {
    return browser.runtime.connect({ name: PORT.editor });
  } catch {
    return null;
  }
}
