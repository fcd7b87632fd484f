// The text of the cable: rows, and in them the mentions.

import { byId, fill, make } from "./dom.js";
import { isUndecided, personOf, state, words } from "./state.js";

const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// Rows of a block. A block that is not near the screen is not laid out; for each row alone this would cost more than it
// saves.
const BLOCK = 40;

const SAYS = {
  undecided: (mark) => `undecided, ${mark.masked ? "would be masked" : "would be kept"}`,
  masked: () => "masked",
  kept: () => "kept",
  protected: () => "protected, always masked",
  added: () => "added, masked",
};

/** What happens to a mention, in words. */
export const fate = (mark) => SAYS[mark.state](mark);

/** Draw all rows of the cable. */
export function drawText() {
  const rows = state.cable.lines.map((_, number) => drawRow(number));
  const blocks = [];
  for (let at = 0; at < rows.length; at += BLOCK) blocks.push(make("div.rows", {}, ...rows.slice(at, at + BLOCK)));
  fill(byId("text"), ...blocks);
}

/** The elements of the rows, in their order; the list follows every change. */
export const rowElements = () => byId("text").getElementsByClassName("line");

/** Draw again the rows whose mentions changed. */
export function redrawText(before) {
  const key = (mark) =>
    JSON.stringify([mark.id, mark.start, mark.end, mark.state, mark.masked, mark.differ.length > 0]);
  const old = new Set(before.map(key));
  const now = new Set(state.cable.marks.map(key));
  const changed = [
    ...before.filter((mark) => !now.has(key(mark))),
    ...state.cable.marks.filter((mark) => !old.has(key(mark))),
  ];
  const rows = new Set(changed.flatMap((mark) => rowsOf(mark.start, mark.end)));
  for (const number of rows) rowElements()[number]?.replaceWith(drawRow(number));
}

/** The numbers of the rows, from 0, that a stretch of the text touches. */
export function rowsOf(start, end) {
  const lines = state.cable.lines;
  const found = [];
  for (let number = rowAt(start); number < lines.length && lines[number][0] < Math.max(end, start + 1); number++)
    found.push(number);
  return found;
}

/** The number of the row, from 0, with a character. */
export function rowAt(offset) {
  const lines = state.cable.lines;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle][0] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function drawRow(number) {
  const [start, end, line] = state.cable.lines[number];
  const isFirst = number === 0 || state.cable.lines[number - 1][2] !== line;
  const content = make("span.line-text");
  let position = start;
  for (const piece of piecesIn(start, end)) {
    content.append(...shown(state.cable.text.slice(position, piece.start)));
    content.append(piece.draw(state.cable.text.slice(piece.start, piece.end)));
    position = piece.end;
  }
  content.append(...shown(state.cable.text.slice(position, end)));
  const row = make("div.line", { "data-row": number, "data-line": isFirst ? line : "" }, content);
  if (!isSeen(number)) row.classList.add("unseen");
  return row;
}

/** The mentions and earlier masks within a row, cut to it. */
function piecesIn(start, end) {
  const pieces = [];
  const { marks } = state.cable;
  for (let at = firstEndingAfter(marks, start); at < marks.length && marks[at].start < end; at++) {
    const mark = marks[at];
    pieces.push({
      start: Math.max(mark.start, start),
      end: Math.min(mark.end, end),
      draw: (text) => drawMark(mark, text, mark.start >= start),
    });
  }
  for (const [from, to] of alreadyIn(start, end)) {
    if (pieces.some((piece) => piece.start < to && from < piece.end)) continue;
    pieces.push({
      start: Math.max(from, start),
      end: Math.min(to, end),
      draw: (text) => make("span.already", { text, title: "masked in the original" }),
    });
  }
  return pieces.sort((one, other) => one.start - other.start);
}

/** The place in the list of the first mention that ends after an offset; mentions do not overlap. */
function firstEndingAfter(marks, offset) {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function alreadyIn(start, end) {
  return state.cable.already.filter(([from, to]) => from < end && to > start);
}

function drawMark(mark, text, isFirst) {
  const classes = [`mark`, `is-${mark.state}`, mark.masked ? "fate-masked" : "fate-kept"];
  if (mark.differ.length) classes.push("is-differing");
  if (mark.id === state.current) classes.push("is-current");
  const attributes = { "data-mark": mark.id };
  if (isFirst) {
    Object.assign(attributes, {
      role: "button",
      tabindex: mark.id === state.current ? "0" : "-1",
      "aria-label": `${words(mark)}: ${fate(mark)}${mark.differ.length ? ", reviewers differ" : ""}`,
      "aria-current": mark.id === state.current ? "true" : null,
    });
    classes.push("mark-first");
  }
  return make(`span.${classes.join(".")}`, attributes, ...shown(text));
}

/** A text with its control characters made visible and kept from reordering the line. */
function shown(text) {
  const nodes = [];
  let position = 0;
  for (const match of text.matchAll(CONTROL)) {
    if (match.index > position) nodes.push(text.slice(position, match.index));
    const code = `U+${match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    nodes.push(make("span.control", { text: match[0], "data-code": code }));
    position = match.index + match[0].length;
  }
  if (position < text.length) nodes.push(text.slice(position));
  return nodes;
}

/** Whether a row, from 0, has been on screen. */
export function isSeen(number) {
  return state.cable.seen.some(([first, last]) => first <= number + 1 && number + 1 <= last);
}

/** The elements of a mention. */
export const elementsOf = (id) => document.querySelectorAll(`[data-mark="${CSS.escape(id)}"]`);

/** Make a mention the current one: marked, focused, scrolled to. */
export function goTo(id, { focus = true } = {}) {
  for (const element of document.querySelectorAll(".mark.is-current")) {
    element.classList.remove("is-current");
    if (element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.removeAttribute("aria-current");
  }
  state.current = id;
  const elements = id ? elementsOf(id) : [];
  for (const element of elements) element.classList.add("is-current");
  if (!elements.length) return;
  elements[0].tabIndex = 0;
  elements[0].setAttribute("aria-current", "true");
  revealCurrent({ focus });
}

/** Focus the current mention and scroll to it; whether there is one. */
export function revealCurrent({ focus = true } = {}) {
  const element = state.current && elementsOf(state.current)[0];
  if (!element) return false;
  if (focus) element.focus({ preventScroll: true });
  reveal(element);
  return true;
}

/** What scrolls the text: the cable, or in one column the page. */
export function scroller() {
  const main = byId("cable");
  return getComputedStyle(main).overflowY === "visible" ? document.scrollingElement : main;
}

/** The pixels at the top and at the end of the screen that the heading or the panel of the mention covers. */
export function covered() {
  const head = byId("cable-head").parentElement;
  const panel = byId("details");
  const isSticky = (element) => getComputedStyle(element).position === "sticky";
  return {
    top: isSticky(head) ? Math.floor(byId("cable").getBoundingClientRect().top + head.offsetHeight) : 0,
    bottom: isSticky(panel) ? panel.offsetHeight : 0,
  };
}

/** Scroll so that an element is well within what can be seen. */
export function reveal(element) {
  const main = scroller();
  const inColumn = main !== byId("cable");
  const { top, bottom: behind } = covered();
  const bottom = inColumn ? innerHeight - behind : main.getBoundingClientRect().bottom;
  const place = element.getBoundingClientRect();
  const margin = Math.min(90, (bottom - top) / 4);
  if (place.top >= top + margin && place.bottom <= bottom - margin) return;
  main.scrollBy({ top: (place.top + place.bottom) / 2 - (top + bottom) / 2, behavior: "instant" });
}

/** The place in the text of a point in the page; null outside the text. */
export function offsetAt(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const row = element?.closest(".line");
  if (!row) return null;
  const range = document.createRange();
  range.setStart(row, 0);
  range.setEnd(node, offset);
  const [start, end] = state.cable.lines[Number(row.dataset.row)];
  return Math.min(end, start + range.toString().length);
}

/** The point in the page of a place in the text. */
export function pointAt(offset, { atEnd = false } = {}) {
  const number = rowAt(atEnd ? Math.max(0, offset - 1) : offset);
  const row = rowElements()[number];
  let left = offset - state.cable.lines[number][0];
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left < node.length || (atEnd && left === node.length)) return [node, left];
    left -= node.length;
  }
  return [row, row.childNodes.length];
}

/** Select a stretch of the text in the page. */
export function selectInPage(start, end) {
  const selection = document.getSelection();
  selection.setBaseAndExtent(...pointAt(start), ...pointAt(end, { atEnd: true }));
  const node = selection.focusNode;
  reveal(node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
}

/** The description of a mention for a screen reader. */
export function described(mark) {
  const person = personOf(mark);
  const where = `line ${state.cable.lines[rowAt(mark.start)][2]}`;
  const role = person && mark.role !== "unknown" ? `, ${mark.role}` : "";
  return `${words(mark)}${role}, ${fate(mark)}, ${where}${isUndecided(mark) ? "" : mark.reviewer ? `, by ${mark.reviewer}` : ""}`;
}
