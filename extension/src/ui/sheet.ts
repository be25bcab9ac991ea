// A settings page as a whole: it speaks in the person's voice, shows what holds, and says whether a change was kept.
import type { PageState } from "@/talk";
import type { Say } from "@/words";
import type { Field } from "./choice";
import { el } from "./dom";
import type { Change } from "./manners";
import { type Ears, openPage, type Tell } from "@/ui/page";
import { savedLine } from "./saved";
import { sameVoice, speakIn, voiceOf } from "./voice";

export type Sheet = Field<PageState> & Omit<Ears, "show">;

export type Build = (say: Say, change: Change, tell: Tell) => Sheet;

/** Builds the page, and builds it anew when the person wants to be spoken to in another way. */
export function openSheet(build: Build): void {
  let voice = voiceOf(null);
  let say = speakIn(voice);
  const said = el("p", { role: "status", class: "saved" });
  const saved = savedLine(said, () => say);
  const send = openPage(false, {
    show,
    tried: (revision, answer) => view.tried?.(revision, answer),
    opened: (opened) => view.opened?.(opened),
  });
  const tell: Tell = (message) => {
    if (["set", "keep", "unmove"].includes(message.type)) saved.asked();
    send(message);
  };
  const change: Change = (to) => { tell({ type: "set", change: to }); };
  let view = build(say, change, tell);
  document.body.append(view.node, said);

  function speakAs(next: typeof voice): void {
    if (sameVoice(voice, next)) return;
    voice = next;
    say = speakIn(voice);
    const old = view.node;
    view = build(say, change, tell);
    old.replaceWith(view.node);
  }

  function show(page: PageState): void {
    speakAs(voiceOf(page.preferences));
    view.show(page);
    saved.told();
  }
}
