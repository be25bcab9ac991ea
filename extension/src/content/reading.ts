// The text of an editor as its reader will see it, and the way back from every place in it to the page.
// Blocks are read, never innerText: a block is a line, a <br> is a line, a <br> that only holds a line open is none.
import type { Kind } from "./kind";

/** A stretch of the text that stands in one text node. All numbers are UTF-16 units. */
export interface Piece {
  readonly node: Text;
  /** Where the stretch begins in the node. */
  readonly from: number;
  /** Where it begins in the text. */
  readonly at: number;
  readonly length: number;
}

export interface Reading {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** What is read differently from plain text. */
export interface Reader {
  readonly kind: Kind;
  /** Somebody mentioned; read as the name alone. Null: the site has none. */
  readonly mention: string | null;
}

const BLOCKS = new Set(["ADDRESS", "ARTICLE", "BLOCKQUOTE", "DIV", "FIGURE", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "OL", "P", "PRE", "SECTION", "UL"]);

/** Whether it is laid out as a line of its own, or as several. */
export function isBlock(node: Node | null): node is Element {
  return node !== null && isElement(node) && BLOCKS.has(node.tagName);
}

/** Read for every node of the text at every rest: a number is there sooner than a class. */
function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

/** Written by editors around embedded things; nobody reads it. */
const GUARD = "\uFEFF";

class Scribe {
  readonly #pieces: Piece[] = [];
  #text = "";
  /** Something stands on a line already, so that the next block begins a new one. */
  #begun = false;
  #lineEnded = false;

  boundary(): void {
    this.#lineEnded = this.#begun;
  }

  /** A <br> with something after it in its block. */
  newLine(): void {
    this.#open();
    this.#text += "\n";
  }

  /** A <br> at the end of its block: an empty line, if nothing else stands on it. */
  heldOpen(): void {
    this.#open();
  }

  /** `words` begin at `from` in the node. */
  write(node: Text, from: number, words: string): void {
    if (words === "") return;
    this.#open();
    this.#pieces.push({ node, from, at: this.#text.length, length: words.length });
    this.#text += words;
  }

  get reading(): Reading {
    return { text: this.#text.replaceAll("\u00A0", " "), pieces: this.#pieces };
  }

  #open(): void {
    if (this.#lineEnded) this.#text += "\n";
    this.#lineEnded = false;
    this.#begun = true;
  }
}

/** Reads the editor once; nothing in the page is touched. */
export function read(editor: Element, reader: Reader): Reading {
  if (editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement) {
    return { text: editor.value, pieces: [] };
  }
  const scribe = new Scribe();
  readChildren(editor, reader, scribe);
  return scribe.reading;
}

function readChildren(parent: Element, reader: Reader, scribe: Scribe): void {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (isText(node)) readText(node, parent, reader, scribe);
    else if (isElement(node)) readElement(node, reader, scribe);
  }
}

function readElement(element: Element, reader: Reader, scribe: Scribe): void {
  const { tagName } = element;
  if (tagName === "BR") readBreak(element, scribe);
  else if (isScenery(element, reader)) return;
  else if (BLOCKS.has(tagName)) {
    scribe.boundary();
    readChildren(element, reader, scribe);
    scribe.boundary();
  } else readChildren(element, reader, scribe);
}

function isScenery(element: Element, { kind }: Reader): boolean {
  return kind.scenery !== null && element.hasAttributes() && element.matches(kind.scenery);
}

function readBreak(element: Element, scribe: Scribe): void {
  if (endsBlock(element)) scribe.heldOpen();
  else scribe.newLine();
}

/** Whether nothing to read follows in the same block. */
function endsBlock(element: Element): boolean {
  for (let node: Node = element; ; node = node.parentNode ?? node) {
    const next = following(node);
    if (next !== null) return isBlock(next);
    const { parentElement } = node;
    if (parentElement === null || BLOCKS.has(parentElement.tagName) || parentElement.tagName === "TEXTAREA") return true;
  }
}

function following(node: Node): Node | null {
  let next = node.nextSibling;
  while (next !== null && isEmpty(next)) next = next.nextSibling;
  return next;
}

function isEmpty(node: Node): boolean {
  return isText(node) && node.data.replaceAll(GUARD, "") === "";
}

function readText(node: Text, parent: Element, reader: Reader, scribe: Scribe): void {
  const { data } = node;
  if (isIndentation(data, parent)) return;
  let from = startOf(data, parent, reader);
  for (const part of data.slice(from).split(GUARD)) {
    scribe.write(node, from, part);
    from += part.length + GUARD.length;
  }
}

/** A mention in a post is published as the name, whatever sign the editor shows before it. */
function startOf(data: string, parent: Element, { mention }: Reader): number {
  const signed = data.startsWith("@") || data.startsWith(`${GUARD}@`);
  return signed && mention !== null && parent.closest(mention) !== null ? data.indexOf("@") + 1 : 0;
}

/** White space that only lays out the page's source. */
function isIndentation(data: string, parent: Element): boolean {
  if (!/^[ \t\r\n]*\n[ \t\r\n]*$/.test(data)) return false;
  return !/^(pre|break)/.test(getComputedStyle(parent).whiteSpaceCollapse || getComputedStyle(parent).whiteSpace);
}
