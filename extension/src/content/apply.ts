// Carries out advice in an editor, on the person's click and in no other case: as if they had selected the words and
// typed, so that the editor's own library takes it and its undo brings it back.
import type { Advice } from "@/wire/frames";
import { type Change, changeOf, type Span } from "./change";
import type { Kind } from "./kind";
import { rangeOf } from "./place";
import type { Reading } from "./reading";
import { select, settled } from "./selection";

/** An editor and how it reads now. */
export interface Desk {
  readonly editor: HTMLElement;
  readonly kind: Kind;
  readonly read: () => Reading;
}

/** How the text then was: as the advice wants it, as it had been, or otherwise. */
export async function apply(desk: Desk, { start, end }: Span, advice: Advice): Promise<"done" | "unchanged" | "other"> {
  const before = desk.read().text;
  const change = changeOf(before, { start, end }, advice);
  if (change === null) return "unchanged";
  const wanted = before.slice(0, change.start) + change.text + before.slice(change.end);
  await write(desk, change);
  await settled();
  const after = desk.read().text;
  if (same(after, wanted)) return "done";
  return after === before ? "unchanged" : "other";
}

async function write(desk: Desk, change: Change): Promise<void> {
  const { editor } = desk;
  if (editor instanceof HTMLTextAreaElement || editor instanceof HTMLInputElement) {
    editor.focus();
    editor.setSelectionRange(change.start, change.end);
  } else await selectIn(desk, change);
  if (desk.kind.input === "type") typeOver(change.text);
  else pasteOver(editor, change.text);
}

/** Deprecated and without a successor: nothing else types as the person would, for the editor and for its undo. */
function typeOver(text: string): void {
  const page: { execCommand(command: string, ui?: boolean, value?: string): boolean } = document;
  if (text === "") page.execCommand("delete");
  else page.execCommand("insertText", false, text);
}

/** What the clipboard's keys would do, without the clipboard. */
function pasteOver(editor: HTMLElement, text: string): void {
  editor.dispatchEvent(clipboardEvent(text === "" ? "cut" : "paste", text));
}

/** Firefox empties a clipboard that is handed in and takes the bare words instead; the others know only the former. */
function clipboardEvent(type: "cut" | "paste", text: string): ClipboardEvent {
  const how = { bubbles: true, cancelable: true, composed: true };
  const bare: ClipboardEventInit & { data: string; dataType: string } = { ...how, data: text, dataType: "text/plain" };
  const event = new ClipboardEvent(type, bare);
  if (event.clipboardData !== null) return event;
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  return new ClipboardEvent(type, { ...how, clipboardData });
}

async function selectIn({ editor, kind, read }: Desk, { start, end }: Change): Promise<void> {
  const range = start === end ? caretAt(read(), start) : rangeOf(read(), start, end);
  if (range === null) return;
  select(editor, range);
  await settled();
  if (kind.input === "type") return;
  // React asks for the selection after a key or a press; in Firefox it does not hear of it otherwise.
  editor.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  await settled();
}

function caretAt(reading: Reading, at: number): Range | null {
  const range = rangeOf(reading, Math.max(0, at - 1), at);
  range?.collapse(false);
  return range;
}

/** Editors keep line ends and spaces in their own ways; the words must be the same. */
function same(one: string, other: string): boolean {
  const even = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
  return even(one) === even(other);
}
