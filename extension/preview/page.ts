// Stands in for the background of popup, settings and welcome: keeps what is set, as the daemon would.
import type { FromPage, PageState } from "@/talk";
import type { Ears, Tell } from "@/ui/page";
import type { Kept, KeptChange } from "@/wire/frames";
import { manner, said, sample } from "./query";
import { pageSample, triedSample } from "./samples";

function given(change: object): object {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

function keeping(kept: Kept, { levels, ...change }: KeptChange): Kept {
  const changed = levels ?? [];
  const others = kept.levels.filter(({ rule }) => !changed.some((each) => each.rule === rule));
  const own = changed.flatMap(({ rule, level }) => (level === null ? [] : [{ rule, level }]));
  return { ...kept, ...given(change), levels: [...others, ...own] };
}

function after(state: PageState, message: FromPage): PageState {
  if (message.type === "pair") return { ...state, pairing: "failed" };
  if (message.type === "keep" && state.kept !== null) return { ...state, kept: keeping(state.kept, message.change) };
  if (message.type !== "set" || state.preferences === null) return state;
  return { ...state, preferences: { ...state.preferences, ...given(message.change) } };
}

export function openPage(_: boolean, { show, tried, opened }: Ears): Tell {
  let state = pageSample(sample, manner);
  queueMicrotask(() => { show(state); });
  return (message) => {
    said.push(message);
    if (message.type === "console") opened?.(sample !== "away");
    if (message.type === "try") tried?.(message.revision, { state: "checked", level: "confirm", findings: triedSample(message.text) });
    state = after(state, message);
    setTimeout(() => { show(state); }, 0);
  };
}
