// What popup, options and welcome share: the state of the tab and of the connection, as the background tells it.
import { browser } from "wxt/browser";
import { PORT, type FromPage, type PageState, type ToPage } from "@/talk";

export type Tell = (message: FromPage) => void;

async function thisTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/** Follows the state from now on; `ofTab` also that of the tab in front. */
export function openPage(ofTab: boolean, show: (state: PageState) => void): Tell {
  const port = browser.runtime.connect({ name: PORT.page });
  const tell: Tell = (message) => { port.postMessage(message); };
  port.onMessage.addListener((message: ToPage) => { show(message.state); });
  const look = async () => { tell({ type: "look", tab: ofTab ? await thisTab() : null }); };
  void look();
  return tell;
}
