import { describe, expect, test } from "vitest";
import type { CardModel } from "@/talk";
import { speaker } from "@/words";
import { echo } from "./echo";

const say = speaker({ language: "en", address: "du" });

function model(count: number): CardModel {
  const manner = { language: "en", address: "du", discreet: false } as const;
  const findings = Array.from({ length: count }, () => ({ also: [] as never[] }) as unknown as CardModel["findings"][number]);
  return { kind: "card", manner, state: { state: "checking" }, level: "warn", findings, at: 0, canApply: true, failed: false };
}

describe("the card says what a command has done", () => {
  test("only once the finding is gone", () => {
    const echoes = echo();
    expect(echoes.words(model(2), say)).toBe("");
    echoes.did({ type: "apply-advice", finding: "f", advice: 0 });
    expect(echoes.words(model(2), say)).toBe("");
    expect(echoes.words(model(1), say)).toContain("Changed");
  });

  test("and nothing where the person just went on typing", () => {
    const echoes = echo();
    echoes.words(model(2), say);
    echoes.did({ type: "next", step: 1 });
    expect(echoes.words(model(1), say)).toBe("");
  });
});
