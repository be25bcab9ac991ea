// A card or question in the page: one of our own pages in a frame, which shows what the background hands it.
import { browser } from "wxt/browser";
import type { FrameModel, FromEditor } from "@/talk";
import { looksLike } from "./models";
import { Perch } from "./perch";
import type { Size } from "./position";

const WIDTHS = { card: 380, confirm: 420 } as const;
/** The card is paper: it lies above the page, with the corners that it has itself. */
const SHADE = "0 1px 2px rgb(37 35 45 / 10%), 0 12px 36px rgb(37 35 45 / 22%)";
const PAGES = { card: "/card.html", confirm: "/confirm.html" } as const;
/** A frame without any area would not be drawn, and could not tell its height. */
const UNDRAWN_HEIGHT = 24;
/** A page that has not told its height by then will not show anything. */
const DRAWN_MS = 2000;

export interface Host {
  readonly say: (message: FromEditor) => void;
  /** The pane knows its size now, or another one. */
  readonly sized: () => void;
  /** The pane could not be shown. */
  readonly failed: () => void;
}

export class Pane {
  readonly id = newId();
  readonly kind: FrameModel["kind"];
  /** How many findings it showed at first; a card without any says how the draft stands, and stays. */
  readonly opened: number;
  /** Whether it waits for an answer before anything is published. */
  readonly asks: boolean;
  readonly perch = new Perch();
  readonly #host: Host;
  readonly #iframe = document.createElement("iframe");
  readonly #deadline: ReturnType<typeof setTimeout>;
  #told: FrameModel;
  #height = 0;

  constructor(model: FrameModel, title: string, host: Host) {
    this.kind = model.kind;
    this.opened = model.findings.length;
    this.asks = model.kind === "confirm" && model.stage === "ask";
    if (this.asks) this.perch.veil();
    this.#host = host;
    this.#told = model;
    host.say({ type: "open", frame: this.id, model });
    this.#iframe.src = `${browser.runtime.getURL(PAGES[model.kind])}#${this.id}`;
    this.#iframe.title = title;
    this.#iframe.style.cssText = `border:0;width:100%;height:100%;display:block;background:transparent;opacity:0;border-radius:14px;box-shadow:${SHADE}`;
    this.perch.root.append(this.#iframe);
    this.#deadline = setTimeout(() => { if (this.#height === 0) host.failed(); }, DRAWN_MS);
  }

  get size(): Size {
    const room = window.innerHeight - 16;
    const height = Math.min(Math.max(this.#height, UNDRAWN_HEIGHT), room);
    return { width: Math.min(WIDTHS[this.kind], window.innerWidth - 16), height };
  }

  setHeight(height: number): void {
    const first = this.#height === 0 && height > 0;
    this.#height = height;
    this.#iframe.style.opacity = height > 0 ? "1" : "0";
    this.#host.sized();
    if (first && this.kind === "confirm") this.focus();
  }

  /** A page that is painted anew under a press loses it: only what is new is told. */
  update(model: FrameModel): void {
    if (looksLike(model, this.#told)) return;
    this.#told = model;
    this.#host.say({ type: "update", frame: this.id, model });
  }

  focus(): void {
    this.#iframe.focus();
  }

  close(): void {
    clearTimeout(this.#deadline);
    this.#host.say({ type: "close", frame: this.id });
    this.perch.leave();
  }
}

/** Nobody can guess it: 128 random bits. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
