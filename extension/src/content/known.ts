// The findings of the last answer, so that the background need not tell them again. Pure.
import type { Answer, Brief, Placed } from "@/talk";
import type { Finding } from "@/wire/frames";

/** What cannot be made whole is no answer. */
const NOTHING: Answer = { state: "not-checked", reason: "fault" };

export class Known {
  #findings: ReadonlyMap<string, Finding> = new Map();
  #last: Answer = NOTHING;

  /** The whole answer. To be called with every one, in the order in which they come. */
  whole(brief: Brief): Answer {
    if (brief.state === "not-checked") return brief;
    if (brief.state === "checked") this.#last = this.#checked(brief);
    return this.#last;
  }

  #checked(brief: Extract<Brief, { state: "checked" }>): Answer {
    const findings = brief.findings.map((each) => this.#wholeOf(each)).filter((each) => each !== undefined);
    this.#findings = new Map(findings.map((finding) => [finding.id, finding]));
    if (findings.length < brief.findings.length) return NOTHING;
    return { ...brief, findings };
  }

  #wholeOf(told: Finding | Placed): Finding | undefined {
    if ("rule" in told) return told;
    const known = this.#findings.get(told.id);
    return known?.start === told.start && known.end === told.end ? known : known && { ...known, ...told };
  }
}
