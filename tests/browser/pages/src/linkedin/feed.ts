// The page around the composer: bar, profile, feed and news.
import { icon, make } from "../dom";
import { language, me } from "../site";
import { openComment, showComment } from "./comment";
import { editButton, openMenu } from "./repost";
import { say } from "./words";

const PATHS = {
  like: "M9 21H6V10h3zm2 0V10l4-8a2 2 0 0 1 2 2v5h4l-2 12z",
  comment: "M3 4h18v12H9l-5 4v-4H3z",
  repost: "M7 4l-4 4h3v8h8v-2H8V8h3zm10 16l4-4h-3V8h-8v2h6v6h-3z",
  image: "M3 4h18v16H3zm3 12h12l-4-6-3 4-2-2z",
} as const;

/** The round picture of a person: their initials. */
export function portrait(name: string): HTMLElement {
  const initials = name.split(" ").map((part) => part.charAt(0));
  return make("span", { class: `portrait tone-${String(name.length % 4)}` }, initials.join(""));
}

function action(id: keyof typeof PATHS, label: string): HTMLElement {
  return make("button", { type: "button", class: id }, icon(`${id}-small`, PATHS[id]), label);
}

/** What a card of the feed shows. */
export interface Post {
  readonly name: string;
  readonly headline: string;
  readonly text: string;
  readonly link: string;
}

/** Who wrote it and what: also what a share shows of it. */
export function body({ name, headline, text, link }: Post): Node[] {
  const who = make("a", { href: link }, make("strong", {}, name));
  const head = make("header", {}, portrait(name), make("div", {}, who, make("small", {}, headline)));
  return [head, make("div", { "data-testid": "expandable-text-box" }, text)];
}

function card(post: Post): HTMLElement {
  const actions = make(
    "footer",
    {},
    action("like", say.like),
    action("comment", say.comment),
    action("repost", say.repost),
  );
  const shown = make("div", { role: "listitem", class: "card post" }, ...body(post), actions);
  actions.querySelector(".comment")?.addEventListener("click", () => {
    openComment(shown);
  });
  actions.querySelector(".repost")?.addEventListener("click", () => {
    openMenu(actions, post);
  });
  return shown;
}

const list = make("div", { "data-testid": "mainFeed", role: "list" });

const mine = (text: string): Post => ({
  name: me.name,
  headline: `${me.headline[language]} · ${say.now}`,
  text,
  link: "/in/erika-muster/",
});

/** Puts a new post of one's own on top, and says so. */
export function showPost(text: string): void {
  list.prepend(card(mine(text)));
  const notice = make("div", { role: "status", class: "notice" }, say.done);
  document.body.append(notice);
  setTimeout(() => {
    notice.remove();
  }, 4000);
}

function bar(): HTMLElement {
  const tabs = say.tabs.map((tab, at) =>
    make("a", { href: "#", ...(at === 0 ? { "aria-current": "page" } : {}) }, tab),
  );
  return make(
    "header",
    { class: "bar" },
    make("span", { class: "mark" }, "L"),
    make("input", { type: "search", placeholder: say.search, "aria-label": say.search }),
    make("nav", {}, ...tabs),
    portrait(me.name),
  );
}

function profile(): HTMLElement {
  const figures = say.figures.map((figure, at) =>
    make("li", {}, figure, make("b", {}, at === 0 ? "312" : "48")),
  );
  return make(
    "aside",
    { class: "card profile" },
    make("div", { class: "cover" }),
    portrait(me.name),
    make("h2", {}, me.name),
    make("p", {}, me.headline[language]),
    make("ul", {}, ...figures),
  );
}

function starter(compose: () => void): HTMLElement {
  const open = make("div", { class: "start", role: "button", tabindex: "0" }, say.start);
  open.addEventListener("click", compose);
  open.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      compose();
    }
  });
  return make(
    "div",
    { class: "card starter" },
    make("div", { id: "shareboxProfilePictureComponentRef" }, portrait(me.name)),
    open,
  );
}

/** Draws the page; `compose` opens the composer. */
export function drawFeed(compose: () => void): void {
  const own = card(mine(say.own));
  own.classList.add("own");
  own.querySelector("header")?.append(editButton());
  own.append(showComment(say.ownComment));
  list.append(...say.posts.map((post) => card(post)), own);
  const stories = say.stories.map((story) => make("li", {}, story));
  const news = make("aside", { class: "card news" }, make("h2", {}, say.news));
  news.append(make("ol", {}, ...stories), make("p", { class: "note" }, say.note));
  const columns = make("div", { class: "columns" }, profile());
  columns.append(make("main", {}, starter(compose), list), news);
  document.body.append(bar(), columns);
}

/** The drawing on the composer's picture button. */
export const imageIcon = (): SVGSVGElement => icon("image-medium", PATHS.image);
