// Lets somebody move the badge: dragged, or with the arrow keys while it has the focus. A press that moved it is no press.

/** A hand trembles: less is a press. */
const FAR_ENOUGH = 4;
const STEP = 16;
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

export interface Hand {
  /** Goes along, by so many CSS pixels. */
  readonly by: (x: number, y: number) => void;
  /** It stays where it is now. */
  readonly dropped: () => void;
  /** Back to the place that it finds by itself. */
  readonly home: () => void;
}

export class Grip {
  readonly #element: HTMLElement;
  readonly #hand: Hand;
  #last: { x: number; y: number } | null = null;
  #moved = false;

  constructor(element: HTMLElement, hand: Hand, signal: AbortSignal) {
    this.#element = element;
    this.#hand = hand;
    element.addEventListener("pointermove", (event) => { this.#dragged(event); }, { signal });
  }

  /** Takes an event of the person's that meets the badge. */
  touched(event: Event): void {
    if (event instanceof PointerEvent) this.#pointed(event);
    else if (event instanceof KeyboardEvent && event.type === "keydown") this.#steered(event);
  }

  /** Whether the press that ends now was a move; asked once for each. */
  wasMove(): boolean {
    const moved = this.#moved;
    this.#moved = false;
    return moved;
  }

  #pointed({ type, button, pointerId, clientX, clientY }: PointerEvent): void {
    if (type === "pointerdown" && button === 0) {
      this.#moved = false;
      this.#last = { x: clientX, y: clientY };
      this.#element.setPointerCapture(pointerId);
    } else if (type === "pointerup") {
      if (this.#moved) this.#hand.dropped();
      this.#last = null;
    }
  }

  #dragged({ clientX, clientY }: PointerEvent): void {
    if (this.#last === null) return;
    const [x, y] = [clientX - this.#last.x, clientY - this.#last.y];
    if (!this.#moved && Math.hypot(x, y) < FAR_ENOUGH) return;
    this.#moved = true;
    this.#last = { x: clientX, y: clientY };
    this.#hand.by(x, y);
  }

  #steered(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    if (event.key === "Home") this.#hand.home();
    else if (step !== undefined) {
      this.#hand.by(...step);
      this.#hand.dropped();
    } else return;
    event.preventDefault();
  }
}
