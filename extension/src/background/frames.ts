// The cards and questions that stand in pages. Each has an unguessable id, made by the content script that opened it,
// good for one claim from the same tab: a page that frames our pages by itself learns nothing.
import type { Command, FrameModel, ToEditor, ToFrame } from "@/talk";

/** The ends of two ports, as far as this file needs them. */
export interface Speaker<M> {
  readonly tab: number;
  readonly say: (message: M) => void;
}

interface Place {
  readonly editor: Speaker<ToEditor>;
  model: FrameModel;
  page: Speaker<ToFrame> | null;
}

export class Frames {
  readonly #places = new Map<string, Place>();

  open(frame: string, model: FrameModel, editor: Speaker<ToEditor>): void {
    this.#places.set(frame, { editor, model, page: null });
  }

  /** Only the content script that opened a frame may change it. */
  update(frame: string, model: FrameModel, editor: Speaker<ToEditor>): void {
    const place = this.#places.get(frame);
    if (place?.editor !== editor) return;
    place.model = model;
    place.page?.say({ type: "model", model });
  }

  close(frame: string, editor: Speaker<ToEditor>): void {
    if (this.#places.get(frame)?.editor === editor) this.#places.delete(frame);
  }

  /** Whether the page may have this frame: the id is known, of its tab, and not yet used. */
  claim(frame: string, page: Speaker<ToFrame>): boolean {
    const place = this.#places.get(frame);
    if (place?.page !== null || place.editor.tab !== page.tab) return false;
    place.page = page;
    page.say({ type: "model", model: place.model });
    return true;
  }

  command(frame: string, command: Command): void {
    this.#places.get(frame)?.editor.say({ type: "command", frame, command });
  }

  height(frame: string, height: number): void {
    this.#places.get(frame)?.editor.say({ type: "height", frame, height });
  }

  /** The content script is gone, and all that it opened. */
  leave(editor: Speaker<ToEditor>): void {
    for (const [frame, place] of this.#places) if (place.editor === editor) this.#places.delete(frame);
  }
}
