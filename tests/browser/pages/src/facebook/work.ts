// The form of the profile that names where somebody works: plain fields with names of their own.
import { make } from "../dom";
import { published } from "../site";
import { button, onPress } from "./composer";
import { say } from "./words";

/** Draws the page with the form. */
export function drawWork(): void {
  const open = button(say.work);
  open.classList.add("ask");
  onPress(open, openForm);
  document.body.append(make("main", {}, make("div", { class: "starter" }, open)));
}

function openForm(): void {
  const company = make("input", { "aria-label": say.company, autocomplete: "off" });
  const position = make("input", { "aria-label": say.position, autocomplete: "off" });
  const save = button(say.save);
  const form = make("form", { class: "work" }, company, position, save);
  onPress(save, () => {
    published(`${company.value}${position.value}`.trim());
    form.remove();
  });
  document.querySelector("main")?.append(form);
}
