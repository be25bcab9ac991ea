// What a composer asks of an editor, whichever library it is.

export interface Editor {
  /** The element in which the person types. */
  readonly root: HTMLElement;
  /** The text as the editor itself understands it, one line per block. */
  text(): string;
  /** Puts the caret into the field. */
  focus(): void;
  /** Takes the editor away. */
  leave(): void;
}

export interface Fit {
  /** The accessible name of the field. */
  readonly label: string;
  /** What the field says while it is empty. */
  readonly placeholder: string;
  /** What stands in the field from the beginning. */
  readonly text?: string;
  /** Attributes by which the site marks its editors. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Called after every change. */
  changed(): void;
}

export type Mount = (place: HTMLElement, fit: Fit) => Editor;
