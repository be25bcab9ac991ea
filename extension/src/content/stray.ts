// A field that looks like a composer and is none that we know: its badge says that nothing is checked here.
import type { Manner } from "@/talk";
import { Badge, BADGE } from "./badge";
import { Perch } from "./perch";
import { badgePlaces, type Ground, placeFor } from "./position";

export class Stray {
  readonly #field: HTMLElement;
  readonly #perch = new Perch();
  readonly #badge = new Badge(this.#perch.root);

  constructor(field: HTMLElement, manner: Manner) {
    this.#field = field;
    this.#badge.show({ state: "not-checked", reason: "site-changed" }, manner);
    this.place();
  }

  place(): void {
    const editor = this.#field.getBoundingClientRect();
    const window = { width: globalThis.innerWidth, height: globalThis.innerHeight };
    const ground: Ground = { window, container: editor, editor, text: editor, publish: null, badge: null };
    this.#perch.stand(this.#field, placeFor(BADGE, ground, badgePlaces(BADGE, ground)));
  }

  owns(target: EventTarget | null): boolean {
    return target === this.#perch.host;
  }

  end(): void {
    this.#perch.leave();
  }
}
