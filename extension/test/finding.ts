// A finding for tests: its words, its level, and where it stands.
import type { Finding } from "@/wire/frames";

export function findingOn(text: string, words: string, level: Finding["level"] = "warn"): Finding {
  const start = text.indexOf(words);
  return {
    id: `rule#${start}`,
    rule: "confidentiality.term",
    level,
    confidence: "high",
    start,
    end: start + words.length,
    reason: "confidentiality",
    reason_text: "",
    title: "",
    why: "",
    advice: [],
    company: null,
    guideline: null,
    contact: null,
    evidence: [],
    because: [],
  };
}
