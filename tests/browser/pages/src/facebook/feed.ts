// Posts with their comments: Enter sends a comment, Shift+Enter begins a line. And what shares or changes a post.
import { make } from "../dom";
import { mountLexical } from "../editors/lexical";
import { me, published } from "../site";
import { button, onPress, openComposer } from "./composer";
import { say } from "./words";

/** A post of one's own, just published. */
export function showPost(text: string): HTMLElement {
  return drawPost(me.name, text);
}

/** A post with everything under it; one's own can be changed. */
export function drawPost(name: string, text: string, mine = false): HTMLElement {
  const head = make("h3", {}, make("a", { href: `/${name.toLowerCase().replaceAll(" ", ".")}` }, name), make("small", {}, say.now));
  const body = make("div", { "data-ad-rendering-role": "story_message" }, text);
  const share = button(say.share);
  share.dataset["adRenderingRole"] = "share_button";
  onPress(share, () => {
    const shared = (words: string): void => {
      published(words === "" ? "↻" : words);
    };
    openComposer(shared, { title: say.shareTitle, post: say.shareNow, bare: true });
  });
  const post = make("div", { role: "article", "aria-posinset": "1" }, head, body, share);
  if (mine) {
    post.append(editButton(text));
  }
  post.append(commentForm());
  return post;
}

function editButton(text: string): HTMLElement {
  const edit = button(say.edit);
  edit.classList.add("edit-post");
  onPress(edit, () => {
    openComposer(published, { title: say.edit, post: say.save, text });
  });
  return edit;
}

function commentForm(): HTMLElement {
  const place = make("div", { class: "field" });
  const submit = button(say.comment);
  const controls = make("div", { id: "focused-state-composer-submit" }, make("span", {}, submit));
  const form = make("form", { role: "presentation" }, place, make("input", { type: "file", hidden: "" }), controls);
  const send = (): void => {
    if (editor.text() === "") {
      return;
    }
    published(editor.text());
    form.replaceWith(make("p", { class: "comment" }, editor.text()), commentForm());
    editor.leave();
  };
  const editor = mountLexical(
    place,
    { label: say.commentAs, placeholder: say.commentAs, attributes: {}, changed: () => undefined },
    send,
  );
  onPress(submit, send);
  return form;
}
