// Going from mention to mention, to lines not yet read, to places found, and to other cables.

import { post } from "./api.js";
import { drawDetails } from "./details.js";
import { askWords, showHits } from "./dialogs.js";
import { counted } from "./dom.js";
import { drawHints, say } from "./frame.js";
import { showReview } from "./showing.js";
import { currentMark, marks, state } from "./state.js";
import { covered, described, goTo, reveal, selectInPage } from "./text.js";

/** Go to the next mention that is wanted, or to the one before. */
export function move(step, wanted = () => true) {
  const at = currentMark()?.start ?? -1;
  const list = marks().filter(wanted);
  const next =
    step > 0
      ? (list.find((mark) => mark.start > at) ?? list[0])
      : (list.findLast((mark) => mark.start < at) ?? list.at(-1));
  if (!next) return say("There is none in this cable.");
  goTo(next.id);
  drawDetails();
  say(described(next));
}

/** Go to the next line that was not on screen, from the end of the screen on. */
export function moveToUnseen() {
  const rows = [...document.querySelectorAll(".line.unseen")];
  const end = innerHeight - covered().bottom;
  const next = rows.find((row) => row.getBoundingClientRect().bottom > end) ?? rows[0];
  if (!next) return say("All lines have been on screen.");
  reveal(next);
  say(`${counted(rows.length, "line")} not yet on screen; line ${state.cable.lines[Number(next.dataset.row)][2]}.`);
}

/** Go to the next cable of the list, or to the one before. */
export function moveCable(step) {
  // The address names the cable even if it could not be shown.
  const number = Number.parseInt(location.hash.slice(1), 10);
  const at = state.list.findIndex((row) => row.number === number);
  const next = state.list[at < 0 && step < 0 ? state.list.length - 1 : at + step];
  if (!next) return say(step > 0 ? "This is the last cable of the list." : "This is the first cable of the list.");
  location.hash = `#${next.number}`;
}

let found = { words: "", cable: 0, at: 0 };

/** Ask for words, and go to the first place in the cable. */
export async function searchCable() {
  const words = await askWords("Search in this cable", found.words);
  if (!words) return;
  found = { words, cable: state.cable.number, at: 0 };
  showFound();
}

/** Go to the next place in the cable, or to the first one in another cable. */
export function searchAgain() {
  if (!found.words) return searchCable();
  const { number } = state.cable;
  found = { ...found, cable: number, at: found.cable === number ? found.at + 1 : 0 };
  showFound();
}

function showFound() {
  const places = placesOf(found.words);
  if (!places.length) return say("Not found in this cable.");
  if (state.isPublic) showReview();
  const at = found.at % places.length;
  state.selection = { start: places[at], end: places[at] + found.words.length };
  selectInPage(state.selection.start, state.selection.end);
  drawDetails();
  drawHints();
  say(`Place ${at + 1} of ${places.length}; g goes to the next one.`);
}

/** The places of words in the cable, in capitals or small letters. */
function placesOf(words) {
  // A few letters become longer in small letters; then only the exact spelling is found.
  const lowered = state.cable.text.toLowerCase();
  const isSame = lowered.length === state.cable.text.length;
  const text = isSame ? lowered : state.cable.text;
  const wanted = isSame ? words.toLowerCase() : words;
  const places = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
  return places;
}

/** Ask for words, and list the places in the box. */
export async function searchBox() {
  const words = await askWords("Search in the box");
  if (words) await showHits(words, await post("search", { words }));
}
