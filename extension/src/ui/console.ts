// The way into the console; where it is blocked, the words to type.
import { options } from "virtual:words";
import type { Say } from "@/words";
import { button, el } from "./dom";
import type { Tell } from "./page";

export interface ConsoleWay {
  readonly press: HTMLElement;
  /** Says how it goes. */
  readonly said: HTMLElement;
  readonly opened: (opened: boolean) => void;
}

export function consoleWay(say: Say, tell: Tell, look: "plain" | null): ConsoleWay {
  const said = el("p", { role: "status", class: "said" });
  const open = (): void => {
    said.textContent = say(options, "console_opening");
    tell({ type: "console" });
  };
  return {
    press: button(say(options, "console_open"), open, { key: "console", class: look }),
    said,
    opened: (opened) => { said.textContent = opened ? "" : say(options, "console_failed"); },
  };
}
