// What the keyboard does on card and question, besides what buttons do by themselves.
import type { Act } from "./finding";

type Keys = Readonly<Record<string, () => void>>;

const page = new AbortController();

function listen(keys: Keys): void {
  const onKey = (event: KeyboardEvent) => {
    const press = keys[event.key];
    if (press === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    press();
  };
  document.addEventListener("keydown", onKey, { signal: page.signal });
}

/** Arrows turn to the next and the previous finding, Escape closes. */
export function cardKeys(act: Act): void {
  listen({
    ArrowRight: () => { act({ type: "next", step: 1 }); },
    ArrowLeft: () => { act({ type: "next", step: -1 }); },
    Escape: () => { act({ type: "close" }); },
  });
}

/** Escape edits; Tab stays inside, because the page behind waits for the answer. */
export function confirmKeys(edit: () => void): void {
  listen({ Escape: edit });
  const around = (event: KeyboardEvent) => {
    const buttons = [...document.querySelectorAll("button")];
    const edge = event.shiftKey ? buttons.at(0) : buttons.at(-1);
    if (event.key !== "Tab" || document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? buttons.at(-1) : buttons.at(0))?.focus();
  };
  document.addEventListener("keydown", around, { signal: page.signal });
}

/** Calls when the frame gets the focus and no control of it has it: the frame may be focused after it was drawn. */
export function onBareFocus(act: () => void): void {
  const bare = () => {
    if (document.activeElement === null || document.activeElement === document.body) act();
  };
  window.addEventListener("focus", bare, { signal: page.signal });
}
