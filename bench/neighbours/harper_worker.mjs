// harper.js as a worker.
import { Dialect, LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";
import { serve } from "./lines.mjs";

const linter = new LocalLinter({ binary, dialect: Dialect.American });
await serve((text) => linter.lint(text, { language: "plaintext" }));
