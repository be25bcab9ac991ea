// Drafts that somebody tries Bedacht with on one of our own pages: one for each page, gone when the page is.
import type { Answer, ToPage } from "@/talk";
import type { Context } from "@/wire/frames";
import type { Draft } from "./reviews";

type SayTo = (message: ToPage) => void;

/** As if it were a public post that nothing is known about. */
const CONTEXT: Context = {
  platform: "web",
  surface: "post",
  audience: "public",
  employer_listed: "unknown",
  attachments: [],
  shared: null,
  page: "",
  language: null,
};

export class Tries {
  readonly #drafts = new Map<object, string>();
  readonly #said = new Map<string, SayTo>();

  /** The draft that this page tries. */
  draft(page: object, sayTo: SayTo, revision: number, text: string): Draft {
    const draft = this.#drafts.get(page) ?? crypto.randomUUID();
    this.#drafts.set(page, draft);
    this.#said.set(draft, sayTo);
    return { draft, revision, text, context: CONTEXT };
  }

  /** Whether it was a draft of ours. */
  answer(draft: string, revision: number, answer: Answer): boolean {
    const sayTo = this.#said.get(draft);
    sayTo?.({ type: "tried", revision, answer });
    return sayTo !== undefined;
  }

  /** The draft that the page leaves behind, if it tried one. */
  leave(page: object): string | null {
    const draft = this.#drafts.get(page) ?? null;
    this.#drafts.delete(page);
    if (draft !== null) this.#said.delete(draft);
    return draft;
  }
}
