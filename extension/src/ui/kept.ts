// What is kept on this device, said in full, and how one is rid of it.
import { options, site } from "virtual:words";
import type { Say } from "@/words";
import type { Kept } from "@/wire/frames";
import type { Field } from "./choice";
import { button, type Child, el, paint } from "./dom";
import type { Keep } from "./levels";

type Site = Kept["linked"][number];

function linkedItem(name: Site, say: Say, forget: () => void): HTMLElement {
  const label = `${say(options, "forget")}: ${say(site, name)}`;
  const press = button(say(options, "forget"), forget, { key: `forget-${name}`, class: "small", "aria-label": label });
  return el("li", {}, el("span", {}, say(options, "linked_on", { site: say(site, name) })), press);
}

function everything(kept: Kept): Parameters<Keep>[0] {
  const levels = kept.levels.map(({ rule }) => ({ rule, level: null }));
  return { own_terms: [], ignored_terms: [], linked: [], levels };
}

function anything({ own_terms, ignored_terms, linked, levels }: Kept): boolean {
  return [own_terms, ignored_terms, linked, levels].some((each) => each.length > 0);
}

/** Asks once more before all of it goes. */
function clearing(say: Say, clear: () => void): HTMLElement {
  const place = el("div", { class: "clearing" });
  const rest = (): void => { paint(place, [button(say(options, "clear"), ask, { key: "clear" })]); };
  const ask = (): void => {
    const no = button(say(options, "clear_not"), () => { rest(); focus("clear"); }, { key: "clear-not" });
    const yes = button(say(options, "clear_sure"), () => { clear(); rest(); focus("clear"); }, { key: "clear-sure" });
    paint(place, [no, yes]);
    no.focus();
  };
  const focus = (key: string): void => { place.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus(); };
  rest();
  return place;
}

export function keptField(say: Say, keep: Keep): Field<Kept> {
  let now: Kept | null = null;
  const list = el("ul", { class: "linked", role: "list" });
  const clear = clearing(say, () => { if (now !== null) keep(everything(now)); });
  const said = [say(options, "kept_settings"), say(options, "kept_key"), say(options, "kept_linked"), say(options, "kept_badge")];
  const node = el(
    "div",
    { class: "text" },
    el("ul", { class: "kept" }, ...said.map((words) => el("li", {}, words))),
    list,
    clear,
    el("p", {}, say(options, "kept_not")),
  );
  const show = (kept: Kept) => {
    now = kept;
    clear.hidden = !anything(kept);
    list.hidden = kept.linked.length === 0;
    const items: Child[] = kept.linked.map((name) =>
      linkedItem(name, say, () => { keep({ linked: kept.linked.filter((each) => each !== name) }); }),
    );
    paint(list, items);
  };
  return { node, show };
}
