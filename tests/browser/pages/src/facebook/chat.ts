// The Messenger box: the same editor library as the composer, and none of our business.
import { make } from "../dom";
import { mountLexical } from "../editors/lexical";
import { say } from "./words";

/** An open chat at the edge of the window. */
export function drawChat(): HTMLElement {
  const place = make("div", { class: "field" });
  mountLexical(place, { label: say.message, placeholder: say.message, attributes: {}, changed });
  return make("div", { role: "complementary", "aria-label": say.chat }, say.chat, place);
}

// A chat has nothing to enable: it is sent with Enter.
function changed(): void {
  return;
}
