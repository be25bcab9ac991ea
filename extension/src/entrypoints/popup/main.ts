// The popup's page: shows how the tab in front stands, and passes on what is chosen.
import { browser } from "wxt/browser";
import { managedSettings } from "@/managed";
import type { PageState } from "@/talk";
import { el, paint } from "@/ui/dom";
import { consoleWay } from "@/ui/console";
import { openPage } from "@/ui/page";
import { againButton, faultsView, footView, helpdeskView, pauseView, popupFields, stateView } from "@/ui/popup";
import { settable } from "@/ui/standing";
import { sameVoice, speakIn, voiceOf } from "@/ui/voice";
import type { PreferencesChange } from "@/wire/frames";

const { helpdesk } = await managedSettings();
const top = el("div", { role: "status" });
const acts = el("div", { class: "acts" });
const settings = el("fieldset", { class: "all" });
const foot = el("footer", { class: "foot" });
document.body.append(el("main", { class: "popup" }, top, acts, settings, foot));

let voice = voiceOf(null);
let say = speakIn(voice);
let fields = popupFields(say, change);
settings.append(...fields.nodes);
const tell = openPage(true, { show, opened });
let way = consoleWay(say, tell, "plain");

function change(to: PreferencesChange): void {
  tell({ type: "set", change: to });
}

function opened(done: boolean): void {
  way.opened(done);
  if (done) window.close();
}

function openSettings(): void {
  void browser.runtime.openOptionsPage();
  window.close();
}

function speakAs(next: typeof voice): void {
  if (sameVoice(voice, next)) return;
  voice = next;
  say = speakIn(voice);
  fields = popupFields(say, change);
  way = consoleWay(say, tell, "plain");
  settings.replaceChildren(...fields.nodes);
}

function show(page: PageState): void {
  const now = new Date();
  speakAs(voiceOf(page.preferences));
  paint(top, [stateView(page, now, say), helpdeskView(page, helpdesk, say)]);
  paint(acts, [againButton(page, say, tell), pauseView(page, now, say, change), faultsView(page, say)]);
  paint(foot, footView(page, say, way, openSettings));
  settings.hidden = !settable(page);
  if (page.preferences !== null) fields.show(page.preferences);
}
