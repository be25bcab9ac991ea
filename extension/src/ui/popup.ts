// The popup on the toolbar: how this page stands, a pause, and the two settings one changes most.
import { options, popup, product, site as sites } from "virtual:words";
import type { PageState } from "@/talk";
import type { Say } from "@/words";
import type { Preferences } from "@/wire/frames";
import type { ConsoleWay } from "./console";
import { button, type Child, el } from "./dom";
import { face } from "./icon";
import { type Change, sensitivityField, stanceField } from "./manners";
import { pausedSite, pausedUntil, settable, standing } from "./standing";
import type { Tell } from "./page";

const HOUR = 3_600_000;

function tomorrow(now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 4);
}

/** The state of this tab: a face, what it is, what it means. */
export function stateView(page: PageState, now: Date, say: Say): HTMLElement {
  const { face: name, title, line, help } = standing(page, now, say);
  const words = [el("h1", {}, title), el("p", {}, line), help === null ? null : el("p", { class: "line" }, help)];
  return el("section", { class: "state" }, face(name), el("div", {}, ...words));
}

/** Tries the connection again, where it is away. */
export function againButton(page: PageState, say: Say, tell: Tell): Child {
  if (page.link.state === "connected") return null;
  return button(say(options, "try_again"), () => { tell({ type: "connect" }); }, { key: "again" });
}

/** Whom the company has named for help, where the program is not reached. */
export function helpdeskView(page: PageState, helpdesk: string, say: Say): Child {
  if (page.link.state === "connected" || helpdesk === "") return null;
  return el("p", { class: "line helpdesk" }, say(popup, "helpdesk", { where: helpdesk }));
}

/** What ends the pause that holds, or null where none does. */
function resumption(page: PageState, now: Date, change: Change, endSnooze: () => void): (() => void) | null {
  if (pausedUntil(page, now) !== null) return endSnooze;
  const { here, preferences } = page;
  if (here === null || preferences === null || pausedSite(page) === null) return null;
  return () => { change({ paused_sites: preferences.paused_sites.filter((site) => site !== here.platform) }); };
}

/** A pause on the site in front, until somebody ends it. */
function siteButton({ here, preferences }: PageState, say: Say, change: Change): Child {
  if (here === null || preferences === null) return null;
  const press = () => { change({ paused_sites: [...preferences.paused_sites, here.platform] }); };
  const name = say(popup, "pause_site", { site: say(sites, here.platform) });
  return button(name, press, { key: "site", class: "small" });
}

/** A pause, or its end; without a connection there is nothing to pause. */
export function pauseView(page: PageState, now: Date, say: Say, change: Change): Child {
  if (!settable(page)) return null;
  const until = (date: Date | null) => () => { change({ snooze_until: date?.toISOString() ?? null }); };
  const resume = resumption(page, now, change, until(null));
  if (resume !== null) {
    return el("div", { class: "pause" }, button(say(popup, "resume"), resume, { key: "resume", class: "first" }));
  }
  return el(
    "div",
    { class: "pause", role: "group", "aria-label": say(popup, "pause") },
    el("span", { "aria-hidden": "true" }, say(popup, "pause")),
    button(say(popup, "pause_hour"), until(new Date(now.getTime() + HOUR)), { key: "hour", class: "small" }),
    button(say(popup, "pause_today"), until(tomorrow(now)), { key: "today", class: "small" }),
    siteButton(page, say, change),
  );
}

function policyLine({ status }: PageState, say: Say): string {
  if (!status?.policy) return say(popup, "no_policy");
  const { name, version } = status.policy;
  return say(popup, "policy", { name, version });
}

/** What the daemon wants somebody to look at, in its words. */
export function faultsView({ status }: PageState, say: Say): Child {
  const notes = (status?.faults ?? []).map(({ note }) => el("li", {}, note));
  if (notes.length === 0) return null;
  return el("section", { class: "faults" }, el("h2", {}, say(popup, "faults")), el("ul", { role: "list" }, ...notes));
}

export function footView(page: PageState, say: Say, way: ConsoleWay, openSettings: () => void): readonly Child[] {
  const settings = button(say(popup, "settings"), openSettings, { key: "settings", class: "plain" });
  const policy = page.status === null ? null : el("p", { class: "line" }, policyLine(page, say));
  return [policy, el("p", { class: "trust" }, say(product, "trust")), el("div", { class: "links" }, way.press, settings), way.said];
}

/** The two fields of the popup; they are built once and shown what holds. */
export function popupFields(say: Say, change: Change) {
  const fields = [
    stanceField(say(popup, "stance"), "tight", say, change),
    sensitivityField(say(popup, "sensitivity"), "tight", say, change),
  ];
  const show = (preferences: Preferences) => { fields.forEach((field) => { field.show(preferences); }); };
  return { nodes: fields.map(({ node }) => node), show };
}
