// The face of Bedacht: a comma, the small pause before going on. Four states, told apart by shape and not by colour.
import { draw } from "./dom";
import type { Face } from "./standing";

const COMMA = "M8 3.5a3.1 3.1 0 0 1 3.1 3.1c0 3-1.5 5.2-4.2 6.3l-.75-1.4c1.15-.55 1.85-1.15 2.1-1.8A3.1 3.1 0 1 1 8 3.5Z";

const INSIDE: Readonly<Record<Face, readonly [string, Readonly<Record<string, string>>][]>> = {
  quiet: [["path", { d: COMMA, class: "sign" }]],
  findings: [["path", { d: COMMA, class: "sign" }]],
  "not-checked": [["path", { d: "M5 8h6", class: "stroke" }]],
  paused: [["path", { d: "M6.25 5.25v5.5M9.75 5.25v5.5", class: "stroke" }]],
};

export function face(name: Face): SVGElement {
  const ground = draw("rect", { x: "1", y: "1", width: "14", height: "14", rx: "4.5", class: "ground" });
  const inside = INSIDE[name].map(([tag, attributes]) => draw(tag, attributes));
  return draw("svg", { viewBox: "0 0 16 16", class: `face ${name}`, "aria-hidden": "true" }, ground, ...inside);
}
