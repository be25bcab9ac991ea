// Forms of one's own profile: a position with its employer, and the headline or about as a text.
import { make } from "../dom";
import { mountTiptap } from "../editors/tiptap";
import { published } from "../site";
import { say } from "./words";

function field(form: HTMLElement, id: string, [label, placeholder]: [string, string]): HTMLInputElement {
  const input = make("input", { id, placeholder, autocomplete: "off" });
  form.append(make("label", { for: id }, `${label}*`), input);
  return input;
}

/** Draws the form that the address asks for. */
export function drawProfile(): void {
  const open = make("button", { type: "button", class: "start" }, say.start);
  document.body.append(make("main", {}, open));
  open.addEventListener("click", () => {
    openForm(location.pathname.includes("/position/"));
  });
}

function openForm(position: boolean): void {
  const save = make("button", { type: "button", class: "publish" }, say.save);
  const form = make("form");
  const dialog = make("div", { role: "dialog", class: "card" }, form, save);
  document.body.append(dialog);
  const read = position ? positionFields(form) : words(form);
  save.addEventListener("click", () => {
    published(read());
    dialog.remove();
  });
}

function positionFields(form: HTMLElement): () => string {
  const title = field(form, ":r1:", [say.position, say.examples[0]]);
  const company = field(form, ":r2:", [say.company, say.examples[1]]);
  const inputs = [title, company];
  return () => inputs.map(({ value }) => value).join("").trim();
}

function words(form: HTMLElement): () => string {
  const place = make("div");
  form.append(make("span", {}, say.headline), make("div", { "data-testid": "ui-core-tiptap-text-editor-wrapper" }, place));
  const editor = mountTiptap(place, { label: say.headline, placeholder: say.about, attributes: {}, changed: () => undefined });
  editor.focus();
  return () => editor.text();
}
