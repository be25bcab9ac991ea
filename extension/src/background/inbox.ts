// What has come in on a socket and was not read yet: nothing is lost between one reader and the next.
export class Inbox {
  /** Resolves once the socket is open; rejects where it never gets there. */
  readonly opened: Promise<void>;
  readonly #waiting: unknown[] = [];
  #closed = false;
  #wake: () => void = () => undefined;

  constructor(socket: WebSocket, signal: AbortSignal) {
    this.opened = new Promise((resolve, reject) => {
      socket.addEventListener("open", () => { resolve(); }, { signal });
      socket.addEventListener("close", () => { reject(new Error("closed")); }, { signal });
    });
    this.opened.catch(() => undefined); // whoever waits for it hears of it
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => { this.#put(data); }, { signal });
    socket.addEventListener("close", () => { this.#close(); }, { signal });
  }

  /** The next message, in the order of arrival. Rejects once the socket is closed and all is read. */
  async next(): Promise<unknown> {
    while (this.#waiting.length === 0) {
      if (this.#closed) throw new Error("closed");
      await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
    return this.#waiting.shift();
  }

  #put(data: unknown): void {
    this.#waiting.push(data);
    this.#wake();
  }

  #close(): void {
    this.#closed = true;
    this.#wake();
  }
}
