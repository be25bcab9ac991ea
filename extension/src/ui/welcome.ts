// The page after installation: connected, where one works, what the profile says, how one wants it. All optional.
import { options, product, tryout, welcome } from "virtual:words";
import type { PageState } from "@/talk";
import type { Say } from "@/words";
import { button, type Child, el, paint } from "./dom";
import { face } from "./icon";
import { type Change, listedField, stanceField } from "./manners";
import { employerField } from "./options";
import type { Tell } from "./page";
import { againButton } from "./popup";
import type { Sheet } from "./sheet";
import { settable, standing } from "./standing";
import { tryoutField } from "./tryout";

function step(number: number, title: string, say: Say, ...children: readonly Child[]): HTMLElement {
  const count = el("span", { class: "step", "aria-label": say(welcome, "step", { index: number }) }, String(number));
  return el("section", { class: "sheet" }, el("h2", {}, count, title), ...children);
}

function connection(page: PageState, say: Say, tell: Tell): readonly Child[] {
  if (page.link.state === "connected") {
    return [el("p", {}, el("strong", {}, say(welcome, "connected")), ". ", say(welcome, "connected_line"))];
  }
  const { line, help } = standing(page, new Date(), say);
  return [
    el("p", {}, el("strong", {}, say(welcome, "away")), ". ", line),
    help === null ? null : el("p", { class: "line" }, help),
    againButton(page, say, tell),
  ];
}

export function welcomeView(say: Say, change: Change, tell: Tell, openSettings: () => void): Sheet {
  const link = el("div", { class: "link", role: "status" });
  const employer = employerField(say(options, "employer"), say(welcome, "employer_line"), change);
  const listed = listedField(say(welcome, "listed"), say, change);
  const attempt = tryoutField(say, (revision, text) => { tell({ type: "try", revision, text }); });
  const stance = stanceField(say(options, "stance"), "list", say, change);
  const questions = el(
    "fieldset",
    { class: "all" },
    step(2, say(welcome, "employer"), say, employer.node),
    step(3, say(welcome, "listed"), say, listed.node),
    step(4, say(welcome, "stance"), say, stance.node),
  );
  const node = el(
    "main",
    { class: "page welcome" },
    face("quiet"),
    el("h1", {}, say(welcome, "title")),
    el("p", { class: "lead" }, say(product, "promise")),
    el("p", { class: "line" }, say(welcome, "skip")),
    step(1, say(welcome, "connection"), say, link),
    questions,
    el("section", { class: "sheet" }, el("h2", {}, say(tryout, "title")), el("p", {}, say(tryout, "lead")), attempt.node),
    el("section", { class: "ready" }, el("h2", {}, say(welcome, "ready")), el("p", {}, say(welcome, "ready_line"))),
    el("div", {}, button(say(welcome, "settings"), openSettings, { key: "settings" })),
    el("p", { class: "trust" }, say(product, "trust")),
  );
  const show = (page: PageState) => {
    paint(link, connection(page, say, tell));
    const { preferences } = page;
    questions.disabled = !settable(page);
    if (preferences !== null) for (const field of [employer, listed, stance]) field.show(preferences);
  };
  return { node, show, tried: attempt.heard };
}
