// The background script: the only part of the extension with a connection.
import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { shutStorage } from "@/background/endpoint";
import { firstSettings } from "@/managed";
import { ownOrigin, Switchboard } from "@/background/switchboard";

async function greet(): Promise<void> {
  const { welcome } = await firstSettings();
  if (welcome) await browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
}

export default defineBackground(() => {
  void shutStorage();
  const switchboard = new Switchboard(ownOrigin());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void greet();
  });
  browser.runtime.onConnect.addListener((port) => {
    switchboard.connect(port);
  });
});
