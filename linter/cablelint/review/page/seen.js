// Which rows have been on screen, long enough to be read at a glance.

import { post } from "./api.js";
import { byId } from "./dom.js";
import { isSeen } from "./text.js";
import { state } from "./state.js";

const LONG_ENOUGH = 300;
const SEND_EVERY = 700;

let observer = null;
let entered = new Map();
let waiting = new Set();
let timer = 0;
let report = () => {};

/** Watch the rows of the cable on screen; `changed` is called with the answer when rows were reported. */
export function watchRows(changed) {
  report = changed;
  observer?.disconnect();
  entered = new Map();
  waiting = new Set();
  // In one column the panel of the mention covers the end of the screen.
  const panel = byId("details");
  const covered = getComputedStyle(panel).position === "sticky" ? panel.offsetHeight : 0;
  observer = new IntersectionObserver(noted, { rootMargin: `0px 0px -${covered}px 0px`, threshold: [0, 0.2, 0.4, 0.6] });
  for (const row of byId("text").children) observer.observe(row);
  clearInterval(timer);
  timer = setInterval(send, SEND_EVERY);
}

/** Watch a row that was drawn again. */
export const watchAgain = (row) => observer?.observe(row);

export function stopWatching() {
  observer?.disconnect();
  clearInterval(timer);
  return send();
}

function noted(entries) {
  const now = performance.now();
  for (const { target, intersectionRatio, intersectionRect, rootBounds } of entries) {
    const number = Number(target.dataset.row);
    // At a high zoom a row may be higher than the screen.
    if (intersectionRatio >= 0.6 || intersectionRect.height > rootBounds.height / 2) entered.set(number, entered.get(number) ?? now);
    else entered.delete(number);
  }
}

async function send() {
  if (!state.cable || document.hidden) return;
  const now = performance.now();
  for (const [number, since] of entered) {
    if (now - since < LONG_ENOUGH) continue;
    if (!isSeen(number)) waiting.add(number + 1);
    entered.delete(number);
  }
  if (!waiting.size) return;
  const rows = ranges([...waiting].sort((one, other) => one - other));
  const { number } = state.cable;
  waiting = new Set();
  try {
    const answer = await post(`cables/${number}/seen`, { rows });
    if (state.cable?.number === number) report(answer, rows);
  } catch {
    // The next decision reports that the server has ended.
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
