// A selection by keyboard or mouse, to mask a name that was missed or to withhold a passage.

import { byId } from "./dom.js";
import { currentMark, state } from "./state.js";
import { offsetAt, rowAt, selectInPage } from "./text.js";

const WORD = /[\p{L}\p{N}_'’-]+/gu;

/** Start with the word after the current mention, or with the first one on screen. */
export function startSelection() {
  if (state.selection) return;
  const mark = currentMark();
  select(mark ? wordAfter(mark.end) : wordAfter(firstOnScreen()));
}

/** Take over what was selected with the mouse, or natively with the keyboard. */
export function takeNative() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return false;
  const range = selection.getRangeAt(0);
  if (!byId("text").contains(range.commonAncestorContainer)) return false;
  const start = offsetAt(range.startContainer, range.startOffset);
  const end = offsetAt(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return false;
  const text = state.cable.text.slice(start, end);
  if (!text.trim()) return false;
  // A double click takes the blank behind the word too.
  state.selection = {
    start: start + text.length - text.trimStart().length,
    end: end - (text.length - text.trimEnd().length),
  };
  return true;
}

export function select(place) {
  if (!place) return;
  state.selection = place;
  selectInPage(place.start, place.end);
}

export function endSelection() {
  state.selection = null;
  document.getSelection().removeAllRanges();
}

/** Change the selection by a key; whether the key was one of these. */
export function moveSelection(key, isShift) {
  const { start, end } = state.selection;
  const text = state.cable.text;
  const moves = {
    ArrowRight: () => (isShift ? { start, end: wordAfter(end)?.end ?? end } : wordAfter(end)),
    ArrowLeft: () =>
      isShift ? { start, end: Math.max(wordBefore(end)?.previousEnd ?? end, start + 1) } : wordBefore(start),
    ArrowDown: () => (isShift ? { start, end: onLine(end, 1) } : wordAfter(onLine(start, 1))),
    ArrowUp: () => (isShift ? { start, end: Math.max(start + 1, onLine(end, -1)) } : wordAfter(onLine(start, -1))),
    ".": () => ({ start, end: step(end, 1) }),
    ",": () => ({ start, end: Math.max(step(end, -1), step(start, 1)) }),
    "<": () => ({ start: step(start, -1), end }),
    ">": () => ({ start: Math.min(step(start, 1), step(end, -1)), end }),
  };
  if (!(key in moves)) return false;
  const place = moves[key]();
  if (place && place.start < place.end && place.end <= text.length) select({ start: place.start, end: place.end });
  return true;
}

/** A character further or back, pairs of units as one. */
function step(offset, by) {
  const text = state.cable.text;
  const next = Math.min(text.length, Math.max(0, offset + by));
  const isInPair = /[\udc00-\udfff]/.test(text[next] ?? "") && /[\ud800-\udbff]/.test(text[next - 1] ?? "");
  return isInPair ? next + by : next;
}

// Words are looked for near the place, since a line may be very long.
const NEAR = 4000;

function wordAfter(offset) {
  const near = state.cable.text.slice(offset, offset + NEAR);
  for (const match of near.matchAll(WORD)) {
    // A word that begins before the offset is the one before.
    if (match.index === 0 && offset > 0 && isWord(state.cable.text[offset - 1])) continue;
    return { start: offset + match.index, end: offset + match.index + match[0].length };
  }
  return null;
}

function wordBefore(offset) {
  const from = Math.max(0, offset - NEAR);
  const found = [...state.cable.text.slice(from, offset).matchAll(WORD)];
  const last = found.at(-1);
  if (!last) return null;
  const previous = found.at(-2);
  return {
    start: from + last.index,
    end: from + last.index + last[0].length,
    previousEnd: previous ? from + previous.index + previous[0].length : from + last.index,
  };
}

const isWord = (character) => /[\p{L}\p{N}_'’-]/u.test(character);

function onLine(offset, by) {
  const { lines } = state.cable;
  const row = rowAt(offset);
  const column = offset - lines[row][0];
  for (let other = row + by; other >= 0 && other < lines.length; other += by) {
    const [start, end] = lines[other];
    if (end > start) return Math.min(start + column, end - 1);
  }
  return offset;
}

function firstOnScreen() {
  const top = byId("cable-head").getBoundingClientRect().bottom;
  const onScreen = (element) => element.getBoundingClientRect().bottom > top + 8;
  const block = [...byId("text").children].find(onScreen);
  const row = block && [...block.children].find(onScreen);
  return row ? state.cable.lines[Number(row.dataset.row)][0] : 0;
}
