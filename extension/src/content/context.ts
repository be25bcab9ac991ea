// The circumstances of a draft, as far as the page shows them. What it does not show is unknown, never private.
import type { Composer, Platform } from "@/platform/platform";
import type { Context } from "@/wire/frames";
import { fits, fitsAny, shown, wordsOf } from "./sight";

const LONGEST = 20_000;

/** Where a composer stands: its data and the element around editor and publish control. */
export interface Surroundings {
  readonly platform: Platform;
  readonly composer: Composer;
  readonly container: Element;
}

export function contextOf(place: Surroundings): Context {
  return {
    platform: place.platform.name,
    surface: place.composer.surface,
    audience: audienceOf(place),
    employer_listed: "unknown",
    attachments: attachmentsOf(place),
    shared: sharedOf(place),
    language: null,
  };
}

function audienceOf({ composer, container }: Surroundings): Context["audience"] {
  const shownBy = (sign: Composer["audience"][number]): boolean =>
    [...container.querySelectorAll(sign.css)].some((element) => fits(element, sign) && shown(element));
  return composer.audience.find(shownBy)?.audience ?? "unknown";
}

function attachmentsOf({ composer, container }: Surroundings): Context["attachments"] {
  const there = composer.attachment.filter((sign) =>
    [...container.querySelectorAll(sign.css)].some((element) => fitsAny(element, [sign])),
  );
  return [...new Set(there.map(({ kind }) => kind))];
}

function sharedOf({ composer, container }: Surroundings): Context["shared"] {
  if (composer.shared === undefined) return null;
  const { card: cards, author, text } = composer.shared;
  const card = first(container, cards);
  if (card === null) return null;
  const url = card.querySelector<HTMLAnchorElement>("a[href]")?.href ?? "";
  return { author: wordsIn(card, author), url: url.slice(0, LONGEST), text: wordsIn(card, text) };
}

function first(root: Element, signs: Composer["container"]): Element | null {
  for (const sign of signs) {
    const found = [...root.querySelectorAll(sign.css)].find((each) => fits(each, sign));
    if (found !== undefined) return found;
  }
  return null;
}

function wordsIn(card: Element, signs: Composer["container"]): string {
  const element = first(card, signs);
  return element === null ? "" : wordsOf(element).slice(0, LONGEST);
}
