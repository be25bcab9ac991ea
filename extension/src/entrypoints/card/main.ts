// The card's page: paints the finding that it is told to show, and says aloud what a command has done.
import type { CardModel, Command } from "@/talk";
import { cardView } from "@/ui/card";
import { el, paint } from "@/ui/dom";
import { echo } from "@/ui/echo";
import { openFrame } from "@/ui/frame";
import { cardKeys } from "@/ui/keys";
import { speakIn } from "@/ui/voice";

const main = el("main", { class: "card", "aria-labelledby": "title" });
const said = el("p", { role: "status", class: "unseen" });
document.body.append(main, said);

const echoes = echo();
const frame = openFrame(main, (model) => {
  if (model.kind === "card") show(model);
});

function act(command: Command): void {
  echoes.did(command);
  frame.act(command);
}

function show(model: CardModel): void {
  const say = speakIn(model.manner);
  paint(main, cardView(model, say, act));
  said.textContent = echoes.words(model, say);
}

cardKeys(act);
