// The icon in the toolbar: the only mark of ours that a page cannot fake. "Not checked" never looks like "nothing found".
import { browser } from "wxt/browser";
import type { Here } from "@/talk";

interface Face {
  readonly text: string;
  readonly color: string;
}

const FOUND_COLOR = "#4a4390";
const NOTHING: Face = { text: "", color: FOUND_COLOR };
const UNCHECKED: Face = { text: "?", color: "#5f5c6a" };

/** What the icon shows for a tab; a number where findings are, a question mark where nothing was checked. */
export function faceOf(here: Here | null): Face {
  if (here === null) return NOTHING;
  if (here.site === "site-changed") return UNCHECKED;
  if (here.draft === null || here.draft.state === "checking") return NOTHING;
  if (here.draft.state === "not-checked") return UNCHECKED;
  const { count } = here.draft;
  return count === 0 ? NOTHING : { text: String(count), color: FOUND_COLOR };
}

export async function showFace(tabId: number, face: Face): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: face.text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: face.color }),
  ]).catch(() => undefined); // the tab may be closed by now
}
