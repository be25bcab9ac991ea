// Unit tests of what is pure; real browsers are driven elsewhere.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { platforms } from "./build/platforms.ts";
import { toml } from "./build/toml.ts";
import { words } from "./build/words.ts";

export default defineConfig({
  plugins: [toml(), platforms(), words()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: { include: ["src/**/*.test.ts", "build/**/*.test.ts"] },
});
