// One draft as it is being written: its text, what is known about it, and whether a press on publish is asked about.
// Pure: no page, no clock, no port. Offsets are UTF-16 units of the text.
import { grouped } from "@/groups";
import type { Answer, QuotedFinding } from "@/talk";
import type { Finding, Level } from "@/wire/frames";
import { moved } from "./moved";

/** What a press on the publish control means now. `wait`: the text is still being checked. */
export type Press = "publish" | "ask" | "wait";

const WEIGHT: Readonly<Record<Level, number>> = { clean: 0, hint: 1, warn: 2, confirm: 3 };

export class Draft {
  readonly id: string;
  #text = "";
  #revision = 0;
  #answer: Answer | null = null;
  #findings: readonly Finding[] = [];
  readonly #dismissed = new Set<string>();
  /** What stands of the findings; null until somebody asks. */
  #standing: readonly QuotedFinding[] | null = null;
  /** How many notes they are; null until somebody asks. */
  #count: number | null = null;
  /** The text that was asked about last: the same text is never asked about twice. */
  #asked: string | null = null;

  constructor(id: string) {
    this.id = id;
  }

  /** It is published without a word too, as what is shared. */
  #bare = false;

  get text(): string {
    return this.#text;
  }

  /** Nothing there to publish. */
  get isEmpty(): boolean {
    return this.#text.trim() === "" && !this.#bare;
  }

  get revision(): number {
    return this.#revision;
  }

  /** What is known about the present text; null while it is being checked. */
  get answer(): Answer | null {
    return this.#answer;
  }

  /** The findings that stand, moved along with the text until the next verdict. */
  get findings(): readonly QuotedFinding[] {
    this.#standing ??= this.#findings
      .filter((finding) => !this.#dismissed.has(this.#nameOf(finding)))
      .map((finding) => ({ ...finding, quote: this.#quote(finding) }));
    return this.#standing;
  }

  /** How many notes the findings are. */
  get count(): number {
    this.#count ??= grouped(this.findings).length;
    return this.#count;
  }

  get level(): Level {
    const levels: Level[] = this.findings.map(({ level }) => level);
    return levels.reduce((most, level) => (WEIGHT[level] > WEIGHT[most] ? level : most), "clean");
  }

  /** Takes the present text. Whether it is another than before. */
  change(text: string): boolean {
    if (text === this.#text) return false;
    this.#stand(moved(this.#findings, this.#text, text));
    this.#text = text;
    if (text.trim() === "") this.#asked = null; // the field was emptied: what comes next is another draft
    this.renew();
    return true;
  }

  /** Whether it would be published without a word. True where that is news. */
  lieBare(bare: boolean): boolean {
    if (bare === this.#bare) return false;
    this.#bare = bare;
    return true;
  }

  /** The text counts as unchecked again, though it is the same. */
  renew(): void {
    this.#revision += 1;
    this.#answer = null;
  }

  /** Takes an answer; one for an older revision is dropped. Whether it was taken. */
  judge(revision: number, answer: Answer): boolean {
    if (revision !== this.#revision) return false;
    this.#answer = answer;
    this.#stand(answer.state === "checked" ? answer.findings : []);
    return true;
  }

  dismiss(finding: Finding): void {
    this.#dismissed.add(this.#nameOf(finding));
    this.#standing = this.#count = null;
  }

  /** What a press on publish means. Only a checked text is ever asked about, and only once. */
  get press(): Press {
    if (this.isEmpty || this.#asked === this.#text) return "publish";
    if (this.#answer === null) return "wait";
    return this.#answer.state === "checked" && this.level === "confirm" ? "ask" : "publish";
  }

  /** The person has been asked about the present text. */
  ask(): void {
    this.#asked = this.#text;
  }

  /** Most keys change no finding: then nothing that was made of them is made anew. */
  #stand(findings: readonly Finding[]): void {
    if (isSame(findings, this.#findings)) return;
    this.#findings = findings;
    this.#standing = this.#count = null;
  }

  #quote({ start, end }: Finding): string | null {
    return start === null || end === null ? null : this.#text.slice(start, end);
  }

  /** A dismissal holds for the rule on these words, wherever they move. */
  #nameOf(finding: Finding): string {
    return `${finding.rule}\n${this.#quote(finding) ?? ""}`;
  }
}

function isSame(one: readonly Finding[], other: readonly Finding[]): boolean {
  return one.length === other.length && one.every((finding, at) => finding === other[at]);
}
