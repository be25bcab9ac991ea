// How things stand on this tab, in words. "Not checked" always says so and why; nothing here ever looks like approval.
import { away, site as sites, state } from "virtual:words";
import type { AwayReason, DraftState, Here, PageState } from "@/talk";
import type { Say } from "@/words";

/** The four faces of the extension, as on the toolbar. */
export type Face = "quiet" | "findings" | "not-checked" | "paused";

export interface Standing {
  readonly face: Face;
  readonly title: string;
  readonly line: string;
  /** What helps, where something does. */
  readonly help: string | null;
}

function notChecked(reason: AwayReason, say: Say): Standing {
  const title = say(state, "not-checked");
  const name = reason === "snoozed" ? "paused" : "not-checked";
  return { face: name, title, line: say(away, reason), help: say(away, `${reason}_help`) };
}

function quiet(title: string, line: string): Standing {
  return { face: "quiet", title, line, help: null };
}

function found(count: number, say: Say): Standing {
  const title = count === 1 ? say(state, "found_one") : say(state, "found_many", { count });
  return { face: "findings", title, line: say(state, "found_line"), help: null };
}

/** How one draft stands. */
export function draftStanding(draft: DraftState, say: Say): Standing {
  switch (draft.state) {
    case "checking":
      return quiet(say(state, "checking"), say(state, "idle_line"));
    case "not-checked":
      return notChecked(draft.reason, say);
    case "checked":
      return draft.count > 0 ? found(draft.count, say) : quiet(say(state, "quiet"), say(state, "quiet_line"));
  }
}

function ofSite(here: Here, say: Say): Standing {
  if (here.site === "site-changed") return notChecked("site-changed", say);
  return here.draft === null ? quiet(say(state, "idle"), say(state, "idle_line")) : draftStanding(here.draft, say);
}

/** The time of day, with the weekday where it is not today. */
export function clock(until: Date, now: Date, language: string): string {
  const today = until.toDateString() === now.toDateString();
  const day = today ? {} : { weekday: "long" as const };
  return new Intl.DateTimeFormat(language, { ...day, hour: "2-digit", minute: "2-digit" }).format(until);
}

/** Until when Bedacht is paused, or null. */
export function pausedUntil(page: PageState, now: Date): Date | null {
  const until = page.preferences?.snooze_until;
  if (until === undefined || until === null) return null;
  const date = new Date(until);
  return date > now ? date : null;
}

/** Whether settings can be changed: the daemon is there, and has told what holds. */
export function settable(page: PageState): boolean {
  return page.link.state === "connected" && page.preferences !== null;
}

function paused(until: Date, now: Date, page: PageState, say: Say): Standing {
  const time = clock(until, now, page.preferences?.language ?? "de");
  return { face: "paused", title: say(state, "paused_until", { time }), line: say(state, "paused_line"), help: null };
}

/** The site in front, where nothing is read on it. */
export function pausedSite({ here, preferences }: PageState): Here["platform"] | null {
  return here !== null && preferences?.paused_sites.includes(here.platform) === true ? here.platform : null;
}

function pausedHere(platform: Here["platform"], say: Say): Standing {
  const title = say(state, "paused_site", { site: say(sites, platform) });
  return { face: "paused", title, line: say(state, "paused_site_line"), help: null };
}

export function standing(page: PageState, now: Date, say: Say): Standing {
  const until = pausedUntil(page, now);
  if (until !== null) return paused(until, now, page, say);
  const site = pausedSite(page);
  if (site !== null) return pausedHere(site, say);
  if (page.link.state === "away") return notChecked(page.link.reason, say);
  if (page.here === null) return quiet(say(state, "elsewhere"), say(state, "elsewhere_line"));
  return ofSite(page.here, say);
}
