// The circumstances of a draft, as far as the page shows them. What it does not show is unknown, never private.
import type { Composer, Platform } from "@/platform/platform";
import type { Context } from "@/wire/frames";
import { first, fits, fitsAny, here, shown, wordsOf } from "./sight";
import { sharedIn } from "./shared";

const LONGEST_NAME = 300;

/** Where a composer stands: its data and the element around editor and publish control. */
export interface Surroundings {
  readonly platform: Platform;
  readonly composer: Composer;
  readonly container: Element;
  /** What was pressed to share, as it was then: a feed is drawn anew all the time. */
  readonly origin: Context["shared"];
}

/** The circumstances of one draft, looked up again only where something beside its editor may have changed; the same
 * object as before where they are the same. */
export class Circumstances {
  #known: Context | null = null;
  #at = 0;

  /** `changesUntil`: so long something beside the editor has changed or may change (milliseconds since 1970). */
  of(place: () => Surroundings, changesUntil: number): Context {
    if (this.#known !== null && changesUntil < this.#at) return this.#known;
    this.#at = Date.now();
    const found = contextOf(place());
    if (this.#known === null || JSON.stringify(found) !== JSON.stringify(this.#known)) this.#known = found;
    return this.#known;
  }
}

export function contextOf(place: Surroundings): Context {
  const shared = sharedOf(place);
  return {
    platform: place.platform.name,
    surface: surfaceOf(place, shared),
    audience: audienceOf(place),
    employer_listed: "unknown",
    attachments: attachmentsOf(place),
    shared,
    page: pageOf(place),
    language: null,
  };
}

/** Whether it is published without a word too: what is shared speaks for itself. */
export function speaksBare(place: Surroundings): boolean {
  const { composer } = place;
  return composer.surface === "share" || surfaceOf(place, sharedOf(place)) === "share";
}

function sharedOf({ composer, container, origin }: Surroundings): Context["shared"] {
  return sharedIn(container, composer.shared) ?? origin;
}

/** A post with somebody's post in it is a share. */
function surfaceOf({ composer: { surface } }: Surroundings, shared: Context["shared"]): Context["surface"] {
  return surface === "post" && shared !== null ? "share" : surface;
}

/** As whom it will be published: one's own name, or that of a page. */
function pageOf({ composer, container }: Surroundings): string {
  const element = first(container, composer.page);
  return element === null ? "" : wordsOf(element).slice(0, LONGEST_NAME);
}

function audienceOf({ composer, container }: Surroundings): Context["audience"] {
  const shownBy = (sign: Composer["audience"][number]): boolean =>
    here(sign.path) && [...container.querySelectorAll(sign.css)].some((element) => fits(element, sign) && shown(element));
  return composer.audience.find(shownBy)?.audience ?? "unknown";
}

function attachmentsOf({ composer, container }: Surroundings): Context["attachments"] {
  const there = composer.attachment.filter((sign) =>
    [...container.querySelectorAll(sign.css)].some((element) => fitsAny(element, [sign])),
  );
  return [...new Set(there.map(({ kind }) => kind))];
}
