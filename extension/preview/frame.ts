// Stands in for the background of card and question: hands over a sample, and turns and drops findings as told.
import type { CardModel, Command, FrameModel } from "@/talk";
import type { Frame } from "@/ui/frame";
import { manner, page, said, sample } from "./query";
import { cardSample, confirmSample, emptyCard } from "./samples";

const LEAVES: readonly Command["type"][] = ["apply-advice", "dismiss", "ignore-term", "less"];

function after(model: CardModel, command: Command): CardModel {
  if (command.type === "next") {
    const count = model.findings.length;
    return { ...model, at: (model.at + command.step + count) % count };
  }
  if (!LEAVES.includes(command.type)) return model;
  const findings = model.findings.filter((_, index) => index !== model.at);
  const state = { state: "checked", level: "clean", count: findings.length } as const;
  return { ...model, findings, state, at: 0 };
}

function firstCard(): CardModel {
  return ["quiet", "away"].includes(sample) ? emptyCard(manner, sample) : cardSample(manner, Number(sample));
}

export function openFrame(_: Element, show: (model: FrameModel) => void): Frame {
  let model: FrameModel =
    page === "card"
      ? firstCard()
      : confirmSample(manner, sample === "press-again" ? "press-again" : "ask");
  const act = (command: Command) => {
    said.push(command);
    if (model.kind !== "card") return;
    model = after(model, command);
    show(model);
  };
  queueMicrotask(() => { show(model); });
  return { act };
}
