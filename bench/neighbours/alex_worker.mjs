// alex as a worker: plain text, its default rules.
import { text as check } from "alex";
import { serve } from "./lines.mjs";

await serve((text) => check(text));
