// Builds the pages out of elements and text, never out of markup: what comes from elsewhere can only be words.

export type Child = Node | string | null;
type Attributes = Readonly<Record<string, string | boolean | null>>;

function dress(node: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null));
}

/** An element with attributes (`null` and `false` leave one out) and children (`null` is skipped). */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  dress(node, attributes, children);
  return node;
}

/** The same for a drawing. */
export function draw(tag: string, attributes: Attributes, ...children: readonly Child[]): SVGElement {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  dress(node, attributes, children);
  return node;
}

/** A button; `key` lets it keep the focus when the page is painted again. */
export function button(
  words: Child,
  press: () => void,
  attributes: Attributes & { readonly key: string },
): HTMLButtonElement {
  const { key, ...others } = attributes;
  const node = el("button", { type: "button", "data-key": key, ...others }, words);
  node.onclick = press;
  return node;
}

function keys(selector: string): string[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((node) => node.dataset["key"] ?? []);
}

function byKey(root: Element, key: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}

/** Puts new children into `root`; what had the focus has it again, and what was open stays open. */
export function paint(root: Element, children: readonly Child[]): void {
  const [focused] = keys(":focus");
  const opened = keys("[aria-expanded=true]");
  root.replaceChildren(...children.filter((child) => child !== null));
  for (const key of opened) byKey(root, key)?.click();
  if (focused !== undefined) byKey(root, focused)?.focus();
}
