// Puts the rooms of the background together: editors, cards and pages on one side, the daemon on the other.
import { browser } from "wxt/browser";
import { grouped } from "@/groups";
import { type Answer, type DraftState, type Link, type Manner, type PageState, type ToEditor } from "@/talk";
import { fromEditor, type FromEditor, fromFrame, type FromFrame } from "@/talk";
import type { DaemonFrame, Kept, PlatformName, Preferences, Status } from "@/wire/frames";
import { pairWithCode } from "./code";
import { Connection } from "./connection";
import { ConsoleDoor } from "./console";
import { doorOf, hear, type Port, say, tabOf } from "./doors";
import { Frames, type Speaker } from "./frames";
import { faceOf, showFace } from "./icon";
import { PageDoor } from "./page-door";
import { Pages } from "./pages";
import { type Change, changed, type Draft, Reviews } from "./reviews";
import { keepSpot, spotOn } from "./spots";
import { Tabs } from "./tabs";
import { Told } from "./told";

type Editor = Speaker<ToEditor>;

export class Switchboard {
  readonly #frames = new Frames();
  readonly #tabs = new Tabs();
  readonly #told = new Told();
  readonly #editors = new Set<Editor>();
  /** Which editor a draft belongs to. */
  readonly #owners = new Map<string, Editor>();
  readonly #pages = new Pages(this.#tabs, () => this.#common());
  readonly #connection: Connection;
  readonly #reviews: Reviews;
  readonly #desk: PageDoor;
  readonly #origin: string;
  #preferences: Preferences | null = null;
  #status: Status | null = null;
  #kept: Kept | null = null;
  #pairing: PageState["pairing"] = "none";

  constructor(origin: string) {
    this.#origin = origin;
    this.#connection = new Connection(origin, {
      frame: (frame) => { this.#hear(frame); },
      link: (link) => { this.#linked(link); },
      needed: () => this.#tabs.watching || this.#pages.open,
    });
    this.#reviews = new Reviews({
      send: (frame) => this.#connection.send(frame),
      answer: (draft, revision, answer) => { this.#answer(draft, revision, answer); },
    });
    this.#desk = new PageDoor(this.#pages, {
      send: (frame) => { this.#connection.send(frame); },
      connect: () => { this.#connection.wantNow(); },
      askDaemon: () => { this.#askDaemon(); },
      pair: (code) => { void this.#pair(code); },
      review: (draft) => { this.#reviews.review(draft, this.#away()); },
      forget: (draft) => { this.#reviews.forget(draft); },
      console: new ConsoleDoor(origin),
    });
  }

  connect(port: Port): void {
    const door = doorOf(port);
    if (door === "editor") this.#editor(port);
    else if (door === "frame") this.#frame(port);
    else if (door === "page") this.#desk.admit(port);
    else port.disconnect();
  }

  #editor(port: Port): void {
    const editor: Editor = { tab: tabOf(port), say: (message) => { say(port, message); } };
    this.#editors.add(editor);
    if (this.#preferences !== null) editor.say({ type: "manner", manner: mannerOf(this.#preferences) });
    hear(port, fromEditor, {
      message: (message) => { this.#fromEditor(editor, message); },
      gone: () => { this.#editorGone(editor); },
    });
  }

  #editorGone(editor: Editor): void {
    this.#editors.delete(editor);
    this.#frames.leave(editor);
    this.#tabs.leave(editor);
    for (const [draft, owner] of this.#owners) if (owner === editor) this.#forget(draft);
    this.#show(editor.tab);
  }

  #forget(draft: string): void {
    this.#owners.delete(draft);
    this.#reviews.forget(draft);
    this.#told.forget(draft);
  }

  #fromEditor(editor: Editor, message: FromEditor): void {
    if ("editor" in message) {
      this.#aboutDraft(editor, message);
      return;
    }
    switch (message.type) {
      case "here":
        this.#here(editor, message);
        return;
      case "linked":
        this.#connection.send({ type: "choice", action: "linked", rule: null, term: null, platform: message.platform });
        return;
      case "learned":
        this.#connection.send({ type: "preferences", set: { listed: { [message.platform]: "yes" } } });
        return;
      case "choice":
        this.#connection.send({ ...message, platform: null });
        return;
      case "moved":
        void keepSpot(message.platform, message.spot);
        return;
      default:
        this.#placed(editor, message);
    }
  }

  #here(editor: Editor, { platform, site }: Extract<FromEditor, { type: "here" }>): void {
    this.#tabs.here(editor, editor.tab, platform, site);
    if (site === "watching") {
      this.#connection.want();
      void tellSpot(editor, platform);
    }
    this.#show(editor.tab);
  }

  #placed(editor: Editor, message: Extract<FromEditor, { frame: string }>): void {
    if (message.type === "open") this.#frames.open(message.frame, message.model, editor);
    else if (message.type === "update") this.#frames.update(message.frame, message.model, editor);
    else this.#frames.close(message.frame, editor);
  }

  #aboutDraft(editor: Editor, message: Extract<FromEditor, { editor: string }>): void {
    if (message.type === "draft") this.#draft(editor, { ...message, draft: message.editor });
    else if (message.type === "change") this.#change(editor, message);
    else {
      this.#tabs.gone(editor, message.editor);
      this.#forget(message.editor);
      this.#show(editor.tab);
    }
  }

  /** A draft is changed by the editor that it belongs to, and by nobody else. */
  #change(editor: Editor, change: Change): void {
    const known = this.#owners.get(change.editor) === editor ? this.#reviews.latest(change.editor) : undefined;
    const draft = changed(known, change);
    if (draft === null) editor.say({ type: "again" });
    else this.#draft(editor, draft);
  }

  #draft(editor: Editor, { draft, revision, text, context }: Draft): void {
    this.#owners.set(draft, editor);
    this.#tabs.draft(editor, draft, { state: "checking" });
    this.#connection.want();
    this.#reviews.review({ draft, revision, text, context }, this.#away());
    this.#show(editor.tab);
  }

  #answer(draft: string, revision: number, answer: Answer): void {
    if (this.#desk.answer(draft, revision, answer)) return;
    const owner = this.#owners.get(draft);
    if (owner === undefined) return;
    owner.say({ type: "verdict", editor: draft, revision, verdict: this.#told.brief(draft, answer) });
    this.#tabs.draft(owner, draft, stateOf(answer));
    this.#show(owner.tab);
  }

  #frame(port: Port): void {
    let claimed: string | null = null;
    const page = { tab: tabOf(port), say: (message: unknown) => { say(port, message); } };
    hear(port, fromFrame, {
      message: (message) => {
        if (message.type === "claim" && claimed === null && this.#frames.claim(message.frame, page)) claimed = message.frame;
        else if (claimed !== null) this.#fromFrame(claimed, message);
        else port.disconnect();
      },
      gone: () => { claimed = null; },
    });
  }

  #fromFrame(frame: string, message: FromFrame): void {
    if (message.type === "command") this.#frames.command(frame, message.command);
    else if (message.type === "height") this.#frames.height(frame, message.height);
  }

  /** What pages show and a session does not need. */
  #askDaemon(): void {
    this.#connection.send({ type: "status" });
    if (this.#pages.open) this.#connection.send({ type: "kept", set: null });
  }

  async #pair(code: string): Promise<void> {
    this.#setPairing("trying");
    const done = await pairWithCode(code, this.#origin);
    this.#setPairing(done ? "done" : "failed");
    if (done) this.#connection.wantNow();
  }

  #setPairing(pairing: PageState["pairing"]): void {
    this.#pairing = pairing;
    this.#pages.tellAll();
  }

  #hear(frame: DaemonFrame): void {
    switch (frame.type) {
      case "welcome":
        this.#prefer(frame.preferences);
        this.#askDaemon();
        this.#reviews.again();
        return;
      case "verdict":
      case "refusal":
        this.#reviews.hear(frame);
        return;
      case "preferences":
        this.#prefer(frame.preferences);
        this.#judgeAgain();
        this.#askDaemon();
        return;
      case "kept":
        this.#keep(frame);
        return;
      case "status":
        this.#status = frame;
        this.#pages.tellAll();
        return;
      case "paired":
        return;
    }
  }

  #prefer(preferences: Preferences): void {
    this.#preferences = preferences;
    for (const editor of this.#editors) editor.say({ type: "manner", manner: mannerOf(preferences) });
    this.#pages.tellAll();
  }

  #keep(kept: Kept): void {
    const changed = this.#kept !== null && JSON.stringify(kept) !== JSON.stringify(this.#kept);
    this.#kept = kept;
    if (changed) this.#judgeAgain();
    this.#pages.tellAll();
  }

  /** The person's choices have changed: what is open may stand otherwise now. */
  #judgeAgain(): void {
    for (const editor of this.#editors) editor.say({ type: "again" });
  }

  #linked(link: Link): void {
    if (link.state === "away") {
      this.#status = null;
      this.#kept = null;
      this.#reviews.lose(link.reason);
    }
    this.#pages.tellAll();
  }

  #away(): Exclude<Answer, { state: "checked" }>["reason"] {
    const { link } = this.#connection;
    return link.state === "away" ? link.reason : "connecting";
  }

  #common(): Omit<PageState, "here"> {
    const { link } = this.#connection;
    return { link, preferences: this.#preferences, status: this.#status, kept: this.#kept, pairing: this.#pairing };
  }

  #show(tab: number): void {
    void showFace(tab, faceOf(this.#tabs.of(tab)));
    this.#pages.tellAll();
  }
}

function mannerOf({ language, address, discreet }: Preferences): Manner {
  return { language, address, discreet };
}

function stateOf(answer: Answer): DraftState {
  if (answer.state === "not-checked") return answer;
  return { state: "checked", level: answer.level, count: grouped(answer.findings).length };
}

async function tellSpot(editor: Editor, platform: PlatformName): Promise<void> {
  editor.say({ type: "spot", spot: await spotOn(platform) });
}

/** Our origin as the daemon sees it in the handshake. */
export function ownOrigin(): string {
  return browser.runtime.getURL("/").replace(/\/$/, "");
}
