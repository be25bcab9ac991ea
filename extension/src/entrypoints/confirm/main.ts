// The question's page: asks, with the focus on "edit", and hands the answer over.
import type { ConfirmModel } from "@/talk";
import { confirmView } from "@/ui/confirm";
import { el, paint } from "@/ui/dom";
import { openFrame } from "@/ui/frame";
import { confirmKeys, onBareFocus } from "@/ui/keys";
import { speakIn } from "@/ui/voice";

const question = el("div", {
  class: "question",
  role: "alertdialog",
  "aria-modal": "true",
  "aria-labelledby": "title",
  "aria-describedby": "findings",
});
document.body.append(question);

const frame = openFrame(question, (model) => {
  if (model.kind === "confirm") show(model);
});

function first(): HTMLElement | null {
  return question.querySelector<HTMLElement>('[data-key="edit"]');
}

function show(model: ConfirmModel): void {
  const asksAnew = question.dataset["stage"] !== model.stage;
  question.dataset["stage"] = model.stage;
  paint(question, confirmView(model, speakIn(model.manner), frame.act));
  if (asksAnew) first()?.focus();
}

confirmKeys(() => first()?.click());
onBareFocus(() => first()?.focus());
