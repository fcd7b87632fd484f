// Which rows have been on screen, long enough to be read at a glance.

import { post } from "./api.js";
import { covered, isSeen, rowElements } from "./text.js";
import { state } from "./state.js";

const LONG_ENOUGH = 300;
const SEND_EVERY = 700;

let observer = null;
let entered = new Map();
// Rows to report. They stay when the cable is drawn again.
let waiting = new Set();
let timer = 0;
let report = () => {};

/** Watch the rows of the cable on screen; `changed` is called with the answer when rows were reported. */
export function watchRows(changed) {
  report = changed;
  observer?.disconnect();
  entered = new Map();
  const { top, bottom } = covered();
  observer = new IntersectionObserver(noted, {
    rootMargin: `-${top}px 0px -${bottom}px 0px`,
    threshold: [0, 0.2, 0.4, 0.6],
  });
  for (const row of rowElements()) observer.observe(row);
  clearInterval(timer);
  timer = setInterval(send, SEND_EVERY);
}

/** Watch a row that was drawn again. */
export const watchAgain = (row) => observer?.observe(row);

/** Report what was seen of the cable on screen, before another one is shown. */
export function stopWatching() {
  observer?.disconnect();
  clearInterval(timer);
  send();
  entered = new Map();
  waiting = new Set();
}

function noted(entries) {
  // The time of the frame: a busy page may learn at once that a row came and left.
  for (const { target, intersectionRatio, intersectionRect, rootBounds, time } of entries) {
    const number = Number(target.dataset.row);
    // At a high zoom a row may be higher than the screen.
    if (intersectionRatio >= 0.6 || intersectionRect.height > rootBounds.height / 2)
      entered.set(number, entered.get(number) ?? time);
    else leave(number, time);
  }
}

/** A row that leaves the screen was seen if it was there long enough. */
function leave(number, now) {
  if (now - (entered.get(number) ?? now) >= LONG_ENOUGH && !isSeen(number)) waiting.add(number + 1);
  entered.delete(number);
}

async function send() {
  if (!state.cable || document.hidden) return;
  const now = performance.now();
  for (const [number, since] of entered) if (now - since >= LONG_ENOUGH) leave(number, now);
  if (!waiting.size) return;
  const sent = [...waiting].sort((one, other) => one - other);
  const rows = ranges(sent);
  const { number } = state.cable;
  waiting = new Set();
  try {
    const answer = await post(`cables/${number}/seen`, { rows });
    if (state.cable?.number === number) report(answer, rows);
  } catch {
    // Sent again with the next ones; a decision reports that the server has ended.
    if (state.cable?.number === number) for (const row of sent) waiting.add(row);
  }
}

function ranges(numbers) {
  const found = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}
