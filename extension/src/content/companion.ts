// Puts the rooms of the content script together for one document.
import type { Platform } from "@/platform/platform";
import type { Here, Manner, Spot, ToEditor } from "@/talk";
import { firstVoice } from "@/words";
import type { Surroundings } from "./context";
import { Ear } from "./ear";
import { type Gate, Hold, type Press } from "./hold";
import { removeLeftovers } from "./leftovers";
import { Line } from "./line";
import { Marks } from "./mark";
import { Scene, type Surround } from "./scene";
import { Stray } from "./stray";
import { type Eyes, Watch } from "./watch";
import { Writing } from "./writing";

/** A page that changes a draft by itself could try out words on us: drafts are read only while somebody is there. */
const THERE_MS = 60_000;
const DEEDS = ["pointerdown", "keydown", "beforeinput", "paste", "drop"];
const ON_OURS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "focus", "focusin", "keydown"];

export class Companion {
  readonly #platform: Platform;
  readonly #end = new AbortController();
  readonly #scenes = new Map<HTMLElement, Scene>();
  readonly #marks = new Marks();
  readonly #line: Line;
  #manner: Manner = { ...firstVoice(navigator.language), discreet: false };
  #spot: Spot | null = null;
  readonly #ear = new Ear(this.#end.signal);
  readonly #watch: Watch;
  #lastDeed = 0;
  #stray: Stray | null = null;
  #site: Here["site"] = "idle";

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#line = new Line({
      hear: (message) => { this.#hear(message); },
      asked: () => { if (window === window.top || this.#site !== "idle") this.#tell(this.#site); },
      reopened: () => { for (const scene of this.#scenes.values()) scene.beginAnew(); },
      orphaned: () => { this.end(); },
    });
    removeLeftovers();
    this.#marks.end();
    this.#attend();
    this.#watch = new Watch(platform, this.#eyes(), this.#ear);
    this.#hold();
    this.#end.signal.addEventListener("abort", () => { this.#leave(); }, { once: true, signal: this.#end.signal });
  }

  /** Takes everything of ours off the page. */
  end(): void {
    this.#end.abort();
  }

  #leave(): void {
    for (const scene of this.#scenes.values()) scene.end();
    this.#watch.end();
    this.#stray?.end();
    this.#scenes.clear();
    this.#marks.end();
    this.#line.end();
  }

  #attend(): void {
    this.#ear.hear(DEEDS, ({ isTrusted }) => { if (isTrusted) this.#lastDeed = Date.now(); });
    this.#ear.hear(["keydown"], (event) => this.#isLetter(event));
    this.#ear.hear(ON_OURS, (event) => this.#onOurs(event));
    this.#ear.hear(["scroll", "resize"], () => { this.#place(); });
  }

  #place(): void {
    for (const { stage } of this.#scenes.values()) stage.place();
    this.#stray?.place();
  }

  /** A letter typed into a text opens, publishes and moves nothing: no other part needs to hear of it. */
  #isLetter(event: Event): boolean {
    const letter = event instanceof KeyboardEvent && event.key.length === 1;
    return letter && this.#scenes.get(event.target as HTMLElement)?.writing.wordless === false;
  }

  /** What meets our badge or card is none of the page's business: it might close its composer or take the focus back. */
  #onOurs(event: Event): boolean {
    const scene = this.#sceneOf(event.target);
    if (scene === undefined && this.#stray?.owns(event.target) !== true) return false;
    event.stopImmediatePropagation();
    if (event.type === "keydown") this.#ear.next("keyup", (end) => this.#onOurs(end));
    if (event.type === "mousedown") event.preventDefault(); // the focus stays where the person writes
    if (event.isTrusted) scene?.touched(event);
    return true;
  }

  #sceneOf(target: EventTarget | null): Scene | undefined {
    for (const scene of this.#scenes.values()) if (scene.stage.owns(target)) return scene;
    return undefined;
  }

  #eyes(): Eyes {
    return {
      found: (editor, place) => { this.#take(editor, place); },
      written: (editor) => { this.#scenes.get(editor)?.written(); },
      lost: (editor) => { this.#lose(editor); },
      stray: (field) => { this.#takeStray(field); },
      strayGone: () => { this.#dropStray(); },
    };
  }

  #takeStray(field: HTMLElement): void {
    this.#stray = new Stray(field, this.#manner);
    this.#tell("site-changed");
  }

  #dropStray(): void {
    this.#stray?.end();
    this.#stray = null;
    this.#tell(this.#scenes.size === 0 ? "idle" : "watching");
  }

  #hold(): void {
    const scene = ({ editor }: Writing): Scene | undefined => this.#scenes.get(editor);
    const gate: Gate = {
      writings: () => [...this.#scenes.values()].map(({ writing }) => writing),
      meaning: (writing) => {
        writing.look();
        return writing.draft.press;
      },
      ask: (press) => { scene(press.writing)?.ask(press); },
      wait: (press) => { scene(press.writing)?.wait(press); },
      published: (writing) => { scene(writing)?.published(); },
    };
    new Hold(gate, this.#ear);
  }

  #take(editor: HTMLElement, place: Surroundings): void {
    for (const scene of this.#scenes.values()) if (!scene.writing.editor.isConnected) this.#drop(scene);
    const writing = new Writing(editor, place, {
      seen: (seen) => { this.#scenes.get(seen.editor)?.show(); },
      rested: (rested) => { this.#rested(rested); },
      lastDeed: () => this.#lastDeed,
    });
    this.#scenes.set(editor, new Scene(writing, this.#surround(writing)));
    this.#tell("watching");
    if (writing.wordless) writing.hurry(); // there is but a moment until the second press
    else writing.look();
  }

  #surround(writing: Writing): Surround {
    return {
      say: this.#line.say.bind(this.#line),
      manner: () => this.#manner,
      spot: () => this.#spot,
      marks: this.#marks,
      changesUntil: () => this.#watch.changesUntil,
      askOther: (press) => this.#askOther(writing, press),
    };
  }

  #askOther(one: Writing, { control }: Press): boolean {
    const other = [...this.#scenes.values()].find(
      ({ writing }) => writing !== one && control !== null && writing.publishes(control) && writing.draft.press === "ask",
    );
    other?.ask({ writing: other.writing, control });
    return other !== undefined;
  }

  #rested({ editor }: Writing): void {
    if (Date.now() - this.#lastDeed < THERE_MS) this.#scenes.get(editor)?.hand();
  }

  /** In the second step of publishing an editor may be gone while its draft is not. */
  #lose(editor: HTMLElement): void {
    const scene = this.#scenes.get(editor);
    if (scene === undefined) return;
    const { wordless, advanced, control } = scene.writing;
    if (wordless || !advanced || control === null) this.#drop(scene);
  }

  #drop(scene: Scene): void {
    this.#scenes.delete(scene.writing.editor);
    scene.end();
    if (this.#scenes.size === 0) this.#tell("idle");
  }

  #tell(site: Here["site"]): void {
    this.#site = site;
    this.#line.here({ type: "here", platform: this.#platform.name, site });
  }

  #hear(message: ToEditor): void {
    if (message.type === "manner") this.#manner = message.manner;
    if (message.type === "spot") this.#spot = message.spot;
    for (const scene of this.#scenes.values()) scene.hear(message);
  }
}
