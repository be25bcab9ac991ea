// The background script: the only part of the extension with a connection.
import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { shutStorage } from "@/background/endpoint";
import { ownOrigin, Switchboard } from "@/background/switchboard";

export default defineBackground(() => {
  void shutStorage();
  const switchboard = new Switchboard(ownOrigin());
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") });
  });
  browser.runtime.onConnect.addListener((port) => {
    switchboard.connect(port);
  });
});
