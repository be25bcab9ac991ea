// Finds editors by the data of the platform and notices when they go. Nothing is polled: what a person does on the page
// makes us look, and one observer follows the page only while there is something to follow.
import type { Composer, Platform } from "@/platform/platform";
import type { Surroundings } from "./context";
import type { Ear } from "./ear";
import { sharedIn } from "./shared";
import { around, closest, fitsAny, here, lastInside, shadowRoots, shown, targetOf } from "./sight";

/** After a press a composer may open, and be replaced once more: so long the page is followed. */
const FOLLOWED_MS = 5000;
const PAUSE_MS = 100;
/** What a press changes without a new element in the page, it has changed by then. */
const EFFECT_MS = 3000;
const ANY_DIALOG = [{ css: "dialog, [role='dialog']" }];

export interface Eyes {
  readonly found: (editor: HTMLElement, place: Surroundings) => void;
  /** Somebody writes in an editor that was found. */
  readonly written: (editor: HTMLElement) => void;
  /** An editor that was found is no longer in the page. */
  readonly lost: (editor: HTMLElement) => void;
  /** Somebody writes in what looks like a composer and is none that we know. */
  readonly stray: (field: HTMLElement) => void;
  /** That field is no longer in the page. */
  readonly strayGone: () => void;
}

export class Watch {
  readonly #platform: Platform;
  readonly #eyes: Eyes;
  readonly #editors = new Map<HTMLElement, Composer>();
  readonly #observer = new MutationObserver((changes) => { this.#changed(changes); });
  #stray: HTMLElement | null = null;
  /** Of the last press that began a share. */
  #origin: Surroundings["origin"] = null;
  #until = 0;
  #changesUntil = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(platform: Platform, eyes: Eyes, ear: Ear) {
    this.#platform = platform;
    this.#eyes = eyes;
    const parts = {
      focusin: (event: Event) => { this.#touched(event); },
      input: (event: Event) => { this.#touched(event); },
      focusout: ({ target }: Event) => { this.#left(target); },
      pointerdown: (event: Event) => { this.#pressed(event); },
      keydown: (event: Event) => { this.#pressed(event); },
      popstate: () => { this.#follow(); },
      DOMContentLoaded: () => { this.#follow(); },
      pageshow: () => { this.#follow(); },
    };
    for (const [type, part] of Object.entries(parts)) ear.hear([type], part);
    this.#follow();
  }

  end(): void {
    this.#observer.disconnect();
    clearTimeout(this.#soon);
  }

  /** So long something beside the editors has changed, or may change unseen (milliseconds since 1970). */
  get changesUntil(): number {
    return this.#changesUntil;
  }

  #touched(event: Event): void {
    const target = targetOf(event);
    if (!(target instanceof HTMLElement)) return;
    const editor = this.#editors.has(target) ? target : this.#editorAt(target);
    if (event.type !== "input") return;
    if (editor !== undefined) this.#eyes.written(editor);
    else if (event.isTrusted && this.#looksLikeComposer(target)) this.#takeStray(target);
  }

  /** The editor in which the element stands, taken now where it was not before. */
  #editorAt(target: HTMLElement): HTMLElement | undefined {
    return elementsAround(target).find((each) => this.#take(each));
  }

  /** Whoever writes opens nothing; every other press may. What a press into a text does beside it is seen by the observer. */
  #pressed(event: Event): void {
    const target = targetOf(event);
    const written = this.#isWritten(target);
    if (event.type === "keydown" && written) return;
    if (event.isTrusted && target instanceof HTMLElement && opens(event)) this.#opened(elementsAround(target));
    if (!written) this.#follow();
  }

  /** Some drafts begin with a press: on what shares at once, or on what opens a composer for a share. */
  #opened(path: readonly HTMLElement[]): void {
    this.#leaveWordless(path);
    for (const composer of this.#platform.composer) this.#pressedFor(composer, path);
  }

  /** Whether it stands in an editor that was found. */
  #isWritten(target: EventTarget | null): boolean {
    if (!(target instanceof Node)) return false;
    for (const [editor, { wordless }] of this.#editors) if (!wordless && editor.contains(target)) return true;
    return false;
  }

  #pressedFor(composer: Composer, path: readonly HTMLElement[]): void {
    const openers = composer.wordless ? composer.editor : (composer.shared?.opener ?? []);
    const opener = path.find((each) => fitsAny(each, openers));
    if (opener === undefined || !here(composer.path)) return;
    this.#origin = sharedIn(opener, composer.shared);
    if (composer.wordless && !this.#editors.has(opener)) this.#hold(opener, composer);
  }

  /** A comment that somebody has only stood in is followed no longer. */
  #left(target: EventTarget | null): void {
    for (const [editor, composer] of this.#editors) {
      const out = target instanceof Node && (editor === target || editor.contains(target));
      if (out && waitsForFocus(composer) && isBlank(editor)) this.#lose(editor);
    }
  }

  /** Whoever presses elsewhere shares nothing. */
  #leaveWordless(path: readonly HTMLElement[]): void {
    for (const [editor, { wordless, publish }] of this.#editors) {
      const stays = path.includes(editor) || path.some((each) => fitsAny(each, publish.control));
      if (wordless && !stays) this.#lose(editor);
    }
  }

  #takeStray(field: HTMLElement): void {
    if (this.#stray !== null || this.#editors.size > 0) return;
    this.#stray = field;
    this.#eyes.stray(field);
    this.#follow();
  }

  /** Takes the element if it is an editor of the platform; true also where it was taken before. */
  #take(element: HTMLElement): boolean {
    if (this.#editors.has(element)) return true;
    const composer = this.#composerOf(element);
    if (composer !== undefined) this.#hold(element, composer);
    return composer !== undefined;
  }

  #hold(element: HTMLElement, composer: Composer): void {
    this.#editors.set(element, composer);
    const container = closest(element, composer.container) ?? element.parentElement ?? element;
    const origin = composer.surface === "share" ? this.#origin : null;
    this.#eyes.found(element, { platform: this.#platform, composer, container, origin });
    this.#follow();
  }

  #composerOf(element: HTMLElement): Composer | undefined {
    const { decoy, composer } = this.#platform;
    const known = composer.find(({ wordless, path, editor }) => !wordless && here(path) && fitsAny(element, editor));
    return known === undefined || fitsAny(element, decoy) ? undefined : known;
  }

  #looksLikeComposer(target: HTMLElement): boolean {
    if (!target.isContentEditable && !(target instanceof HTMLTextAreaElement)) return false;
    if (fitsAny(target, this.#platform.decoy)) return false;
    const { composer } = this.#platform;
    const comments = composer.filter(({ surface }) => surface === "comment");
    const posts = comments.flatMap(({ shared }) => shared?.card ?? []);
    return publishesIn(closest(target, ANY_DIALOG), composer) || publishesIn(closest(target, posts), comments);
  }

  /** Follows the page for a while, and for as long as an editor is open. */
  #follow(): void {
    const now = Date.now();
    this.#until = now + FOLLOWED_MS;
    this.#changesUntil = now + EFFECT_MS;
    this.#observe();
    this.#lookSoon();
  }

  /** What an editor does to its own text is the page's daily bread while somebody writes. */
  #changed(changes: readonly MutationRecord[]): void {
    if (changes.every(({ target }) => this.#isWritten(target))) return;
    this.#changesUntil = Math.max(Date.now(), this.#changesUntil);
    this.#lookSoon();
  }

  #observe(): void {
    for (const root of this.#roots()) this.#observer.observe(root, { childList: true, subtree: true });
  }

  #roots(): (Document | ShadowRoot)[] {
    return [document, ...shadowRoots(this.#platform.shadow)];
  }

  #lookSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#look();
    }, PAUSE_MS);
  }

  #look(): void {
    this.#letGo();
    const css = signsOf(this.#platform);
    const found = this.#roots().flatMap((root) => [...root.querySelectorAll<HTMLElement>(css)]);
    for (const each of found) if (shown(each)) this.#take(each); // a hidden twin counts once somebody writes in it
    if (this.#isIdle && Date.now() > this.#until) this.#observer.disconnect();
    else this.#observe();
  }

  get #isIdle(): boolean {
    return this.#editors.size === 0 && this.#stray === null;
  }

  /** What is no longer in the page. */
  #letGo(): void {
    for (const editor of this.#editors.keys()) if (!editor.isConnected) this.#lose(editor);
    if (this.#stray?.isConnected === false) this.#loseStray();
  }

  #loseStray(): void {
    this.#stray = null;
    this.#eyes.strayGone();
  }

  #lose(editor: HTMLElement): void {
    this.#editors.delete(editor);
    this.#until = Date.now() + FOLLOWED_MS;
    this.#eyes.lost(editor);
  }
}

function elementsAround(target: HTMLElement): HTMLElement[] {
  return [...around(target)].filter((each) => each instanceof HTMLElement);
}

/** Fields that open by themselves are looked for; a comment or a form counts once somebody stands in it. */
function signsOf({ composer }: Platform): string {
  const looked = composer.filter((each) => !each.wordless && !waitsForFocus(each) && here(each.path));
  return looked.flatMap(({ editor }) => editor.map(({ css }) => css)).join(", ");
}

/** Whether something stands in there that would publish. */
function publishesIn(place: Element | null, composers: readonly Composer[]): boolean {
  return place !== null && composers.some(({ publish }) => lastInside(place, [...publish.control, ...publish.next]) !== null);
}

function waitsForFocus({ surface }: Composer): boolean {
  return surface === "comment" || surface === "profile";
}

function isBlank(field: HTMLElement): boolean {
  const plain = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return (plain ? field.value : field.textContent).trim() === "";
}

function opens(event: Event): boolean {
  return !(event instanceof KeyboardEvent) || event.key === "Enter" || event.key === " ";
}
