// What the two browsers are told about the extension. Rights are kept to what the main job needs;
// the policy is written out because Firefox's own would turn ws:// into wss://.
import { defineConfig } from "wxt";
import { platforms } from "./build/platforms.ts";
import { toml } from "./build/toml.ts";
import { MATCHES, SITES } from "./src/platform/sites.ts";
import { words, wordTypes } from "./build/words.ts";

/** The public half of the key that fixes the Chromium id: mnpepogmchlpohoehmjclabjcfppkbof. */
const PUBLIC_KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA6QR+5xTJFKzROu19R4ugJBEmSZ+WzwndaZhpHuW8jCK7aA6NaAnOvPMrfjl0vCaDijRzzeihjZDqj7Xf+6odhHsp1jhJ3p46kFp/+zgtr9PopPEWlGg0HHmMCVAx5id7gsxjAoRpcb997vTjJ72XqZ0QEK2yZPwaJBYIEFw4sYHVs43coMqYri/BtZH6/qG3i+nRm7hxGvYtMptThBdwPPttHZLPufliACfj8Ap+gRoHxmj8elVA3Kp7dsDqj525/2UCQhfBGdXPFekC2FhGKIwY0dcsXV4XEST11mijJYfKZlkNfT//ELvL/uMr1iXowZywgGa6BLMS8kJuNIWbzQIDAQAB";
const FIREFOX_ID = "bedacht@bedacht.example";
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src ws://127.0.0.1:*",
  `frame-ancestors ${SITES.map((site) => `https://${site}:*`).join(" ")}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** At rest nothing was noticed; the background changes the face of each tab. */
const ICONS = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icon/quiet-${size}.png`]));
/** Pages that stand in a site. In Chromium under an address that changes, because sites look for known extensions by
 * their fixed ones; Firefox makes one up for each profile anyway. */
const FRAMED = { resources: ["card.html", "confirm.html"], matches: MATCHES };
const CHROMIUM = {
  key: PUBLIC_KEY,
  minimum_chrome_version: "133",
  // What IT may set; Firefox asks for no description.
  storage: { managed_schema: "managed.json" },
};
const FIREFOX = {
  browser_specific_settings: {
    gecko: {
      id: FIREFOX_ID,
      strict_min_version: "140.0",
      data_collection_permissions: { required: ["none"] },
    },
  },
};

export default defineConfig({
  srcDir: "src",
  outDir: process.env["BEDACHT_OUTPUT"] ?? ".output",
  imports: false,
  manifestVersion: 3,
  hooks: {
    "prepare:types": (_, entries) => {
      entries.push({ path: "types/words.d.ts", text: wordTypes(), tsReference: true });
    },
  },
  vite: () => ({
    plugins: [toml(), platforms(), words()],
    build: { modulePreload: { polyfill: false }, sourcemap: false },
  }),
  manifest: ({ browser }) => ({
    name: "Bedacht",
    description: "Shows before publishing which words tie a post to your employer or tell too much.",
    permissions: ["nativeMessaging", "storage"],
    icons: ICONS,
    action: { default_title: "Bedacht", default_icon: ICONS },
    content_security_policy: { extension_pages: CSP },
    web_accessible_resources: [browser === "firefox" ? FRAMED : { ...FRAMED, use_dynamic_url: true }],
    ...(browser === "firefox" ? FIREFOX : CHROMIUM),
  }),
});
