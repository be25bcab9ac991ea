// What IT has set for everybody on a machine: as a policy of the browser, described for it in public/managed.json. It can
// greet and point at help; it can neither see nor change anything else.
import { browser } from "wxt/browser";
import * as v from "valibot";
import { within } from "@/background/patience";

const LATEST_MS = 5000;

const managed = v.object({
  /** Whether the welcome page opens after the installation. */
  welcome: v.fallback(v.boolean(), true),
  /** Where somebody gets help in the company; empty without one. */
  helpdesk: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(200)), ""),
});
export type Managed = v.InferOutput<typeof managed>;

/** What stands there, with what holds where nothing or nonsense does. */
export function readManaged(found: unknown): Managed {
  return v.parse(managed, found);
}

async function found(): Promise<object> {
  // Firefox has no such storage where nothing is set.
  return browser.storage.managed.get().catch(() => ({}));
}

export async function managedSettings(): Promise<Managed> {
  return readManaged(await found());
}

/** The same right after the installation: where IT has brought us, Chromium may read its settings a little later. */
export async function firstSettings(): Promise<Managed> {
  const { installType } = await browser.management.getSelf();
  const nothingYet = Object.keys(await found()).length === 0;
  if (installType === "admin" && nothingYet) await within(LATEST_MS, changed()).catch(() => undefined);
  return managedSettings();
}

async function changed(): Promise<void> {
  return new Promise((resolve) => {
    browser.storage.managed.onChanged.addListener(() => { resolve(); });
  });
}
