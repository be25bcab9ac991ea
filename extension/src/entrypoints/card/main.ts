// The card's page: paints the finding that it is told to show, and says what a command has done.
import type { CardModel, Command } from "@/talk";
import { cardView } from "@/ui/card";
import { el, paint } from "@/ui/dom";
import { announcement, echo } from "@/ui/echo";
import { openFrame } from "@/ui/frame";
import { cardKeys } from "@/ui/keys";
import { speakIn } from "@/ui/voice";

const finding = el("div", { class: "finding" });
const said = el("p", { role: "status", class: "echo" });
const heard = el("p", { role: "status", class: "unseen" });
const main = el("main", { class: "card", "aria-labelledby": "title" }, heard, said, finding);
document.body.append(main);

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
  paint(finding, cardView(model, say, act));
  if (heard.textContent === "" && model.findings.length > 0) heard.textContent = announcement(model, say);
  said.textContent = echoes.words(model, say);
}

cardKeys(act);
