// Stands in for the background of popup, settings and welcome: keeps what is set, as the daemon would.
import type { FromPage, PageState } from "@/talk";
import type { Tell } from "@/ui/page";
import { manner, said, sample } from "./query";
import { pageSample } from "./samples";

function after(state: PageState, message: FromPage): PageState {
  if (message.type === "pair") return { ...state, pairing: "failed" };
  if (message.type !== "set" || state.preferences === null) return state;
  const changes = Object.entries(message.change).filter(([, value]) => value !== undefined);
  return { ...state, preferences: { ...state.preferences, ...Object.fromEntries(changes) } };
}

export function openPage(_: boolean, show: (state: PageState) => void): Tell {
  let state = pageSample(sample, manner);
  queueMicrotask(() => { show(state); });
  return (message) => {
    said.push(message);
    state = after(state, message);
    setTimeout(() => { show(state); }, 0);
  };
}
