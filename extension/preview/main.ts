// Shows one page of the extension with a sample instead of a background.
import { page } from "./query";

const PAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  card: () => import("../src/entrypoints/card/main"),
  confirm: () => import("../src/entrypoints/confirm/main"),
  popup: () => import("../src/entrypoints/popup/main"),
  options: () => import("../src/entrypoints/options/main"),
  welcome: () => import("../src/entrypoints/welcome/main"),
};

document.documentElement.className = page;
await PAGES[page]?.();
