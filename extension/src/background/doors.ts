// Who may speak to the background: our content scripts in tabs, our own pages, and nobody else.
import { type Browser, browser } from "wxt/browser";
import * as v from "valibot";
import { PORT } from "@/talk";

export type Port = Browser.runtime.Port;
export type Door = keyof typeof PORT;

interface Visitor {
  /** One of our own pages, and no content script. */
  readonly ours: boolean;
  readonly inTab: boolean;
}

const ADMITTED: Readonly<Record<Door, (visitor: Visitor) => boolean>> = {
  editor: ({ ours, inTab }) => !ours && inTab,
  frame: ({ ours, inTab }) => ours && inTab,
  page: ({ ours }) => ours,
};

/** The door that a port may come through, null where it is turned away. */
export function doorOf({ name, sender }: Port): Door | null {
  if (sender?.id !== browser.runtime.id) return null;
  const door = Object.values(PORT).find((each) => each === name);
  const visitor = {
    ours: sender.url?.startsWith(browser.runtime.getURL("/")) === true,
    inTab: sender.tab?.id !== undefined,
  };
  return door !== undefined && ADMITTED[door](visitor) ? door : null;
}

/** The tab of a port that came through the door for editors or frames. */
export function tabOf(port: Port): number {
  return port.sender?.tab?.id ?? -1;
}

/** Hears one port: what is not of the closed list ends it. */
export function hear<S extends v.GenericSchema>(
  port: Port,
  schema: S,
  ears: { readonly message: (message: v.InferOutput<S>) => void; readonly gone: () => void },
): void {
  port.onMessage.addListener((value: unknown) => {
    const message = v.safeParse(schema, value);
    if (message.success) ears.message(message.output);
    else {
      port.disconnect();
      ears.gone();
    }
  });
  port.onDisconnect.addListener(ears.gone);
}

/** Says something where somebody still listens: a port may have closed a moment ago. */
export function say(port: Port, message: unknown): void {
  try {
    port.postMessage(message);
  } catch {
    port.disconnect();
  }
}
