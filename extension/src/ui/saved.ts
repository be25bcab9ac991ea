// Says that a setting was kept, or that it was not: the answer of the daemon is the only proof.
import { options } from "virtual:words";
import type { Say } from "@/words";

const PATIENCE = 3000;
const SHOWN = 2500;

export interface Saved {
  /** A change is on its way. */
  readonly asked: () => void;
  /** The background has told anew what holds. */
  readonly told: () => void;
}

export function savedLine(node: HTMLElement, say: () => Say): Saved {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let shown: ReturnType<typeof setTimeout> | undefined;
  const tell = (words: string, stays: boolean) => {
    clearTimeout(shown);
    node.textContent = words;
    if (!stays) shown = setTimeout(() => { node.textContent = ""; }, SHOWN);
  };
  const asked = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { waiting = undefined; tell(say()(options, "not_saved"), true); }, PATIENCE);
  };
  const told = () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    waiting = undefined;
    tell(say()(options, "saved"), false);
  };
  return { asked, told };
}
