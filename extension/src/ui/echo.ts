// What the card says after a person has done something: only once the new model shows that it worked.
import { card } from "virtual:words";
import type { CardModel, Command } from "@/talk";
import type { Say } from "@/words";

const WORDS = {
  "apply-advice": "done",
  dismiss: "dismissed",
  "ignore-term": "learned_word",
  less: "learned_rule",
} as const;

function echoed(type: Command["type"]): type is keyof typeof WORDS {
  return type in WORDS;
}

/** Said once, when the card opens: a screen reader hears that there is something beside the text. */
export function announcement(model: CardModel, say: Say): string {
  const count = model.findings.length;
  return count === 1 ? say(card, "announce_one") : say(card, "announce_many", { count });
}

function places({ findings }: CardModel): number {
  return findings.reduce((sum, { also }) => sum + 1 + also.length, 0);
}

export interface Echo {
  readonly did: (command: Command) => void;
  /** The words for a new model, or none. */
  readonly words: (model: CardModel, say: Say) => string;
}

export function echo(): Echo {
  let last: Command["type"] | null = null;
  let count = 0;
  const words = (model: CardModel, say: Say) => {
    const worked = last !== null && places(model) < count && echoed(last) ? WORDS[last] : null;
    count = places(model);
    if (worked === null) return "";
    last = null;
    return say(card, worked);
  };
  return { did: ({ type }) => { last = type; }, words };
}
