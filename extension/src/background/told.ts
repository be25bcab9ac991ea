// What each editor has been told. It hears of all its findings after every change of the text: those that it knows are
// told by name and place alone, because reading their sentences again would cost the page time at each key.
import type { Answer, Brief } from "@/talk";
import type { Finding } from "@/wire/frames";

interface Last {
  readonly whole: string;
  /** What was told of each finding beside its place. */
  readonly unplaced: ReadonlyMap<string, string>;
}

export class Told {
  readonly #drafts = new Map<string, Last>();

  /** The answer without what was told in the answer before. */
  brief(draft: string, answer: Answer): Brief {
    if (answer.state === "not-checked") return answer;
    const before = this.#drafts.get(draft);
    const now = { whole: JSON.stringify(answer), unplaced: new Map(answer.findings.map((finding) => [finding.id, unplaced(finding)])) };
    this.#drafts.set(draft, now);
    if (before?.whole === now.whole) return { state: "same" };
    const findings = answer.findings.map((finding) => {
      const { id, start, end } = finding;
      return before?.unplaced.get(id) === now.unplaced.get(id) ? { id, start, end } : finding;
    });
    return { ...answer, findings };
  }

  forget(draft: string): void {
    this.#drafts.delete(draft);
  }
}

function unplaced(finding: Finding): string {
  return JSON.stringify({ ...finding, start: null, end: null });
}
