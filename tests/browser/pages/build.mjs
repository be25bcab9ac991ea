// Builds every site of src/ into .output/<site>/: one module, one style sheet, one page.
import { build } from "esbuild";
import { cp, mkdir, rm } from "node:fs/promises";

const SITES = ["linkedin", "facebook", "xing"];

await rm(".output", { recursive: true, force: true });
for (const site of SITES) {
  await mkdir(`.output/${site}`, { recursive: true });
  await cp(`src/${site}/index.html`, `.output/${site}/index.html`);
  await cp(`src/${site}/style.css`, `.output/${site}/style.css`);
}
await cp("node_modules/quill/dist/quill.core.css", ".output/linkedin/quill.css");
await cp("src/linkedin/sharebox.css", ".output/linkedin/sharebox.css");
await build({
  entryPoints: SITES.map((site) => ({ in: `src/${site}/page.ts`, out: `${site}/page` })),
  outdir: ".output",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: { "process.env.NODE_ENV": '"production"', global: "window" },
});
