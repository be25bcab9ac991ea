// The form of the profile that names where somebody works: plain fields and a plain text field.
import { make } from "../dom";
import { published } from "../site";
import { say } from "./words";

/** The page with the form. */
export function drawForm(): HTMLElement {
  const open = make("button", { type: "button", class: "start" }, say.work);
  const main = make("main", {}, open);
  open.addEventListener("click", () => {
    main.append(form());
  });
  return main;
}

function form(): HTMLElement {
  const title = make("input", { name: "jobTitle", placeholder: say.position, autocomplete: "off" });
  const company = make("input", { name: "companyName", placeholder: say.company, autocomplete: "off" });
  const text = make("textarea", { "data-qa": "text-area", placeholder: say.description, rows: "4" });
  const done = make("button", { type: "button", "data-testid": "profile-timeline-entry-form-done" }, say.done);
  const made = make("form", { "data-xds": "Card" }, title, company, text, done);
  done.addEventListener("click", () => {
    published(`${title.value}${company.value}${text.value}`.trim());
    made.remove();
  });
  return made;
}
