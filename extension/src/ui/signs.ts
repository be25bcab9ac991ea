// The few drawings of the interface: how loudly a finding speaks, and arrows. They carry no meaning that the words
// beside them do not carry, so screen readers pass them by.
import type { Level } from "@/wire/frames";
import { draw, el } from "./dom";

const LOUDNESS: Readonly<Record<Level, number>> = { clean: 0, hint: 1, warn: 2, confirm: 3 };
const PATHS = {
  next: "M6 3.5 10.5 8 6 12.5",
  previous: "M10 3.5 5.5 8 10 12.5",
  close: "M4 4l8 8M12 4l-8 8",
  open: "M4 6.25 8 10.25 12 6.25",
  into: "M3.5 8h8.5M8.5 4.5 12 8l-3.5 3.5",
} as const;

function dot(index: number, filled: boolean): SVGElement {
  return draw("circle", { cx: String(4 + index * 9), cy: "4", r: "2.75", class: filled ? "full" : "hollow" });
}

/** Three dots, filled as far as the level goes: readable without colour. */
export function loudness(level: Level): SVGElement {
  const dots = [0, 1, 2].map((index) => dot(index, index < LOUDNESS[level]));
  return draw("svg", { viewBox: "0 0 26 8", class: "loudness", "aria-hidden": "true" }, ...dots);
}

/** What the company does not let go lower. */
export function lock(): SVGElement {
  const line = draw("path", { d: "M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" });
  return draw("svg", { viewBox: "0 0 16 16", class: "arrow", "aria-hidden": "true" }, line);
}

export function arrow(name: keyof typeof PATHS): SVGElement {
  const line = draw("path", { d: PATHS[name] });
  return draw("svg", { viewBox: "0 0 16 16", class: "arrow", "aria-hidden": "true" }, line);
}

/** Quiet spoken text: what a screen reader says and nobody sees. */
export function unseen(words: string): HTMLElement {
  return el("span", { class: "unseen" }, words);
}
