// Connecting by a pasted one-time code, where the browser may not ask the machine itself.
import { options } from "virtual:words";
import type { PageState } from "@/talk";
import type { Say } from "@/words";
import type { Field } from "./choice";
import { button, el } from "./dom";

const CODE = /^BDT1-\d{1,5}-[A-Z2-7]+-[A-Z2-7]+$/;

/** What a person pasted, as a code; null where it is none. */
export function asCode(pasted: string): string | null {
  const code = pasted.trim().toUpperCase();
  return CODE.test(code) ? code : null;
}

function outcome(pairing: PageState["pairing"], say: Say): string {
  const words = { none: "", trying: say(options, "pairing"), done: say(options, "paired"), failed: say(options, "pair_failed") };
  return words[pairing];
}

export function pairField(say: Say, pair: (code: string) => void): Field<PageState> {
  const input = el("input", { type: "text", id: "code", autocomplete: "off", spellcheck: "false", "aria-describedby": "code-hint code-said" });
  const said = el("p", { role: "status", id: "code-said", class: "said" });
  const form = el(
    "form",
    { class: "pair" },
    el("label", { for: "code" }, say(options, "code")),
    el("div", { class: "beside" }, input, button(say(options, "pair"), () => { form.requestSubmit(); }, { key: "pair" })),
    el("p", { class: "line", id: "code-hint" }, say(options, "code_hint")),
    said,
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const code = asCode(input.value);
    said.textContent = code === null ? say(options, "code_shape") : say(options, "pairing");
    if (code !== null) pair(code);
  };
  const show = ({ pairing }: PageState) => {
    if (pairing !== "none") said.textContent = outcome(pairing, say);
    if (pairing === "done") input.value = "";
  };
  return { node: form, show };
}
