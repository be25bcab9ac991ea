// Words that a person has chosen: to be watched for, or to be left in peace. Each can be taken out again.
import { terms } from "virtual:words";
import type { Say } from "@/words";
import type { Field } from "./choice";
import { button, el, paint } from "./dom";
import { shortened } from "./finding";
import { arrow } from "./signs";

const LONGEST_SHOWN = 48;
/** More is no term but a text. */
const LONGEST = 300;

export interface Speech {
  readonly title: string;
  readonly hint: string;
}

function item(word: string, say: Say, takeOut: () => void): HTMLElement {
  const name = say(terms, "remove", { words: word });
  const out = button(arrow("close"), takeOut, { key: `out-${word}`, class: "bare", "aria-label": name, title: name });
  return el("li", {}, el("span", {}, shortened(word, LONGEST_SHOWN)), out);
}

/** A line to write a word in; it is told once, and the line is empty again. */
function adding(title: string, say: Say, add: (word: string) => void): HTMLElement {
  const id = `term-${crypto.randomUUID()}`;
  const input = el("input", { type: "text", id, autocomplete: "off", spellcheck: "false", maxlength: String(LONGEST) });
  const form = el(
    "form",
    { class: "beside" },
    el("label", { class: "unseen", for: id }, `${title}: ${say(terms, "new")}`),
    input,
    button(say(terms, "add"), () => { form.requestSubmit(); }, { key: id }),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const word = input.value.trim();
    input.value = "";
    if (word !== "") add(word);
  };
  return form;
}

export function termsField({ title, hint }: Speech, say: Say, write: (words: string[]) => void): Field<readonly string[]> {
  let known: readonly string[] = [];
  const list = el("ul", { class: "terms", role: "list", "aria-label": title });
  const add = (word: string) => { if (!known.includes(word)) write([...known, word]); };
  const node = el("div", { class: "text" }, el("h3", {}, title), el("p", { class: "line" }, hint), list, adding(title, say, add));
  const show = (words: readonly string[]) => {
    known = words;
    list.hidden = words.length === 0;
    paint(list, words.map((word) => item(word, say, () => { write(words.filter((each) => each !== word)); })));
  };
  return { node, show };
}
