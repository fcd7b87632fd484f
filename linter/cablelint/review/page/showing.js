// The cable on screen: fetched, drawn, and drawn again as the server answers.

import { ApiError, get, post } from "./api.js";
import { drawDetails } from "./details.js";
import { byId, counted } from "./dom.js";
import { drawHead, drawHints, drawProgress, drawPublic, say, warn } from "./frame.js";
import { fetchList, markInList, updateRow } from "./lists.js";
import { stopWatching, watchAgain, watchRows } from "./seen.js";
import { endSelection } from "./select.js";
import { isUndecided, marks, state, take } from "./state.js";
import { drawText, goTo, redrawText, revealCurrent, rowElements, scroller, selectInPage } from "./text.js";

// The next cable is fetched while the reviewer reads this one. If it changes meanwhile, the first decision reports that.
let ahead = { number: 0, answer: null };
const AHEAD_AFTER = 300;

function fetchAhead() {
  const at = state.list.findIndex((row) => row.number === state.cable?.number);
  const next = at < 0 ? null : state.list[at + 1];
  if (!next || ahead.number === next.number) return;
  ahead = { number: next.number, answer: get(`cables/${next.number}`).catch(() => null) };
}

async function fetched(number) {
  const early = ahead.number === number ? await ahead.answer : null;
  ahead = { number: 0, answer: null };
  return early ? { ...early, progress: state.box.progress } : get(`cables/${number}`);
}

/** Show a cable; the address names it by its number alone. */
export async function open(number, place = null) {
  const answer = await fetched(number);
  // The cable before stays on screen if this one cannot be fetched.
  stopWatching();
  state.cable = null;
  state.selection = null;
  state.isPublic = false;
  take(answer);
  state.current = place ? null : (marks().find(isUndecided)?.id ?? null);
  setTimeout(fetchAhead, AHEAD_AFTER);
  drawEverything();
  scroller().scrollTop = 0;
  if (place) selectInPage(...place);
  else if (!revealCurrent()) byId("cable").focus({ preventScroll: true });
  watchRows(rowsSeen);
  say(`${state.cable.file}: ${counted(state.cable.marks.length, "mention")}, ${state.cable.undecided} undecided`);
}

/** Draw the cable on screen; nothing is measured between the parts, so that the browser lays out the page once. */
function drawEverything() {
  byId("text").classList.remove("is-release");
  drawText();
  drawHead();
  drawProgress();
  drawDetails();
  drawHints();
  markInList();
}

function rowsSeen(answer) {
  state.cable.seen = answer.seen;
  state.cable.unseen = answer.unseen;
  for (const row of rowElements()) {
    const number = Number(row.dataset.row) + 1;
    if (row.classList.contains("unseen") && answer.seen.some(([first, last]) => first <= number && number <= last))
      row.classList.remove("unseen");
  }
  drawHead();
  updateRow(state.cable);
}

/** Take over an answer about the cable on screen, and draw what changed. */
export function takeAnswer(answer) {
  const before = marks();
  if (answer.progress.stale) ahead = { number: 0, answer: null };
  take(answer);
  if (state.isPublic) showReview();
  else {
    redrawText(before);
    for (const row of rowElements()) watchAgain(row);
    drawHead();
    drawProgress();
    drawDetails();
    drawHints();
  }
  updateRow(state.cable);
  if (answer.progress.stale) refresh();
}

let isRefreshing = false;

async function refresh() {
  if (isRefreshing) return;
  isRefreshing = true;
  try {
    for (let left = 1; left;) {
      const answer = await post("refresh");
      left = answer.left;
      state.box.progress = answer.progress;
      drawProgress(left ? `updating ${counted(left, "cable")} …` : "");
    }
    await fetchList();
  } finally {
    isRefreshing = false;
  }
}

/** Send a request about the cable on screen, with the revision that is shown. */
export const request = (what, values = {}) =>
  post(`cables/${state.cable.number}/${what}`, { revision: state.cable.revision, ...values });

/** Send a change and show its result; whether it was made. */
export async function change(what, values, done) {
  try {
    takeAnswer(await request(what, values));
  } catch (error) {
    await failed(error);
    return false;
  }
  if (done) say(done);
  return true;
}

/** Report an error; after a conflict show what the others did. */
export async function failed(error) {
  if (!(error instanceof ApiError)) throw error;
  warn(error.message);
  if (error.kind !== "conflict" || !state.cable) return;
  const { current } = state;
  takeAnswer(await get(`cables/${state.cable.number}`));
  if (marks().some((mark) => mark.id === current)) goTo(current);
  drawDetails();
}

/** Show the cable in place of its release. */
export function showReview() {
  state.isPublic = false;
  drawEverything();
  revealCurrent();
  watchRows(rowsSeen);
}

/** Show the release in place of the cable, or the cable again. */
export async function togglePublic() {
  if (state.isPublic) {
    showReview();
    return say("Back to the review.");
  }
  const release = await get(`cables/${state.cable.number}/public`);
  state.isPublic = true;
  endSelection();
  drawPublic(release);
  drawDetails();
  drawHints();
}
