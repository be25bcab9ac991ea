// What forms say when they are sent or changed: names to values, where a name with * holds a list.
import { goTo, paint, paintLines } from "./paper.js";
import { ask } from "./talk.js";

const PAUSE_MS = 150;
const asked = new WeakMap();

export function values(form) {
  const said = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string") continue;
    if (name.endsWith("*")) (said[name.slice(0, -1)] ??= []).push(value);
    else said[name] = value;
  }
  const other = form.dataset.with && document.querySelector(form.dataset.with);
  if (other) said[other.name] = other.value;
  return said;
}

/** Asks for what a form shows while it is being filled in; only the latest answer counts. */
export function live(form, show) {
  clearTimeout(asked.get(form));
  asked.set(form, setTimeout(async () => {
    const turn = asked.get(form);
    const said = values(form);
    const answer = await show(() => ask(form.dataset.live, said));
    if (answer === undefined || asked.get(form) !== turn) return;
    document.querySelector(form.dataset.into).replaceChildren(answer.page);
    mark(form, said, answer);
  }, PAUSE_MS));
}

function mark(form, said, answer) {
  const paper = form.querySelector(".paper .ghost");
  if (paper && answer.marks) paint(paper, said.text, answer.marks);
  const code = form.querySelector(".code");
  if (code && answer.faults) paintLines(code, said.text, answer.faults);
}

/** The ghost follows the text at once, without marks, until the answer is there. */
export function follow(area) {
  const ghost = area.closest(".paper")?.querySelector(".ghost");
  if (ghost) paint(ghost, area.value, []);
  const code = area.closest(".code");
  if (code) paintLines(code, area.value, []);
}

export function fill(area, text) {
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Reads a file that the person has chosen into a field; it goes nowhere else. */
export async function readInto(chooser) {
  const [file] = chooser.files;
  if (file) fill(document.querySelector(chooser.dataset.read), await file.text());
  chooser.value = "";
}

/** Hands the text of a field to the person as a file, where they have asked for it. */
export function exported(button) {
  const text = document.querySelector(button.dataset.export).value;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = button.dataset.name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function toLine(button) {
  goTo(button.closest("form").querySelector("textarea"), Number(button.dataset.line));
}
