// Fields of the settings. Each is built once and then shown what holds, so that nothing moves under the person's hands.
import { el } from "./dom";

export interface Field<Value> {
  readonly node: HTMLElement;
  /** Shows what holds now; a field that is being written in keeps its words. */
  readonly show: (value: Value) => void;
}

export interface Option<Value extends string> {
  readonly value: Value;
  readonly words: string;
  readonly line: string | null;
}

interface Radio<Value extends string> {
  readonly input: HTMLInputElement;
  readonly label: HTMLElement;
  readonly option: Option<Value>;
}

/** `list`: one under the other, each with its line; `tight`: side by side, with the line of the chosen one below. */
export type Look = "list" | "tight";

function radio<Value extends string>(name: string, option: Option<Value>, look: Look): Radio<Value> {
  const input = el("input", { type: "radio", name, value: option.value });
  const line = look === "tight" || option.line === null ? null : el("span", { class: "line" }, option.line);
  const label = el("label", { class: "option" }, input, el("span", { class: "name" }, option.words), line);
  return { input, label, option };
}

/** One of several; `legend` names the group. */
export function oneOf<Value extends string>(
  legend: string,
  look: Look,
  options: readonly Option<Value>[],
  choose: (value: Value) => void,
): Field<Value> {
  const id = `choice-${crypto.randomUUID()}`;
  const radios = options.map((option) => radio(id, option, look));
  const line = el("p", { class: "line chosen", "aria-live": "polite" });
  const show = (value: Value) => {
    for (const { input } of radios) input.checked = input.value === value;
    if (look === "tight") line.textContent = options.find((option) => option.value === value)?.line ?? "";
  };
  for (const { input, option } of radios) {
    input.onchange = () => {
      show(option.value);
      choose(option.value);
    };
  }
  const group = el("div", { class: look }, ...radios.map(({ label }) => label));
  const attributes = { role: "radiogroup", class: "choice", "aria-labelledby": id };
  return { node: el("div", attributes, el("p", { class: "legend", id }, legend), group, line), show };
}

/** Yes or no, with what it means underneath. */
export function toggle(words: string, line: string, choose: (on: boolean) => void): Field<boolean> {
  const input = el("input", { type: "checkbox", role: "switch" });
  input.onchange = () => { choose(input.checked); };
  const node = el("label", { class: "option switch" }, input, el("span", { class: "name" }, words), el("span", { class: "line" }, line));
  return { node, show: (on) => { input.checked = on; } };
}

/** A line of text; it is told when the person leaves it or presses Enter. */
export function line(words: string, hint: string, write: (text: string) => void): Field<string> {
  const id = `line-${crypto.randomUUID()}`;
  const input = el("input", { type: "text", id, autocomplete: "off", spellcheck: "false", "aria-describedby": `${id}-hint` });
  input.onchange = () => { write(input.value.trim()); };
  const node = el(
    "div",
    { class: "text" },
    el("label", { for: id }, words),
    input,
    el("p", { class: "line", id: `${id}-hint` }, hint),
  );
  const show = (text: string) => {
    if (document.activeElement !== input) input.value = text;
  };
  return { node, show };
}
