// The icon in the toolbar: the only mark of ours that a page cannot fake. "Not checked" never looks like "nothing found":
// each state has a drawing of its own, and a number or a question mark.
import { browser } from "wxt/browser";
import type { Here } from "@/talk";
import type { Face as Drawing } from "@/ui/standing";

interface Face {
  readonly drawing: Drawing;
  readonly text: string;
}

const GROUND = "#4a4390";
const NOTHING: Face = { drawing: "quiet", text: "" };
const UNCHECKED: Face = { drawing: "not-checked", text: "?" };
const PAUSED: Face = { drawing: "paused", text: "" };

/** What the icon shows for a tab; a number where findings are, a question mark where nothing was checked. */
export function faceOf(here: Here | null): Face {
  if (here === null) return NOTHING;
  if (here.site === "site-changed") return UNCHECKED;
  if (here.draft === null || here.draft.state === "checking") return NOTHING;
  if (here.draft.state === "not-checked") return here.draft.reason === "snoozed" ? PAUSED : UNCHECKED;
  const { count } = here.draft;
  return count === 0 ? NOTHING : { drawing: "findings", text: String(count) };
}

function path(drawing: Drawing): Record<string, string> {
  return Object.fromEntries([16, 32].map((size) => [size, `/icon/${drawing}-${size}.png`]));
}

export async function showFace(tabId: number, face: Face): Promise<void> {
  await Promise.all([
    browser.action.setIcon({ tabId, path: path(face.drawing) }),
    browser.action.setBadgeText({ tabId, text: face.text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: GROUND }),
  ]).catch(() => undefined); // the tab may be closed by now
}
