// @vitest-environment jsdom
// What the editors' libraries write, and what a reader reads. The markup is what the libraries make.
import { expect, test, vi } from "vitest";
import { kindOf } from "./kind";
import { rangeOf, stretchOf } from "./place";
import { read, type Reading } from "./reading";

function readingOf(markup: string): Reading {
  const page = new DOMParser().parseFromString(markup, "text/html");
  const editor = document.adoptNode(page.body.firstElementChild as HTMLElement);
  document.body.replaceChildren(editor);
  return read(editor, { kind: kindOf(editor), mention: ".mention, .ql-mention" });
}

const TIPTAP = (inside: string): string => `<div class="tiptap ProseMirror">${inside}</div>`;
const QUILL = (inside: string): string => `<div class="ql-editor">${inside}</div>`;
const LEXICAL = (inside: string): string => `<div data-lexical-editor="true">${inside}</div>`;
const BARE = (inside: string): string => `<div contenteditable="true">${inside}</div>`;

test.each([
  ["TipTap", TIPTAP("<p>eins</p><p><br class='ProseMirror-trailingBreak'></p><p>zwei</p>"), "eins\n\nzwei"],
  ["TipTap hard break", TIPTAP("<p>eins<br>zwei</p>"), "eins\nzwei"],
  ["TipTap break at the end", TIPTAP("<p>eins<br><br class='ProseMirror-trailingBreak'></p>"), "eins\n"],
  ["TipTap bold", TIPTAP("<p>ei<strong>n</strong>s</p>"), "eins"],
  ["TipTap list", TIPTAP("<ul><li><p>a</p></li><li><p>b</p></li></ul>"), "a\nb"],
  ["Quill", QUILL("<p>eins</p><p><br></p><p>zwei</p>"), "eins\n\nzwei"],
  ["Quill list", QUILL("<ol><li><span class='ql-ui'></span>a</li><li>b</li></ol>"), "a\nb"],
  ["Lexical", LEXICAL("<p><span>eins</span></p><p><br></p><p><span>zwei</span></p>"), "eins\n\nzwei"],
  ["Lexical plain", LEXICAL("<p><span>eins</span><br><br><span>zwei</span></p>"), "eins\n\nzwei"],
  ["bare", BARE("eins<div><br></div><div>zwei</div>"), "eins\n\nzwei"],
  ["bare spaces", BARE("eins \u00A0zwei"), "eins  zwei"],
  ["empty", TIPTAP("<p><br class='ProseMirror-trailingBreak'></p>"), ""],
  [
    "Draft.js",
    "<div class='public-DraftEditor-content'><div data-contents='true'><div><div><span>eins</span></div></div><div><div><span><br></span></div></div><div><div><span>zwei</span></div></div></div></div>",
    "eins\n\nzwei",
  ],
])("%s is read as its lines", (_, markup, text) => {
  expect(readingOf(markup).text).toBe(text);
});

test.each([
  ["Quill", QUILL("<p>Danke <a class='ql-mention'>\uFEFF<span contenteditable='false'>Mira</span>\uFEFF</a>!</p>")],
  ["TipTap", TIPTAP("<p>Danke <a class='mention'>@Mira</a>!</p>")],
])("mention in %s reads as the name", (_, markup) => {
  expect(readingOf(markup).text).toBe("Danke Mira!");
});

test("white space of the page's source is no text", () => {
  expect(readingOf(BARE("\n  <div>eins</div>\n  <div>zwei</div>\n")).text).toBe("eins\nzwei");
});

test.each([
  [TIPTAP("<p>ei<strong>ns</strong></p><p>🚀 zw<em>ei</em> drei</p>"), "zwei"],
  [TIPTAP("<p>🚀 eins</p><p>zwei</p>"), "eins"],
  [QUILL("<p>Danke <a class='ql-mention'>\uFEFF<span>@Mira</span>\uFEFF</a> sehr</p>"), "Mira"],
  [BARE("eins<div>zwei</div>"), "zwei"],
])("place in the text leads back to the page", (markup, words) => {
  const reading = readingOf(markup);
  const at = reading.text.indexOf(words);

  expect(rangeOf(reading, at, at + words.length)?.toString()).toBe(words);
});

test("textarea is read as it stands", () => {
  const reading = readingOf("<textarea>eins\nzwei</textarea>");

  expect([reading.text, rangeOf(reading, 0, 4)]).toEqual(["eins\nzwei", null]);
});

test("plain lines are read without asking the page how they look or what they match", () => {
  const asked = [vi.spyOn(Element.prototype, "matches"), vi.spyOn(Element.prototype, "closest"), vi.spyOn(globalThis, "getComputedStyle")];
  const editor = document.createElement("div");
  editor.className = "ProseMirror";
  const kind = kindOf(editor);
  editor.append(...["eins", "zwei", "drei"].map((line) => { const block = document.createElement("p"); block.append(line); return block; }));
  for (const each of asked) each.mockClear();
  expect(read(editor, { kind, mention: ".mention" }).text).toBe("eins\nzwei\ndrei");
  expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
  vi.restoreAllMocks();
});

test("a place in a long text is found without looking at all of it", () => {
  const { text, pieces } = readingOf(BARE("<p>Wort</p>".repeat(1000)));
  let looks = 0;
  const watched = new Proxy(pieces, { get: (all, name: never) => { looks += /^\d+$/.test(String(name)) ? 1 : 0; return all[name]; } });
  expect(stretchOf({ text, pieces: watched }, 5 * 700, 5 * 700 + 4)).toMatchObject({ startContainer: pieces[700]?.node, startOffset: 0, endOffset: 4 });
  expect(looks).toBeLessThan(30);
});
