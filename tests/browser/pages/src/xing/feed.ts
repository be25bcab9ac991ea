// Posts, and what can be done with them. How the site itself does it is not known: roles and names are guessed from its
// way of naming.
import { make } from "../dom";
import { published } from "../site";
import { mount, openComposer } from "./composer";
import { say } from "./words";

function button(label: string, kind: string, act: () => void): HTMLButtonElement {
  const made = make("button", { type: "button", "data-xds": "Button", class: kind }, label);
  made.addEventListener("click", act);
  return made;
}

/** A post; one's own can be changed. */
export function drawCard(name: string, text: string, mine = false): HTMLElement {
  const link = make("a", { href: `/profile/${name.replaceAll(" ", "_")}` }, make("strong", {}, name));
  const original = [link, make("small", {}, say.now), make("p", {}, text)];
  const card = make("li", { "data-xds": "Card" }, ...original);
  const share = button(say.share, "share", () => {
    const shared = make("div", { "data-xds": "Card" });
    shared.append(...original.map((part) => part.cloneNode(true)));
    share.after(menu(name, shared));
  });
  card.append(share, commentForm());
  if (mine) {
    const change = (): void => {
      openComposer(published, { title: say.edit, post: say.save, text });
    };
    card.append(button(say.edit, "edit-post", change));
  }
  return card;
}

function menu(name: string, original: HTMLElement): HTMLElement {
  const over = make("div", { "data-xds": "PopOver" });
  const entries = [
    button(say.atOnce, "at-once", () => {
      over.remove();
      published(`↻ ${name}`);
    }),
    button(say.withWords, "with-words", () => {
      over.remove();
      openComposer(published, { title: say.share, post: say.share, original });
    }),
  ];
  over.append(...entries);
  return over;
}

function commentForm(): HTMLElement {
  const place = make("div", { class: "field" });
  const send = button(say.comment, "send-comment", () => {
    published(editor.text());
    editor.leave();
    form.replaceWith(commentForm());
  });
  const form = make("form", {}, place, send);
  const editor = mount(place, {
    label: say.addComment,
    placeholder: say.addComment,
    attributes: {},
    changed: () => {
      send.disabled = editor.text() === "";
    },
  });
  return form;
}
