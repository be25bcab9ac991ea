// Where somebody has moved the badge on each site: two numbers, kept until they are put back.
import { browser } from "wxt/browser";
import * as v from "valibot";
import { type Spot, spot } from "@/talk";
import { PLATFORMS, type PlatformName } from "@/wire/frames";

const NAME = "spots";
const spots = v.record(v.picklist(PLATFORMS), v.optional(spot));
type Spots = v.InferOutput<typeof spots>;

async function kept(): Promise<Spots> {
  const found = await browser.storage.local.get(NAME);
  const result = v.safeParse(spots, found[NAME]);
  return result.success ? result.output : {};
}

/** Null where it was never moved, or was put back. */
export async function spotOn(platform: PlatformName): Promise<Spot | null> {
  return (await kept())[platform] ?? null;
}

export async function keepSpot(platform: PlatformName, moved: Spot | null): Promise<void> {
  const others = Object.entries(await kept()).filter(([name]) => name !== platform);
  const all: Spots = Object.fromEntries(moved === null ? others : [...others, [platform, moved]]);
  await browser.storage.local.set({ [NAME]: all });
}

export async function forgetSpots(): Promise<void> {
  await browser.storage.local.remove(NAME);
}
