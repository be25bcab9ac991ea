// What the address of the preview asks for: ?page=card&language=de&address=du&case=0
import type { Manner } from "@/talk";

const query = new URLSearchParams(location.search);

export const page = query.get("page") ?? "card";
export const sample = query.get("case") ?? "";
export const manner: Manner = {
  language: query.get("language") === "en" ? "en" : "de",
  address: query.get("address") === "sie" ? "sie" : "du",
  discreet: false,
};

/** Everything that the page said; tests read it from `window`. */
export const said: unknown[] = [];
Object.assign(window, { said });
