// Puts the person's selection on a range, also inside an open shadow root.

/** Gives the editor the focus and selects the range. */
export function select(editor: HTMLElement, range: Range): void {
  editor.focus({ preventScroll: true });
  const { startContainer, startOffset, endContainer, endOffset } = range;
  document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

/** Lets the editor's library notice the new selection: it hears of it a moment later. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => { requestAnimationFrame(resolve); });
  await new Promise((resolve) => { setTimeout(resolve, 30); });
}
