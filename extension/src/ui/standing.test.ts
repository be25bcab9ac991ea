import { describe, expect, test } from "vitest";
import { AWAY_REASONS, type DraftState, type PageState } from "@/talk";
import { speaker } from "@/words";
import type { Preferences } from "@/wire/frames";
import { clock, pausedUntil, standing } from "./standing";

const NOW = new Date(2026, 10, 24, 9, 30);
const say = speaker({ language: "de", address: "du" });
const PREFERENCES: Preferences = {
  employer: "",
  listed: { linkedin: "unknown", xing: "unknown", facebook: "unknown" },
  language: "de",
  address: "du",
  stance: "open",
  sensitivity: "balanced",
  snooze_until: null,
  paused_sites: [],
  discreet: false,
  reader: false,
};

function page(draft: DraftState | null, over: Partial<PageState> = {}): PageState {
  const here = { platform: "linkedin", site: "watching", draft } as const;
  const link = { state: "connected", product: "0.1.0" } as const;
  return { link, here, preferences: PREFERENCES, status: null, kept: null, pairing: "none", ...over };
}

function face(state: PageState): string {
  return standing(state, NOW, say).face;
}

describe("how a page stands", () => {
  test("nothing noticed leaves the decision to the person", () => {
    const quiet = standing(page({ state: "checked", level: "clean", count: 0 }), NOW, say);
    expect(quiet).toMatchObject({ face: "quiet", title: "Nichts aufgefallen" });
    expect(quiet.line).toContain("entscheidest du");
  });

  test.each([[1, "Ein Hinweis"], [4, "4 Hinweise"]])("%i findings are counted", (count, title) => {
    expect(standing(page({ state: "checked", level: "warn", count }), NOW, say).title).toBe(title);
  });

  test.each(AWAY_REASONS)("a draft that was not checked (%s) says why, and never looks quiet", (reason) => {
    const told = standing(page({ state: "not-checked", reason }), NOW, say);
    expect(told.title).toBe("Nicht geprüft");
    expect(told.face).toBe(reason === "snoozed" ? "paused" : "not-checked");
    expect(told.line).not.toBe(reason);
    expect(told.help).not.toBeNull();
  });

  test("a lost connection speaks before what was known of the draft", () => {
    const clean = { state: "checked", level: "clean", count: 0 } as const;
    expect(face(page(clean, { link: { state: "away", reason: "daemon-away" } }))).toBe("not-checked");
  });

  test("a site that has changed is not checked, another site is not ours", () => {
    const here = { platform: "xing", site: "site-changed", draft: null } as const;
    expect(face(page(null, { here }))).toBe("not-checked");
    expect(standing(page(null, { here: null }), NOW, say).title).toBe("Nicht auf dieser Seite");
  });
});

describe("a pause", () => {
  const paused = (until: Date) => page(null, { preferences: { ...PREFERENCES, snooze_until: until.toISOString() } });

  test("is told with its end, and is over by itself", () => {
    expect(standing(paused(new Date(2026, 10, 24, 10, 30)), NOW, say).title).toBe("Pausiert bis 10:30");
    expect(pausedUntil(paused(new Date(2026, 10, 24, 9, 29)), NOW)).toBeNull();
  });

  test("names the day where it is not today", () => {
    expect(clock(new Date(2026, 10, 25, 4, 0), NOW, "de")).toBe("Mittwoch, 04:00");
  });
});
