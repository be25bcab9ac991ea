// The parts of a finding that the card and the question share: its level, its words, its reason.
import { card, level as levels, reason as reasons } from "virtual:words";
import type { Command, QuotedFinding } from "@/talk";
import type { Say } from "@/words";
import type { Level } from "@/wire/frames";
import { el } from "./dom";
import { loudness } from "./signs";

export type Act = (command: Command) => void;

const LONGEST_QUOTE = 140;
const LONGEST_TERM = 28;

/** `words` on one line, cut at a space where one is near; a number keeps its per cent sign. */
export function shortened(words: string, longest: number): string {
  const line = words.trim().replaceAll(/\s+/g, " ").replaceAll(/(\d) %/g, "$1\u00A0%");
  if (line.length <= longest) return line;
  const head = line.slice(0, longest);
  const space = head.lastIndexOf(" ");
  return `${(space > longest / 2 ? head.slice(0, space) : head).trimEnd()} …`;
}

/** A term as it stands on a button. */
export function term(finding: QuotedFinding): string {
  return shortened(finding.quote ?? "", LONGEST_TERM);
}

export function levelLine(level: Level, say: Say): HTMLElement {
  const words = level === "clean" ? "" : say(levels, level);
  return el("span", { class: "level" }, loudness(level), words);
}

/** The words in the text, underlined as they are there; for the whole draft it says so. */
export function words(finding: QuotedFinding, say: Say): HTMLElement {
  if (finding.quote === null) return el("p", { class: "whole" }, say(card, "whole"));
  const mark = el("span", { class: `mark ${finding.level}` }, shortened(finding.quote, LONGEST_QUOTE));
  return el("p", { class: "words" }, el("q", {}, mark));
}

function known(name: string): name is keyof (typeof reasons)["de"] {
  return name in reasons.de;
}

function reasonName(finding: QuotedFinding, say: Say): string {
  return known(finding.reason) ? say(reasons, finding.reason) : say(card, "reason");
}

/** One of the six reasons, by its name and in one line. */
export function reason(finding: QuotedFinding, say: Say): HTMLElement {
  return el("p", {}, el("strong", {}, reasonName(finding, say)), " · ", finding.reason_text);
}

export function link(words: string, address: string | null): HTMLAnchorElement | string {
  if (address === null || !/^(https?|mailto):/.test(address)) return words;
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** What the company itself says about such words. */
export function company(finding: QuotedFinding, say: Say): HTMLElement | null {
  if (finding.company === null) return null;
  return el("p", {}, el("strong", {}, say(card, "company")), " · ", finding.company);
}

export function guideline(finding: QuotedFinding, say: Say): HTMLElement | null {
  if (finding.guideline === null) return null;
  const { id, title, url } = finding.guideline;
  return el("p", {}, el("strong", {}, say(card, "guideline", { id })), " · ", link(title, url));
}
