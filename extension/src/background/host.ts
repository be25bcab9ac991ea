// The native messaging host: the browser vouches for us, the system for the person. It answers one question and is gone.
import { browser } from "wxt/browser";
import type { HostQuestion } from "@/wire/host";
import { within } from "./patience";

const HOST = "de.bedacht.native";

/** What the host answers; rejects where there is none, or none in time. */
export async function askHost(question: HostQuestion, ms: number): Promise<unknown> {
  return within(ms, browser.runtime.sendNativeMessage(HOST, question));
}
