// What popup, options and welcome share: the state of the tab and of the connection, as the background tells it.
import { browser } from "wxt/browser";
import { type Answer, PORT, type FromPage, type PageState, type ToPage } from "@/talk";

export type Tell = (message: FromPage) => void;

/** What a page hears. */
export interface Ears {
  readonly show: (state: PageState) => void;
  /** The answer to a draft that was handed over with `try`. */
  readonly tried?: (revision: number, answer: Answer) => void;
  /** Whether the console has opened. */
  readonly opened?: (opened: boolean) => void;
}

async function thisTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Follows the state from now on; `ofTab` also that of the tab in front. */
export function openPage(ofTab: boolean, ears: Ears): Tell {
  const port = browser.runtime.connect({ name: PORT.page });
  const tell: Tell = (message) => { port.postMessage(message); };
  port.onMessage.addListener((message: ToPage) => {
    if (message.type === "state") ears.show(message.state);
    else if (message.type === "tried") ears.tried?.(message.revision, message.answer);
    else ears.opened?.(message.opened);
  });
  const look = async () => { tell({ type: "look", tab: ofTab ? await thisTab() : null }); };
  void look();
  return tell;
}
