// The content script: in every document of the three sites, in place before the page's own scripts.
import { platforms } from "virtual:platforms";
import { defineContentScript } from "wxt/utils/define-content-script";
import { Companion } from "@/content/companion";
import { MATCHES } from "@/platform/sites";

/** A frame without an address of its own belongs to the document that made it. */
function hostOf(): string {
  if (location.host !== "") return location.hostname;
  return URL.canParse(origin) ? new URL(origin).hostname : "";
}

export default defineContentScript({
  matches: MATCHES,
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: "document_start",
  noScriptStartedPostMessage: true, // the page need not be told that we are here
  main(context) {
    const platform = platforms.find(({ hosts }) => hosts.includes(hostOf()));
    if (platform === undefined) return;
    const companion = new Companion(platform);
    context.onInvalidated(() => { companion.end(); });
  },
});
