// Finds elements by the data of a platform: several selectors, the most stable first, through open shadow roots.
import type { Selector } from "@/platform/platform";

/** What a person reads on an element, white space made even. */
export function wordsOf(element: Element): string {
  return (element.textContent).replaceAll(/\s+/g, " ").trim();
}

export type Sign = Pick<Selector, "css"> & {
  readonly text?: readonly string[] | undefined;
  readonly pattern?: string | undefined;
  readonly label?: readonly string[] | undefined;
};

export function fits(element: Element, { css, text, pattern, label }: Sign): boolean {
  if (!element.matches(css)) return false;
  if (text !== undefined && !text.includes(wordsOf(element))) return false;
  if (pattern !== undefined && !new RegExp(pattern, "iu").test(wordsOf(element))) return false;
  return label === undefined || labelled(element, label);
}

/** Sites mark what must be filled in with a star. */
function labelled(element: Element, names: readonly string[]): boolean {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return false;
  const labels = [...(element.labels ?? [])].map((label) => wordsOf(label).replace(/\s*\*$/, ""));
  return labels.some((label) => names.includes(label));
}

/** Whether the address of this document is one of these; without a pattern every one is. */
export function here(path: string | undefined): boolean {
  return path === undefined || new RegExp(path, "iu").test(location.pathname);
}

export function fitsAny(element: Element, signs: readonly Sign[]): boolean {
  return signs.some((sign) => fits(element, sign));
}

/** What an event met, also inside an open shadow root. */
export function targetOf(event: Event): EventTarget | null {
  const { target } = event;
  return target instanceof Element && target.shadowRoot === null ? target : (event.composedPath()[0] ?? null);
}

/** The parent, also out of an open shadow root. */
export function parentOf(element: Element): Element | null {
  if (element.parentElement !== null) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The element and all around it, from the inside out. */
export function* around(element: Element): Generator<Element> {
  for (let each: Element | null = element; each !== null; each = parentOf(each)) yield each;
}

/** The nearest element around that fits the first selector that fits anything. */
export function closest(element: Element, signs: readonly Sign[]): Element | null {
  for (const sign of signs) {
    for (const each of around(element)) if (fits(each, sign)) return each;
  }
  return null;
}

/** The first element inside that fits the first selector that fits anything. */
export function first(root: ParentNode, signs: readonly Sign[]): Element | null {
  for (const sign of signs) {
    const element = [...root.querySelectorAll(sign.css)].find((each) => fits(each, sign));
    if (element !== undefined) return element;
  }
  return null;
}

/** The first selector that anything visible inside fits, with all that fits it. */
function found(root: ParentNode, signs: readonly Sign[]): { readonly sign: Sign; readonly all: readonly HTMLElement[] } | null {
  for (const sign of signs) {
    const all = [...root.querySelectorAll<HTMLElement>(sign.css)].filter((each) => fits(each, sign) && shown(each));
    if (all.length > 0) return { sign, all };
  }
  return null;
}

/** The last element inside that fits the first selector that fits anything: buttons that act stand last. */
export function lastInside(root: ParentNode, signs: readonly Sign[]): HTMLElement | null {
  return found(root, signs)?.all.at(-1) ?? null;
}

/** Whether the element fits, and no better selector fits anything else: a makeshift counts only where it is needed. */
export function fitsFirst(element: Element, root: ParentNode, signs: readonly Sign[]): boolean {
  if (!fitsAny(element, signs)) return false;
  const best = found(root, signs);
  return best !== null && fits(element, best.sign);
}

/** Whether a person can see it; sites leave hidden twins of their dialogs behind. */
export function shown(element: Element): boolean {
  return element.checkVisibility();
}

/** The open shadow roots that a platform is known to have, as far as they are there. */
export function shadowRoots(signs: readonly Sign[]): ShadowRoot[] {
  const hosts = signs.flatMap(({ css }) => [...document.querySelectorAll(css)]);
  return [...new Set(hosts.map((host) => host.shadowRoot))].filter((root) => root !== null);
}
