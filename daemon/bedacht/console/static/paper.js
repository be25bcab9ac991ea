// A textarea with a ghost of itself behind it: the ghost carries the marks, the text is never touched.

/** Puts `text` into the ghost with its marks; start and end are UTF-16 units. */
export function paint(ghost, text, marks) {
  const cuts = [...marks].sort((one, other) => one.start - other.start);
  const parts = [];
  let at = 0;
  for (const { start, end, level } of cuts) {
    if (start < at) continue;
    const mark = document.createElement("span");
    mark.className = `mark ${level}`;
    mark.textContent = text.slice(start, end);
    parts.push(text.slice(at, start), mark);
    at = end;
  }
  ghost.replaceChildren(...parts, `${text.slice(at)}\u200b`);
}

/** Numbers the lines of a policy and says the faults beside them. */
export function paintLines(code, text, faults) {
  const lines = text.split("\n");
  const faulty = new Map(faults.map(({ line, told }) => [line, told]));
  const rows = lines.map((words, index) => {
    const row = document.createElement("div");
    const told = faulty.get(index + 1);
    row.className = told === undefined ? "row" : "row faulty";
    row.textContent = words === "" ? "\u200b" : words;
    if (told !== undefined) row.append(beside(told));
    return row;
  });
  code.querySelector(".ghost").replaceChildren(...rows);
  code.querySelector(".gutter").textContent = lines.map((_, index) => index + 1).join("\n");
}

function beside(told) {
  const note = document.createElement("span");
  note.className = "beside-line";
  note.textContent = `◂ ${told}`;
  return note;
}

/** Sets the cursor at the beginning of a line, counted from 1. */
export function goTo(area, line) {
  const at = area.value.split("\n").slice(0, line - 1).reduce((sum, words) => sum + words.length + 1, 0);
  area.focus();
  area.setSelectionRange(at, at);
}
