// Builds the extension's pages with samples instead of a background, to be looked at and to be tested.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { toml } from "../build/toml.ts";
import { words } from "../build/words.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [toml(), words()],
  resolve: {
    alias: {
      "@/ui/frame": here("./frame.ts"),
      "@/ui/page": here("./page.ts"),
      "wxt/browser": here("./browser.ts"),
      "@": here("../src"),
    },
  },
  build: { outDir: "../.output/preview", emptyOutDir: true, target: "esnext", modulePreload: { polyfill: false } },
});
