// The other places of a hint that repeats: it is said once, and each of its words can be turned to.
import { card } from "virtual:words";
import type { Note } from "@/talk";
import type { Say } from "@/words";
import { button, el } from "./dom";
import { type Act, shortened } from "./finding";

const LONGEST = 40;

/** The same words in several places are one item with their number. */
function byWords({ also }: Note): readonly { readonly id: string; readonly words: string; readonly times: number }[] {
  return [...new Set(also.map(({ quote }) => quote))].map((words) => {
    const same = also.filter(({ quote }) => quote === words);
    return { id: same[0]?.id ?? "", words, times: same.length };
  });
}

export function also(note: Note, say: Say, act: Act): HTMLElement | null {
  if (note.also.length === 0) return null;
  const items = byWords(note).map(({ id, words, times }) => {
    const label = el("span", {}, times === 1 ? "" : `${times} × `, el("q", {}, shortened(words, LONGEST)));
    const show = () => { act({ type: "show", finding: id }); };
    return el("li", {}, button(label, show, { key: `also-${id}`, class: "small", title: say(card, "also_show") }));
  });
  return el("section", { class: "also" }, el("h2", {}, say(card, "also")), el("ul", { role: "list" }, ...items));
}
