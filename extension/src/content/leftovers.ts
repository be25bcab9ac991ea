// When the extension is renewed, Firefox stops the older copy in an open page without a word and starts the newer one
// there: badge and cards of the older one would stand dead beside ours. They are known by what is in them.
import { browser } from "wxt/browser";

/** Only extensions may look into closed roots, and only in Firefox like this; elsewhere the older copy tidies up. */
type Peeking = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** Takes off the page what an older copy has left there. */
export function removeLeftovers(): void {
  for (const host of document.querySelectorAll<Peeking>("div[popover='manual']")) {
    if (isOurs(host.openOrClosedShadowRoot ?? null)) host.remove();
  }
}

function isOurs(root: ShadowRoot | null): boolean {
  if (root === null) return false;
  const ours = new URL(browser.runtime.getURL("/card.html")).origin;
  const frames = [...root.querySelectorAll("iframe")].map(({ src }) => src);
  return root.querySelector("button[data-state] .ground") !== null || frames.some((src) => src.startsWith(ours));
}
