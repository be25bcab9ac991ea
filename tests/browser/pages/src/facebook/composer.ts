// The composer: the text first, then the settings of the post. The first step stays in the page,
// hidden, while the second is open.
import { make } from "../dom";
import { mountLexical } from "../editors/lexical";
import { say } from "./words";

type Posted = (text: string) => void;

function button(label: string): HTMLElement {
  return make("div", { role: "button", tabindex: "0", "aria-label": label }, label);
}

function enabled(control: HTMLElement): boolean {
  return control.getAttribute("aria-disabled") !== "true";
}

function dialog(id: string, title: string, ...parts: HTMLElement[]): HTMLElement {
  const heading = make("h2", { id }, title);
  return make("div", { role: "dialog", "aria-labelledby": id }, heading, ...parts);
}

// React listens for both; so do we.
function onPress(control: HTMLElement, act: () => void): void {
  control.addEventListener("click", () => {
    if (enabled(control)) {
      act();
    }
  });
  control.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && enabled(control)) {
      event.preventDefault();
      act();
    }
  });
}

interface Step {
  readonly element: HTMLElement;
  readonly back: HTMLElement;
  readonly post: HTMLElement;
}

function settings(): Step {
  const back = button(say.back);
  const post = button(say.post);
  const seen = make("p", {}, `${say.seen} `, make("b", {}, say.audience));
  return { element: dialog("settings-title", say.settings, seen, back, post), back, post };
}

/** Opens the composer; `posted` is told the text when it is published. */
export function openComposer(posted: Posted): void {
  const place = make("div", { class: "field" });
  const next = button(say.next);
  next.setAttribute("aria-disabled", "true");
  const privacy = make("div", { role: "button", tabindex: "0", "aria-label": say.privacy });
  privacy.append(say.audience);
  const file = make("input", { type: "file", hidden: "" });
  const first = dialog("composer-title", say.title, privacy, place, file, next);
  const layer = make("div", { class: "layer" }, first);
  document.body.append(layer);
  const editor = mountLexical(place, {
    label: say.ask,
    placeholder: say.ask,
    attributes: {},
    changed: () => {
      next.setAttribute("aria-disabled", String(editor.text() === ""));
    },
  });
  onPress(next, () => {
    const step = settings();
    first.hidden = true;
    first.setAttribute("aria-hidden", "true");
    layer.append(step.element);
    onPress(step.back, () => {
      step.element.remove();
      first.hidden = false;
      first.removeAttribute("aria-hidden");
    });
    onPress(step.post, () => {
      posted(editor.text());
      editor.leave();
      layer.remove();
    });
    step.post.focus();
  });
  editor.focus();
}
