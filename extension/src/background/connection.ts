// Keeps one session with the daemon for as long as somebody needs it: finds, proves, retries with growing pauses.
import type { AwayReason, Link } from "@/talk";
import type { DaemonFrame, ExtensionFrame } from "@/wire/frames";
import { type Endpoint, knownEndpoint, rememberEndpoint } from "./endpoint";
import { AwayError, pair } from "./pairing";
import { identityOf, openSession, type Session } from "./session";
import { keptSecret } from "./vault";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** Somebody else answered in the daemon's place: leave them alone for a while. */
const UNTRUSTED_PAUSE_MS = 60_000;

export interface Ears {
  readonly frame: (frame: DaemonFrame) => void;
  readonly link: (link: Link) => void;
  /** Does anybody still need the daemon? */
  readonly needed: () => boolean;
}

export class Connection {
  readonly #origin: string;
  readonly #ears: Ears;
  #session: Session | null = null;
  #link: Link = { state: "away", reason: "connecting" };
  #pause = FIRST_PAUSE_MS;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #opening = false;

  constructor(origin: string, ears: Ears) {
    this.#origin = origin;
    this.#ears = ears;
  }

  get link(): Link {
    return this.#link;
  }

  /** Connects if that is not under way; the pause after a failure stands. */
  want(): void {
    if (this.#session !== null || this.#opening || this.#retry !== undefined) return;
    void this.#open();
  }

  /** Connects now, whatever the pause: the person asked. */
  wantNow(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#pause = FIRST_PAUSE_MS;
    this.want();
  }

  /** Whether the frame could be handed over. */
  send(frame: ExtensionFrame): boolean {
    this.#session?.send(frame);
    return this.#session !== null;
  }

  async #open(): Promise<void> {
    this.#opening = true;
    try {
      await this.#find();
      this.#pause = FIRST_PAUSE_MS;
    } catch (error) {
      this.#away(error instanceof AwayError ? error.reason : "fault");
    } finally {
      this.#opening = false;
    }
  }

  async #find(): Promise<void> {
    const known = await knownEndpoint();
    if (known !== null && (await this.#knock(known).then(() => true, () => false))) return;
    // A daemon that was started anew has another port or instance: ask where it is now.
    const found = await this.#ask();
    await this.#knock(found);
    await rememberEndpoint(found);
  }

  async #ask(): Promise<Endpoint> {
    try {
      return await pair(this.#origin);
    } catch (error) {
      const kept = await keptSecret();
      if (kept === null) throw error;
      return kept;
    }
  }

  async #knock(endpoint: Endpoint): Promise<void> {
    this.#session = await openSession(endpoint.port, await identityOf(endpoint, this.#origin), {
      frame: (frame) => {
        if (frame.type === "welcome") this.#tell({ state: "connected", product: frame.product });
        this.#ears.frame(frame);
      },
      closed: () => {
        this.#session = null;
        this.#away("daemon-away");
      },
    });
  }

  #away(reason: AwayReason): void {
    this.#tell({ state: "away", reason });
    if (!this.#ears.needed()) return;
    const pause = reason === "untrusted" ? UNTRUSTED_PAUSE_MS : this.#pause;
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      if (this.#ears.needed()) this.want();
    }, pause);
  }

  #tell(link: Link): void {
    this.#link = link;
    this.#ears.link(link);
  }
}
