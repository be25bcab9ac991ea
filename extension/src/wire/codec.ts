// Between frames and bytes. Whatever is not a frame of the closed list ends the session: MalformedError.
import * as v from "valibot";
import { type Bytes, decoded } from "./bytes";
import { type DaemonFrame, daemonFrame, type ExtensionFrame } from "./frames";
import { encodedJson, parsed } from "./handshake";

/** Carries nothing of what was said: it may end up in a console. */
export class MalformedError extends Error {
  override readonly name = "MalformedError";
}

function words(bytes: Bytes): string {
  try {
    return decoded(bytes);
  } catch {
    throw new MalformedError();
  }
}

export function readFrame(bytes: Bytes): DaemonFrame {
  const frame = v.safeParse(daemonFrame, parsed(words(bytes)));
  if (!frame.success) throw new MalformedError();
  return frame.output;
}

/** A lone surrogate, which a page can put into a text, becomes U+FFFD: one unit for one, no offset moves. */
export function writeFrame(frame: ExtensionFrame): Bytes {
  return encodedJson(frame.type === "review" ? { ...frame, text: repaired(frame.text) } : frame);
}

function repaired(text: string): string {
  return text.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
}
