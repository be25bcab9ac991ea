// The pages of the console: fetched with the token of this tab, put in place, and listened to.
import { exported, fill, follow, live, readInto, toLine, values } from "./forms.js";
import { ask, comeIn, Over } from "./talk.js";

const main = document.querySelector("main");
const said = document.querySelector("#said");
// Everything in these pages has been escaped by the server; scripts in them would not run anyway.
const trust = window.trustedTypes?.createPolicy("console", { createHTML: (html) => html });

function fragment(html) {
  const template = document.createElement("template");
  // eslint-disable-next-line no-restricted-properties -- the one place: what the server has rendered and escaped
  template.innerHTML = trust ? trust.createHTML(html) : html;
  return template.content;
}

function tell(words) {
  said.textContent = words;
  setTimeout(() => { if (said.textContent === words) said.textContent = ""; }, 4000);
}

/** What was asked for, with its page made; undefined where it failed, and that is said. */
async function show(asking) {
  try {
    const answer = await asking();
    return answer.html === undefined ? answer : { ...answer, page: fragment(answer.html) };
  } catch (failure) {
    if (failure instanceof Over) {
      document.querySelector("#over").hidden = false;
      document.body.classList.add("ended");
    } else tell(document.querySelector("#failed").textContent);
    return undefined;
  }
}

function place(target, answer) {
  target.replaceChildren(answer.page);
  target.querySelector("[data-focus]")?.focus();
  if (answer.said) tell(answer.said);
}

async function sent(form) {
  const answer = await show(() => ask(form.dataset.send, values(form)));
  if (answer === undefined) return;
  if (answer.anew) location.reload();
  else if (answer.text !== undefined) fill(document.querySelector(form.dataset.fill), answer.text);
  else place(document.querySelector(answer.into ?? form.dataset.into ?? "main"), answer);
  if (answer.into === "main") main.focus();
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target.dataset.send) void sent(event.target);
});
document.addEventListener("input", ({ target }) => {
  if (target.matches("textarea")) follow(target);
  const form = target.closest("form[data-live]");
  if (form) live(form, show);
});
document.addEventListener("change", ({ target }) => { if (target.dataset.read) void readInto(target); });
document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button?.dataset.export) exported(button);
  if (button?.dataset.line) toLine(button);
});

const page = await show(async () => {
  await comeIn();
  return ask(`page/${main.dataset.page}`, {});
});
if (page) place(main, page);
