// What card and question share as pages in a frame: they claim their model once, send commands, and tell their height.
// They know nothing of the page around them.
import { browser } from "wxt/browser";
import { PORT, type Command, type FrameModel, type FromFrame, type ToFrame } from "@/talk";

export interface Frame {
  readonly act: (command: Command) => void;
}

/** Tells the height at each change; the answer asks for it at once, because a browser may draw late. */
function reportHeight(node: Element, send: (message: FromFrame) => void): () => void {
  let told = 0;
  const report = () => {
    const height = Math.min(2000, Math.ceil(node.getBoundingClientRect().height));
    if (height === told) return;
    told = height;
    send({ type: "height", height });
  };
  new ResizeObserver(report).observe(node);
  return report;
}

/** Asks for the model that the hash of the address names; `show` gets it, and every later one. */
export function openFrame(measured: Element, show: (model: FrameModel) => void): Frame {
  const port = browser.runtime.connect({ name: PORT.frame });
  const send = (message: FromFrame) => { port.postMessage(message); };
  send({ type: "claim", frame: location.hash.slice(1) });
  const report = reportHeight(measured, send);
  port.onMessage.addListener((message: ToFrame) => {
    show(message.model);
    report();
  });
  return { act: (command) => { send({ type: "command", command }); } };
}
