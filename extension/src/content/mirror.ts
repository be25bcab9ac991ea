// A text field has no words that could be underlined. A copy of it lies over it, with the same metrics and transparent
// letters: it cannot be touched or found, readers do not hear of it, and only the lines under its words are seen.
import { differenceOf } from "./change";
import { Perch } from "./perch";
import { type Box, common } from "./position";
import type { Reading } from "./reading";
import { around } from "./sight";

/** What decides where a letter stands. */
const METRICS = [
  "direction", "font-family", "font-feature-settings", "font-kerning", "font-size", "font-stretch", "font-style", "font-variant",
  "font-weight", "hyphens", "letter-spacing", "line-break", "line-height", "overflow-wrap", "padding-bottom", "padding-left",
  "padding-right", "padding-top", "tab-size", "text-align", "text-indent", "text-rendering", "text-transform", "white-space",
  "word-break", "word-spacing", "writing-mode",
] as const;
const UNSEEN = "position:absolute;top:0;left:0;box-sizing:border-box;color:transparent;forced-color-adjust:none";

export class Mirror {
  /** The element that holds the words. */
  readonly copy = document.createElement("div");
  readonly #field: HTMLTextAreaElement;
  readonly #perch = new Perch();
  readonly #words = new Text();
  #frame = 0;

  constructor(field: HTMLTextAreaElement) {
    this.#field = field;
    const { host, root } = this.#perch;
    host.inert = true; // neither the search of the page nor the selection finds the words twice
    host.ariaHidden = "true";
    host.style.setProperty("pointer-events", "none", "important");
    this.copy.append(this.#words);
    root.append(this.copy);
  }

  /** Lays the copy over the field as it stands now, with its present text. */
  lay(): Reading {
    this.#write(this.#field.value);
    this.#place();
    return { text: this.#words.data, pieces: [{ node: this.#words, from: 0, at: 0, length: this.#words.length }] };
  }

  /** The field has changed: the lines go along with the next frame. */
  follow(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.#frame = 0; this.lay(); });
  }

  leave(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#perch.leave();
  }

  /** Only what is different is written, so that ranges on the other words stay where they are. */
  #write(text: string): void {
    const change = differenceOf(this.#words.data, text);
    if (text !== this.#words.data) this.#words.replaceData(change.start, change.end - change.start, change.text);
  }

  #place(): void {
    const [box, window] = [inner(this.#field), seen(this.#field)];
    if (window.width <= 0 || window.height <= 0) {
      this.#perch.hide();
      return;
    }
    const style = getComputedStyle(this.#field);
    this.copy.style.cssText = UNSEEN;
    for (const name of METRICS) this.copy.style.setProperty(name, style.getPropertyValue(name));
    this.copy.style.width = `${box.width}px`;
    const { scrollLeft, scrollTop } = this.#field;
    this.copy.style.translate = `${box.x - window.x - scrollLeft}px ${box.y - window.y - scrollTop}px`;
    this.#perch.host.style.setProperty("overflow", "hidden", "important");
    this.#perch.stand(this.#field, window);
  }
}

/** The field without its borders and scroll bar. */
function inner(field: HTMLElement): Box {
  const { x, y } = field.getBoundingClientRect();
  return { x: x + field.clientLeft, y: y + field.clientTop, width: field.clientWidth, height: field.clientHeight };
}

/** What of the field can be seen: nothing where it is drawn at another size than it has, for then no line would fit. */
function seen(field: HTMLElement): Box {
  const { width } = field.getBoundingClientRect();
  if (Math.abs(width - field.offsetWidth) > 1) return { x: 0, y: 0, width: 0, height: 0 };
  const screen = { x: 0, y: 0, width: innerWidth, height: innerHeight };
  return clipping(field).map((each) => each.getBoundingClientRect()).reduce(common, common(inner(field), screen));
}

/** What cuts the field off where it ends. A dialog is cut by nothing around it, and the page itself by the window alone. */
function clipping(field: HTMLElement): readonly Element[] {
  const found: Element[] = [];
  for (const each of [...around(field)].slice(1)) {
    const { overflow, position } = getComputedStyle(each);
    if (each === document.body) break;
    if (overflow !== "visible") found.push(each);
    if (position === "fixed") break;
  }
  return found;
}
