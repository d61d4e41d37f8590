/**
 * What the page does besides what HTML does by itself: a change that is opened leads both documents to its lines, the
 * arrow keys go from change to change, and paper has everything open. Without it, the links lead to the same lines.
 */
export const script = `
"use strict";
const changes = [...document.querySelectorAll("details")];
const status = document.querySelector("[role=status]");

function linesOf(change, side) {
  const [id, last] = (change.dataset[side] ?? "").split(":");
  const first = id === "" ? null : document.getElementById(id);
  const lines = [];
  const count = Number(last ?? 0);
  for (let line = first; line !== null && lines.length <= count; line = line.nextElementSibling) lines.push(line);
  return lines;
}

function show(change) {
  for (const line of document.querySelectorAll(".current")) line.classList.remove("current");
  const said = [];
  for (const side of ["base", "head"]) {
    const lines = linesOf(change, side);
    if (lines.length === 0) continue;
    for (const line of lines) line.classList.add("current");
    const pane = lines[0].closest(".pane");
    pane.scrollTop += lines[0].getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    said.push(side + " line " + lines[0].id.split("-")[2]);
  }
  status.textContent = said.length === 0 ? "" : "Showing " + said.join(", ");
}

let isPrinting = false;
for (const change of changes) {
  change.addEventListener("toggle", () => { if (change.open && !isPrinting) show(change); });
  change.querySelector("summary").addEventListener("focus", () => { if (change.open) show(change); });
}

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = changes.findIndex((change) => change.firstElementChild === document.activeElement);
  const next = changes[at + step];
  if (step === undefined || at === -1 || next === undefined) return;
  event.preventDefault();
  next.firstElementChild.focus();
});

let closed = [];
addEventListener("beforeprint", () => {
  isPrinting = true;
  closed = changes.filter((change) => !change.open);
  for (const change of closed) change.open = true;
});
addEventListener("afterprint", () => {
  for (const change of closed) change.open = false;
  setTimeout(() => { isPrinting = false; });
});
`;
