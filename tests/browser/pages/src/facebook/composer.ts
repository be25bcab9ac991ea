// The composer: the text first, then the settings of the post; the first step stays in the page, hidden, while the
// second is open. Some accounts have one step (`?steps=1`), and so have groups, shares and changes.
import { make } from "../dom";
import { mountLexical } from "../editors/lexical";
import { say } from "./words";

type Posted = (text: string) => void;

/** How the composer opens. */
export interface Filling {
  readonly title: string;
  /** The word on its button, where there is but one step. */
  readonly post?: string;
  /** What stands in the place of the privacy button. */
  readonly group?: string;
  readonly text?: string;
  /** It may be published without a word. */
  readonly bare?: boolean;
}

/** A button as the site draws it. */
export function button(label: string): HTMLElement {
  return make("div", { role: "button", tabindex: "0", "aria-label": label }, label);
}

/** Whether it can be pressed. */
function enabled(control: HTMLElement): boolean {
  return control.getAttribute("aria-disabled") !== "true";
}

function dialog(id: string, title: string, ...parts: HTMLElement[]): HTMLElement {
  const heading = make("h2", { id }, title);
  return make("div", { role: "dialog", "aria-labelledby": id }, heading, ...parts);
}

/** React listens for both; so do we. */
export function onPress(control: HTMLElement, act: () => void): void {
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

function audience(group: string | undefined): HTMLElement {
  if (group !== undefined) {
    return make("span", {}, group);
  }
  const privacy = make("div", { role: "button", tabindex: "0", "aria-label": say.privacy });
  privacy.append(say.audience);
  return privacy;
}

/** Opens the composer; `posted` is told the text when it is published. */
export function openComposer(posted: Posted, filling: Filling): void {
  const place = make("div", { class: "field" });
  const next = button(filling.post ?? say.next);
  next.setAttribute("aria-disabled", String(filling.bare !== true));
  const file = make("input", { type: "file", hidden: "" });
  const first = dialog("composer-title", filling.title, audience(filling.group), place, file, next);
  const layer = make("div", { class: "layer" }, first);
  document.body.append(layer);
  const editor = mountLexical(place, {
    label: say.ask,
    placeholder: say.ask,
    attributes: {},
    ...(filling.text === undefined ? {} : { text: filling.text }),
    changed: () => {
      next.setAttribute("aria-disabled", String(editor.text() === "" && filling.bare !== true));
    },
  });
  const finish = (): void => {
    posted(editor.text());
    editor.leave();
    layer.remove();
  };
  onPress(next, () => {
    if (filling.post !== undefined) {
      finish();
      return;
    }
    const step = settings();
    first.hidden = true;
    first.setAttribute("aria-hidden", "true");
    layer.append(step.element);
    onPress(step.back, () => {
      step.element.remove();
      first.hidden = false;
      first.removeAttribute("aria-hidden");
    });
    onPress(step.post, finish);
    step.post.focus();
  });
  editor.focus();
}
