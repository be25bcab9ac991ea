// Where the daemon listens and the key that proves it. Kept in memory for one run of the browser; only what a
// one-time code brought is kept longer (vault.ts), because nobody could be asked again.
import { browser } from "wxt/browser";
import * as v from "valibot";
import { keptSecret, type Secret } from "./vault";

const endpoint = v.strictObject({
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)),
  instance: v.string(),
  keyId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** Base64, 32 bytes. */
  key: v.pipe(v.string(), v.base64()),
});
type Fetched = v.InferOutput<typeof endpoint>;
export type Endpoint = Fetched | Secret;

const NAME = "endpoint";

/** The endpoint that is known without asking, null where there is none. */
export async function knownEndpoint(): Promise<Endpoint | null> {
  const found = await browser.storage.session.get(NAME);
  const result = v.safeParse(endpoint, found[NAME]);
  return result.success ? result.output : keptSecret();
}

/** For this run of the browser; a secret of the vault is kept already. */
export async function rememberEndpoint(found: Endpoint): Promise<void> {
  if (typeof found.key === "string") await browser.storage.session.set({ [NAME]: found });
}

/** Content scripts share a process with the site: keys are not for them. Firefox has no such door yet. */
export async function shutStorage(): Promise<void> {
  if ("setAccessLevel" in browser.storage.local) {
    await browser.storage.local.setAccessLevel({ accessLevel: "TRUSTED_CONTEXTS" });
  }
}

/** A random name for this browser profile, made once; it says nothing about the person. */
export async function profileName(): Promise<string> {
  const found = await browser.storage.local.get("profile");
  const known = v.safeParse(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)), found["profile"]);
  if (known.success) return known.output;
  const made = crypto.randomUUID().replaceAll("-", "");
  await browser.storage.local.set({ profile: made });
  return made;
}
