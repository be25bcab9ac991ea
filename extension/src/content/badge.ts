// The badge beside an editor: a face for the state and a number, no words that a page could read. Its size is the same
// in all states.
import { away, badge as sentences, state as states } from "virtual:words";
import type { DraftState, Manner } from "@/talk";
import { el } from "@/ui/dom";
import { face } from "@/ui/icon";
import type { Face } from "@/ui/standing";
import { speaker } from "@/words";

/** An answer is mostly there sooner. */
const PATIENCE_MS = 300;
export const BADGE = { width: 52, height: 32 };

const STYLE = `
button {
  display: flex; align-items: center; justify-content: center; gap: 4px; box-sizing: border-box;
  width: ${BADGE.width}px; height: ${BADGE.height}px; padding: 0; border: 1px solid #8b8794; border-radius: 16px;
  background: #fdfcfa; color: #25232d; font: 600 13px/1 system-ui, sans-serif; cursor: pointer;
  touch-action: none;
}
button:active { cursor: grabbing; }
button:focus-visible { outline: 2px solid #4a4390; outline-offset: 2px; }
svg { width: 18px; height: 18px; flex: none; }
.ground { fill: #efedf7; stroke: #4a4390; }
.sign { fill: #4a4390; }
.stroke { fill: none; stroke: #4a4390; stroke-width: 1.5; stroke-linecap: round; }
.findings .ground { fill: #4a4390; }
.findings .sign { fill: #ffffff; }
.not-checked .ground { fill: none; stroke-dasharray: 2.2 1.6; }
@media (prefers-color-scheme: dark) {
  button { background: #211f28; color: #edebf2; border-color: #83808f; }
  .ground { fill: #2d2a3d; stroke: #bcb6f4; }
  .sign { fill: #bcb6f4; }
  .stroke { stroke: #bcb6f4; }
  .findings .ground { fill: #bcb6f4; }
  .findings .sign { fill: #221d49; }
}
@media (forced-colors: active) {
  .ground { fill: Canvas; stroke: CanvasText; }
  .sign, .findings .ground { fill: CanvasText; }
  .stroke { stroke: CanvasText; }
  .findings .sign { fill: Canvas; }
}
`;

export class Badge {
  readonly element = el("button", { type: "button" });
  readonly #number = new Text();
  #face: Face | null = null;
  #shown = "";
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(root: ShadowRoot) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.append(this.element);
  }

  /** Draws only what is new, and "checking" only where it takes a moment: else the badge would flicker at every key. */
  show(state: DraftState, manner: Manner): void {
    if (state.state === "checking" && this.#face !== null) {
      this.#patience ??= setTimeout(() => { this.#tell(state, manner); }, PATIENCE_MS);
      return;
    }
    this.#tell(state, manner);
  }

  #tell(state: DraftState, manner: Manner): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    const shown = JSON.stringify([state, manner]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#draw(faceOf(state) ?? this.#face ?? "quiet");
    this.#number.data = numberOf(state);
    this.element.setAttribute("aria-label", labelOf(state, manner));
    this.element.setAttribute("aria-description", speaker(manner)(sentences, "move"));
    this.element.dataset["state"] = state.state;
  }

  #draw(next: Face): void {
    if (next === this.#face) return;
    this.#face = next;
    this.element.replaceChildren(face(next), this.#number);
  }
}

/** Null while the text is being checked: the face stays as it was, so that nothing flickers at every keystroke. */
function faceOf(state: DraftState): Face | null {
  if (state.state === "checking") return null;
  if (state.state === "not-checked") return state.reason === "snoozed" ? "paused" : "not-checked";
  return state.count > 0 ? "findings" : "quiet";
}

function numberOf(state: DraftState): string {
  if (state.state === "not-checked") return "?";
  if (state.state === "checking") return "…";
  return String(state.count);
}

function labelOf(state: DraftState, manner: Manner): string {
  const say = speaker(manner);
  return say(sentences, "open", { state: stateWords(state, say) });
}

function stateWords(state: DraftState, say: ReturnType<typeof speaker>): string {
  if (state.state === "checking") return say(states, "checking");
  if (state.state === "not-checked") return `${say(states, "not-checked")}. ${say(away, state.reason)}`;
  if (state.count === 0) return say(states, "quiet");
  return state.count === 1 ? say(states, "found_one") : say(states, "found_many", { count: state.count });
}
