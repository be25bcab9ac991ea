// Asking somebody: a message that stays empty unless the person ticks what goes with it. Nothing is sent from here.
import { card } from "virtual:words";
import type { QuotedFinding } from "@/talk";
import type { Say } from "@/words";
import { button, type Child, el } from "./dom";
import { type Act, link, shortened } from "./finding";
import { arrow } from "./signs";

/** Mail programs take about two thousand characters of an address. */
const LONGEST = 400;
const LINE = "\r\n\r\n";

interface Asking {
  readonly ask: Child;
  readonly take: { readonly toggle: Child; readonly panel: Child };
}

interface Part {
  readonly name: "words" | "note";
  readonly text: string;
}

/** What may be ticked. */
function parts(finding: QuotedFinding, say: Say): readonly Part[] {
  const note: Part = { name: "note", text: say(card, "take_said", { title: finding.title }) };
  return finding.quote === null ? [note] : [{ name: "words", text: shortened(finding.quote, LONGEST) }, note];
}

/** The address of a message to somebody; without words it is empty. */
export function message(email: string, words: readonly string[]): string {
  const to = `mailto:${encodeURIComponent(email).replace("%40", "@")}`;
  return words.length === 0 ? to : `${to}?body=${encodeURIComponent(words.join(LINE))}`;
}

function tick({ name }: Part, say: Say, changed: () => void): { readonly input: HTMLInputElement; readonly label: HTMLElement } {
  const input = el("input", { type: "checkbox", "data-key": `take-${name}` });
  input.onchange = changed;
  return { input, label: el("label", { class: "option" }, input, el("span", { class: "name" }, say(card, `take_${name}`))) };
}

/** Opens what could go with the message. */
function taking(inputs: readonly HTMLElement[], say: Say): Asking["take"] {
  const panel = el("div", { id: "take", class: "take", hidden: true }, el("p", { class: "line" }, say(card, "take_hint")), ...inputs);
  const name = say(card, "take");
  const toggle = button(
    arrow("open"),
    () => {
      panel.hidden = !panel.hidden;
      toggle.setAttribute("aria-expanded", String(!panel.hidden));
    },
    { key: "take", class: "bare", "aria-label": name, title: name, "aria-expanded": "false", "aria-controls": "take" },
  );
  return { toggle, panel };
}

function askLink(finding: QuotedFinding, address: string | null, say: Say, act: Act): HTMLAnchorElement | null {
  const ask = link(say(card, "ask"), address);
  if (typeof ask === "string") return null;
  ask.title = say(card, "ask_hint");
  ask.dataset["key"] = "ask";
  ask.onclick = () => { act({ type: "ask", finding: finding.id }); };
  return ask;
}

/** The way to somebody, and what may go with the message; a page of theirs opens as it is. */
function asking(finding: QuotedFinding, say: Say, act: Act): Asking {
  const { email, url } = finding.contact ?? { email: null, url: null };
  if (email === null) return { ask: askLink(finding, url, say, act), take: { toggle: null, panel: null } };
  const ask = askLink(finding, message(email, []), say, act);
  const choices = parts(finding, say).map((part) => ({ part, ...tick(part, say, () => { tell(); }) }));
  const tell = (): void => {
    const words = choices.filter(({ input }) => input.checked).map(({ part }) => part.text);
    ask?.setAttribute("href", message(email, words));
    ask?.setAttribute("title", say(card, words.length === 0 ? "ask_hint" : "ask_with"));
  };
  return { ask, take: taking(choices.map(({ label }) => label), say) };
}

export function contact(finding: QuotedFinding, say: Say, act: Act): HTMLElement | null {
  if (finding.contact === null) return null;
  const { name, note } = finding.contact;
  const { ask, take } = asking(finding, say, act);
  const standing = note === null ? "" : `${note} `;
  const words = `${say(card, "contact", { name })} ${standing}`;
  return el("div", { class: "contact" }, el("p", {}, words, ask, take.toggle), take.panel);
}
