// A place of our own over a page: a host with a closed shadow root in the top layer, that the page neither styles nor
// sees into. It stands inside a modal dialog where there is one, because everything outside of that is dead.
import type { Box } from "./position";
import { parentOf } from "./sight";

const HIDDEN = "hidden";

export class Perch {
  readonly host = document.createElement("div");
  readonly root = this.host.attachShadow({ mode: "closed", delegatesFocus: false });
  /** Where it stands, so that nothing is written that is so already. */
  #standing = "";

  constructor() {
    this.host.popover = "manual";
    this.#style({
      all: "initial",
      position: "fixed",
      inset: "auto",
      margin: "0",
      padding: "0",
      border: "0",
      background: "transparent",
      overflow: "visible",
      "color-scheme": "normal",
    });
  }

  /** Stands at the box, beside an element of the page. */
  stand(beside: Element, box: Box): void {
    const home = homeOf(beside);
    if (this.host.parentNode !== home) home.append(this.host);
    if (!this.host.matches(":popover-open")) this.host.showPopover();
    const standing = `${box.x} ${box.y} ${box.width} ${box.height}`;
    if (standing === this.#standing) return;
    this.#standing = standing;
    this.#style({
      left: `${box.x}px`,
      top: `${box.y}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
      display: "block",
    });
  }

  /** Dims what lies behind; it can still be clicked. */
  veil(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":host::backdrop { background: rgb(30 28 38 / 32%); pointer-events: none; }");
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, sheet];
  }

  hide(): void {
    if (this.#standing === HIDDEN) return;
    this.#standing = HIDDEN;
    this.#style({ display: "none" });
  }

  leave(): void {
    this.host.remove();
  }

  #style(properties: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(properties)) this.host.style.setProperty(name, value, "important");
  }
}

function homeOf(element: Element): Element {
  for (let each: Element | null = element; each !== null; each = parentOf(each)) {
    if (each instanceof HTMLDialogElement && each.matches(":modal")) return each;
  }
  return document.body;
}
