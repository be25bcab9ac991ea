// The newer composer: TipTap in a <dialog>. A placeholder dialog comes first and the whole node is
// replaced once after half a second, as on the site.
import { icon, make } from "../dom";
import { mountTiptap } from "../editors/tiptap";
import { me } from "../site";
import { imageIcon, portrait } from "./feed";
import type { Told } from "./page";
import { say } from "./words";

const REPLACED_AFTER_MS = 500;
const CLOCK = "M12 2a10 10 0 1 0 .01 0zM11 6h2v6l4 2-1 2-5-3z";
const CROSS = "M5 4l7 7 7-7 1 1-7 7 7 7-1 1-7-7-7 7-1-1 7-7-7-7z";

/** What the composer holds from the beginning, and the word on its button. */
export interface Filling {
  readonly text?: string;
  /** Somebody's post that is shared along. */
  readonly original?: Node;
  readonly post: string;
}

interface Parts {
  readonly dialog: HTMLDialogElement;
  readonly place: HTMLElement;
  readonly post: HTMLButtonElement;
  readonly dismiss: HTMLButtonElement;
}

function author(): HTMLElement {
  return make(
    "div",
    { role: "button", tabindex: "0", class: "author" },
    portrait(me.name),
    make("span", {}, `${me.name} `, make("span", {}, say.audience)),
  );
}

function draw(filling: Filling): Parts {
  const place = make("div");
  const post = make("button", { type: "button", class: "publish" });
  post.append(make("span", {}, make("span", {}, filling.post)));
  post.disabled = filling.original === undefined && filling.text === undefined;
  const dismiss = make("button", { type: "button", class: "dismiss", "aria-label": say.close });
  dismiss.append(icon("close-medium", CROSS));
  const media = make("button", { type: "button", "aria-label": say.media }, imageIcon());
  const schedule = make("a", { "aria-label": say.schedule }, icon("clock-medium", CLOCK));
  const screen = make(
    "div",
    { "data-sdui-screen": "feed.sharing.ShareCompose" },
    make("header", {}, author(), dismiss),
    make("div", { "data-testid": "ui-core-tiptap-text-editor-wrapper" }, place),
    make("div", { id: "ShareBoxpreviewCard" }),
    ...(filling.original === undefined ? [] : [filling.original.cloneNode(true)]),
    make("footer", {}, media, schedule, post),
  );
  const dialog = make("dialog", { "data-testid": "dialog" }, screen);
  return { dialog, place, post, dismiss };
}

function show(parts: Parts, told: Told): void {
  parts.dialog.addEventListener("close", () => {
    parts.dialog.remove();
    told.closed();
  });
  parts.dismiss.addEventListener("click", () => {
    parts.dialog.close();
  });
  document.body.append(parts.dialog);
  parts.dialog.showModal();
}

function bind(parts: Parts, told: Told, filling: Filling): void {
  const editor = mountTiptap(parts.place, {
    label: "Text editor for creating post",
    placeholder: say.placeholder,
    ...(filling.text === undefined ? {} : { text: filling.text }),
    attributes: { componentkey: "ShareBox_textEditor", class: "tiptap ProseMirror _a1b2" },
    changed: () => {
      parts.post.disabled = editor.text() === "" && filling.original === undefined;
    },
  });
  parts.post.addEventListener("click", () => {
    told.posted(editor.text());
    parts.dialog.close();
  });
  parts.dialog.addEventListener("close", () => {
    editor.leave();
  });
  editor.focus();
}

/** Opens the composer. */
export function openDialog(told: Told, filling: Filling = { post: say.post }): void {
  const first = draw(filling);
  first.place.append(make("p", { class: "waiting" }, say.placeholder));
  const last = draw(filling);
  let closed = false;
  show(first, {
    ...told,
    closed: () => {
      closed = true;
      told.closed();
    },
  });
  setTimeout(() => {
    if (closed) {
      return;
    }
    first.dialog.remove();
    show(last, told);
    bind(last, told, filling);
  }, REPLACED_AFTER_MS);
}
