// textlint as a worker: its kernel with three rules for English, over plain text.
import { TextlintKernel, TextlintKernelDescriptor } from "@textlint/kernel";
import text from "@textlint/textlint-plugin-text";
import misspellings from "textlint-rule-common-misspellings";
import stopWords from "textlint-rule-stop-words";
import terminology from "textlint-rule-terminology";
import { serve } from "./lines.mjs";

// Packages of the older kind lie one level deeper.
const inner = (module) => module.default ?? module;
const rules = { "stop-words": stopWords, "common-misspellings": misspellings, terminology };
const descriptor = new TextlintKernelDescriptor({
  rules: Object.entries(rules).map(([ruleId, rule]) => ({ ruleId, rule: inner(rule) })),
  plugins: [{ pluginId: "text", plugin: inner(text) }],
  filterRules: [],
});
const kernel = new TextlintKernel();
const options = { ext: ".txt", ...descriptor.toKernelOptions() };
await serve((draft) => kernel.lintText(draft, options));
