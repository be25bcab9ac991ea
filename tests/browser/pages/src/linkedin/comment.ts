// Comments under a post: TipTap in the newer front end, Quill in the older one (`?editor=quill`). The button comes with
// the text. One's own comment can be edited in place.
import { make } from "../dom";
import type { Editor, Fit } from "../editors/editor";
import { mountQuill } from "../editors/quill";
import { mountTiptap } from "../editors/tiptap";
import { editorAsked, published } from "../site";
import { say } from "./words";

const older = editorAsked(["tiptap", "quill"]) === "quill";
const URN = "urn:li:comment:(activity:1,";
let count = 0;

function mount(place: HTMLElement, fit: Fit): Editor {
  return older ? mountQuill(document, place, fit) : mountTiptap(place, fit);
}

// Ctrl or Cmd with Enter sends; the field itself must not see it.
function sendByKey(root: HTMLElement, send: () => void): void {
  root.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        send();
      }
    },
    { capture: true },
  );
}

/** Opens the field for a comment under a post. */
export function openComment(post: HTMLElement): void {
  const place = make("div");
  const wrapper = make("div", { "data-testid": "ui-core-tiptap-text-editor-wrapper" }, place);
  const box = older
    ? make("div", { class: "comments-comment-box" }, make("div", { class: "comments-comment-texteditor" }, place))
    : make("div", { componentkey: "commentBox-1" }, wrapper);
  post.append(box);
  const buttons = make("div", older ? {} : { componentkey: "commentButtonSection-1" });
  const send = (): void => {
    const text = editor.text();
    published(text);
    editor.leave();
    box.remove();
    buttons.remove();
    post.append(showComment(text));
  };
  const submit = make("button", { type: "button", class: "comments-comment-box__submit-button--cr" }, say.comment);
  submit.addEventListener("click", send);
  buttons.append(submit);
  const editor = mount(place, {
    label: "Text editor for creating comment",
    placeholder: say.addComment,
    attributes: { class: older ? "ql-editor" : "tiptap ProseMirror", "data-placeholder": say.addComment },
    changed: () => {
      if (editor.text() === "") {
        buttons.remove();
      } else if (!buttons.isConnected) {
        (older ? box : post).append(buttons);
      }
    },
  });
  sendByKey(editor.root, send);
  editor.focus();
}

/** A comment of one's own, which can be changed in place. */
export function showComment(text: string): HTMLElement {
  const edit = make("button", { type: "button", class: "edit-comment" }, say.editComment);
  const item = make("article", older
    ? { class: "comments-comment-item" }
    : { componentkey: `replaceableComment_${URN}${String((count += 1))})` }, make("p", {}, text), edit);
  edit.addEventListener("click", () => {
    openEdit(item, text);
  });
  return item;
}

function openEdit(item: HTMLElement, text: string): void {
  const place = make("div");
  const save = make("button", { type: "button", class: "save-comment" }, say.saveChanges);
  const cancel = make("button", { type: "button" }, say.close);
  item.replaceChildren(make("div", { "data-testid": "ui-core-tiptap-text-editor-wrapper" }, place), cancel, save);
  const editor = mount(place, {
    label: "Text editor for editing comment",
    placeholder: "",
    text,
    attributes: {},
    changed: () => {
      save.disabled = editor.text() === "";
    },
  });
  const finish = (kept: string): void => {
    editor.leave();
    item.replaceWith(showComment(kept));
  };
  cancel.addEventListener("click", () => {
    finish(text);
  });
  save.addEventListener("click", () => {
    published(editor.text());
    finish(editor.text());
  });
  editor.focus();
}
