// harper.js as a worker: one draft per line in, milliseconds out.
import { createInterface } from "node:readline";
import { Dialect, LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";

const linter = new LocalLinter({ binary, dialect: Dialect.American });

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const start = performance.now();
  const found = await linter.lint(text, { language: "plaintext" });
  const spent = performance.now() - start;
  console.log(JSON.stringify({ ms: spent, findings: found.length }));
}
