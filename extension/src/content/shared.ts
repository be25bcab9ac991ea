// What is re-shared or commented on: whose it is, where it stands, what it says. Only read, never kept.
import type { Composer } from "@/platform/platform";
import type { Context } from "@/wire/frames";
import { closest, first, type Sign, wordsOf } from "./sight";

const LONGEST = 20_000;

type Signs = NonNullable<Composer["shared"]>;

/** What the card around the element shows, else the card inside it; null where there is none. */
export function sharedIn(element: Element, signs: Signs | undefined): Context["shared"] {
  if (signs === undefined) return null;
  const card = closest(element, signs.card) ?? first(element, signs.card);
  if (card === null) return null;
  const url = card.querySelector<HTMLAnchorElement>("a[href]")?.href ?? "";
  return { author: wordsIn(card, signs.author), url: url.slice(0, LONGEST), text: wordsIn(card, signs.text) };
}

function wordsIn(card: Element, signs: readonly Sign[]): string {
  const element = first(card, signs);
  return element === null ? "" : wordsOf(element).slice(0, LONGEST);
}
