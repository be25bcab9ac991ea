// One editor and what happens around it: verdicts come in, the card opens, the person decides, a press is held once.
import { turned, withIt } from "@/groups";
import type { Answer, CardModel, Command, FromEditor, Manner, QuotedFinding, Spot, ToEditor } from "@/talk";
import { apply } from "./apply";
import { Exchange, type Ways } from "./exchange";
import type { Press } from "./hold";
import { Ink } from "./ink";
import type { Marks } from "./mark";
import type { Pane } from "./pane";
import { cardOf, questionOf, stateOf } from "./models";
import { rangeOf } from "./place";
import { Release } from "./release";
import { select } from "./selection";
import { Stage } from "./stage";
import type { Writing } from "./writing";

/** After the last finding is gone, the card has a last word. */
const LAST_WORD_MS = 3000;
const FIRST_LINK = "association.first-link";
/** In a profile these say that it names the employer. */
const NAMES_EMPLOYER = [FIRST_LINK, "association.employer-named"];

export interface Surround {
  readonly say: (message: FromEditor) => void;
  readonly manner: () => Manner;
  readonly spot: () => Spot | null;
  readonly marks: Marks;
  readonly changesUntil: Ways["changesUntil"];
  /** The same press publishes another draft too, and that one is still to be asked about. */
  readonly askOther: (press: Press) => boolean;
}

export class Scene {
  readonly writing: Writing;
  readonly stage: Stage;
  readonly #around: Surround;
  readonly #ink: Ink;
  readonly #release: Release;
  readonly #exchange: Exchange;
  /** Findings for which the card has opened by itself. */
  readonly #announced = new Set<string>();
  #shown: string | null = null;
  /** Of the finding whose advice could not be put into the present text. */
  #failed: string | null = null;
  /** What the card was made of last. */
  #carded: readonly unknown[] = [];
  #press: Press | null = null;

  constructor(writing: Writing, around: Surround) {
    this.writing = writing;
    this.#around = around;
    this.#ink = new Ink(around.marks, writing);
    this.#exchange = new Exchange(writing, {
      say: around.say,
      changesUntil: around.changesUntil,
      answered: (revision, answer) => { this.#judge(revision, answer); },
    });
    this.stage = new Stage(writing, {
      say: around.say,
      unasked: () => { this.#publish(); },
      placed: () => { this.#ink.lay(); },
      moved: (spot) => { around.say({ type: "moved", platform: writing.place.platform.name, spot }); },
    });
    this.stage.moveTo(around.spot());
    this.#release = new Release(writing, {
      ask: (press) => { this.ask(press); },
      pressAgain: (word) => { this.stage.open(questionOf(writing.draft, around.manner(), "press-again", word)); },
    });
  }

  /** Somebody writes. */
  written(): void {
    this.writing.stirred();
    this.#ink.written();
  }

  /** Hands the draft over. */
  hand(): void {
    this.#failed = null;
    this.#exchange.hand();
    this.stage.settle(); // while somebody types, nothing is measured
  }

  hear(message: ToEditor): void {
    switch (message.type) {
      case "verdict":
        this.#exchange.hear(message);
        return;
      case "spot":
        this.stage.moveTo(message.spot);
        return;
      case "manner":
        this.show();
        return;
      case "again":
        this.#handAnew(); // the person's choices have changed: the same text may be judged anew
        return;
      default:
        if (this.stage.pane?.id === message.frame) this.#hearPane(this.stage.pane, message);
    }
  }

  /** The background has forgotten everything: what stands in the page is none of its frames any more. */
  beginAnew(): void {
    this.stage.close();
    this.#handAnew();
  }

  #handAnew(): void {
    this.#failed = null;
    this.#exchange.handAnew();
    this.stage.settle();
    this.show();
  }

  #hearPane(pane: Pane, message: Extract<ToEditor, { frame: string }>): void {
    if (message.type === "height") pane.setHeight(message.height);
    else void this.#do(message.command);
  }

  #judge(revision: number, answer: Answer): void {
    if (!this.writing.draft.judge(revision, answer)) return;
    this.#release.answered();
    this.show();
    this.#openOnce();
  }

  /** Shows what is known, everywhere it is shown. */
  show(): void {
    const { draft } = this.writing;
    const manner = this.#around.manner();
    this.#ink.show(manner.discreet ? [] : draft.findings);
    this.stage.showState(stateOf(draft), manner);
    if (this.stage.pane?.kind === "card") this.#updateCard();
  }

  /** An event of the person's on something of ours in the page: the badge is moved, or opens and closes the card. */
  touched(event: Event): void {
    if (!this.stage.isBadge(event.target)) return;
    this.stage.touched(event);
    if (event.type === "click" && !this.stage.wasMove()) this.#pressed();
  }

  #pressed(): void {
    if (this.stage.pane?.kind === "card") this.stage.close();
    else this.#openCard();
  }

  ask(press: Press): void {
    const { draft } = this.writing;
    draft.ask();
    this.#press = press;
    this.stage.open(questionOf(draft, this.#around.manner(), "ask", this.#release.wordOf(press)));
  }

  /** A press came while the text is being checked: it is made good as soon as the answer is there. */
  wait(press: Press): void {
    this.writing.hurry();
    this.hand();
    this.#release.wait(press);
  }

  published(): void {
    const { platform, composer } = this.writing.place;
    const rules = this.writing.draft.findings.map(({ rule }) => rule);
    if (rules.includes(FIRST_LINK)) this.#around.say({ type: "linked", platform: platform.name });
    const named = composer.surface === "profile" && rules.some((rule) => NAMES_EMPLOYER.includes(rule));
    if (named) this.#around.say({ type: "learned", platform: platform.name });
  }

  end(): void {
    this.#release.end();
    this.#ink.end();
    this.#exchange.end();
    this.stage.end();
    this.writing.end();
  }

  /** The card opens by itself at `warn`, once for each finding, and not over a question. */
  #openOnce(): void {
    const loud = this.writing.draft.findings.filter(({ level }) => level !== "hint");
    const fresh = loud.filter((finding) => !this.#announced.has(nameOf(finding)));
    for (const finding of fresh) this.#announced.add(nameOf(finding));
    if (fresh[0] === undefined || this.stage.pane !== null) return;
    this.#shown = fresh[0].id;
    this.#openCard();
  }

  #card(): CardModel {
    return cardOf(this.writing.draft, this.#around.manner(), { shown: this.#shown, failed: this.#failed });
  }

  #openCard(): void {
    this.stage.open(this.#card());
  }

  #updateCard(): void {
    const { pane } = this.stage;
    const { findings } = this.writing.draft;
    const about = [pane, findings, this.#shown, this.#failed, this.#around.manner()];
    if (findings.length > 0 && about.every((each, at) => each === this.#carded[at])) return;
    this.#carded = about;
    const model = this.#card();
    pane?.update(model);
    if (model.findings.length > 0 || pane?.opened === 0) return;
    setTimeout(() => { if (this.stage.pane === pane && this.writing.draft.findings.length === 0) this.stage.close(); }, LAST_WORD_MS);
  }

  async #do(command: Command): Promise<void> {
    this.writing.look(); // what is decided is decided about the text as it stands
    switch (command.type) {
      case "publish-anyway":
        this.#publish();
        return;
      case "edit":
        this.#edit(command.finding);
        return;
      case "close":
        this.stage.close();
        return;
      case "next":
        this.#turn(turned(this.writing.draft.findings, this.#shown, command.step));
        return;
      case "show":
        this.#turn(command.finding);
        return;
      case "ask":
        return;
      default:
        await this.#decide(command);
    }
  }

  async #decide(command: Extract<Command, { type: "apply-advice" | "dismiss" | "ignore-term" | "less" }>): Promise<void> {
    const finding = this.#finding(command.finding);
    if (finding === undefined) return;
    const { rule, quote } = finding;
    if (command.type === "apply-advice") await this.#apply(finding, command.advice);
    else if (command.type === "less") this.#around.say({ type: "choice", action: "less", rule, term: null });
    else {
      if (command.type === "ignore-term" && quote !== null) this.#around.say({ type: "choice", action: "ignore-term", rule, term: quote });
      const gone = command.type === "dismiss" ? withIt(this.writing.draft.findings, finding) : [finding];
      for (const each of gone) this.writing.draft.dismiss(each);
    }
    this.show();
  }

  async #apply(finding: QuotedFinding, index: number): Promise<void> {
    const advice = finding.advice[index];
    if (advice === undefined) return;
    const outcome = await apply(this.writing, finding, advice);
    this.writing.hurry();
    this.#failed = outcome === "unchanged" ? finding.id : null;
  }

  #turn(to: string | null): void {
    this.#shown = to;
    this.show();
  }

  #publish(): void {
    this.stage.close();
    if (this.#press !== null && this.#around.askOther(this.#press)) return;
    if (this.#press !== null) this.#release.now(this.#press);
    this.published();
  }

  #edit(id: string | null): void {
    this.stage.close();
    if (!this.writing.shown) return;
    const finding = id === null ? this.writing.draft.findings[0] : this.#finding(id);
    const range = finding === undefined ? null : this.#rangeOf(finding);
    if (range === null) this.writing.editor.focus();
    else select(this.writing.editor, range);
  }

  #rangeOf({ start, end }: QuotedFinding): Range | null {
    return start === null || end === null ? null : rangeOf(this.writing.read(), start, end);
  }

  #finding(id: string): QuotedFinding | undefined {
    return this.writing.draft.findings.find((finding) => finding.id === id);
  }
}

function nameOf({ rule, quote }: QuotedFinding): string {
  return `${rule}\n${quote ?? ""}`;
}
