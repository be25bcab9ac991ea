// A .toml file is imported as its table; whoever imports it proves its shape.
declare module "*.toml" {
  const table: Readonly<Record<string, unknown>>;
  export default table;
}

declare module "virtual:platforms" {
  import type { Platform } from "@/platform/platform";
  export const platforms: readonly Platform[];
}
