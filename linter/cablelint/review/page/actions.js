// What the reviewer does, by key or by button.

import { ApiError, get, post } from "./api.js";
import { ask, askCode, askNote, askWords, showHelp, showHits } from "./dialogs.js";
import { drawDetails } from "./details.js";
import { byId, counted } from "./dom.js";
import { drawHead, drawHints, drawPublic, drawProgress, say, warn } from "./frame.js";
import { GROUPS, singleKeys } from "./keys.js";
import { clearFilters, drawList, fetchList, neighbouringTab, showMore, showTab, applyFilters, updateRow } from "./lists.js";
import { watchAgain, watchRows } from "./seen.js";
import { endSelection, startSelection } from "./select.js";
import { currentMark, isLow, isUndecided, marks, personOf, state, take } from "./state.js";
import { described, drawText, goTo, redrawText, selectInPage } from "./text.js";

/** Show a cable; the address names it by its number alone. */
export async function open(number, place = null) {
  state.cable = null;
  state.selection = null;
  state.isPublic = false;
  state.current = null;
  take(await get(`cables/${number}`));
  byId("cable").scrollTop = 0;
  drawEverything();
  if (place) selectInPage(...place);
  else goToFirst();
  say(`${state.cable.file}: ${counted(state.cable.marks.length, "mention")}, ${state.cable.undecided} undecided`);
}

function goToFirst() {
  const first = marks().find(isUndecided) ?? null;
  state.current = first?.id ?? null;
  if (first) {
    goTo(first.id);
    byId("cable").scrollTop = 0;
    document.querySelector(".mark.is-current")?.scrollIntoView({ block: "nearest" });
  } else byId("cable").focus({ preventScroll: true });
  drawDetails();
}

export function drawEverything() {
  byId("text").classList.remove("is-release");
  drawText();
  watchRows(rowsSeen);
  drawHead();
  drawProgress();
  drawDetails();
  drawHints();
  drawList();
}

function rowsSeen(answer) {
  state.cable.seen = answer.seen;
  state.cable.unseen = answer.unseen;
  for (const row of byId("text").children) {
    const number = Number(row.dataset.row) + 1;
    if (row.classList.contains("unseen") && answer.seen.some(([first, last]) => first <= number && number <= last)) row.classList.remove("unseen");
  }
  drawHead();
  updateRow(state.cable);
}

/** Take over an answer about the cable on screen, and draw what changed. */
function takeAnswer(answer) {
  const before = marks();
  take(answer);
  redrawText(before);
  for (const row of byId("text").children) watchAgain(row);
  drawHead();
  drawProgress();
  drawDetails();
  drawHints();
  updateRow(state.cable);
  if (answer.progress.stale) refresh();
}

let isRefreshing = false;

async function refresh() {
  if (isRefreshing) return;
  isRefreshing = true;
  try {
    for (let left = 1; left; ) {
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

const request = (what, values = {}) => post(`cables/${state.cable.number}/${what}`, { revision: state.cable.revision, ...values });

/** Send a change and show its result; whether it was made. */
async function change(what, values, done) {
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

/** Decide about the current mention, then go on to the next undecided one. */
async function decide(values, done) {
  const mark = currentMark();
  if (!mark) return warn("Choose a mention first: n goes to the next one.");
  if (mark.state === "protected") return warn("A protected source is always masked; nothing is to be decided.");
  const place = mark.start;
  if (await change("decide", { mark: mark.id, ...values })) onward(place, done);
}

/** Go to the next undecided mention after a place, or to the first one before it. */
function onward(place, done) {
  const open_ = marks().filter(isUndecided);
  const next = open_.find((mark) => mark.start > place) ?? open_[0];
  const decided = marks().length - open_.length;
  const count = `${decided} of ${marks().length} decided.`;
  if (next) {
    goTo(next.id);
    say(`${done}. ${count} Next: ${described(next)}`);
  } else {
    goTo(marks().some((mark) => mark.id === state.current) ? state.current : null);
    say(`${done}. ${count} ${state.cable.unseen ? `${counted(state.cable.unseen, "line")} not yet on screen.` : "Capital S signs the cable."}`);
  }
  drawDetails();
}

function move(step, wanted = () => true) {
  const at = currentMark()?.start ?? -1;
  const list = marks().filter(wanted);
  const next = step > 0 ? (list.find((mark) => mark.start > at) ?? list[0]) : (list.findLast((mark) => mark.start < at) ?? list.at(-1));
  if (!next) return say("There is none in this cable.");
  goTo(next.id);
  drawDetails();
  say(described(next));
}

function moveCable(step) {
  const at = state.list.findIndex((row) => row.number === state.cable.number);
  const next = state.list[at < 0 && step < 0 ? state.list.length - 1 : at + step];
  if (!next) return say(step > 0 ? "This is the last cable of the list." : "This is the first cable of the list.");
  location.hash = `#${next.number}`;
}

async function everywhere(masked) {
  const mark = currentMark();
  const person = mark && personOf(mark);
  if (!person) return warn("Choose a mention of a person first.");
  const count = await request("places", { mark: mark.id });
  const locked = count.locked ? [`${counted(count.locked, "signed cable")} with this person ${count.locked === 1 ? "stays as it is" : "stay as they are"}.`] : [];
  const what = masked ? "Mask" : "Keep";
  const text = [`${what} this person at ${counted(count.places, "place")} in ${counted(count.cables, "cable")}; ${count.here} of them in this one.`, ...locked];
  if (!(await ask(`${what} in the whole box`, text, what))) return;
  const place = mark.start;
  if (await change("everywhere", { mark: mark.id, masked })) onward(place, `${what}ed in ${counted(count.cables, "cable")}`.replace("Keeped", "Kept"));
}

async function acceptAll() {
  const left = marks().filter(isUndecided);
  if (!left.length) return say("Nothing is undecided in this cable.");
  const masked = left.filter((mark) => mark.masked).length;
  const text = `${counted(left.length, "mention")}: ${masked} masked, ${left.length - masked} kept, as they are shown now.`;
  if (await ask("Accept all that is undecided", text, "Accept")) await change("accept-all", {}, "All accepted. Capital S signs the cable.");
}

async function add(kind) {
  const place = state.selection;
  if (!place) return warn("Select words first: s starts a selection.");
  const before = new Set(marks().map((mark) => mark.id));
  if (!(await change("add", { ...place, kind }))) return;
  endSelection();
  const added = marks().find((mark) => mark.start < place.end && place.start < mark.end);
  const further = marks().filter((mark) => !before.has(mark.id)).length - 1;
  if (added) goTo(added.id);
  drawDetails();
  drawHints();
  say(`${kind === "add" ? "Masked" : "Withheld"}${further > 0 ? `, and ${counted(further, "further place")} found` : ""}.`);
}

async function step(what) {
  try {
    const answer = await post(what);
    if (!answer.change) return say(what === "undo" ? "Nothing to undo in this window." : "Nothing to redo in this window.");
    if (answer.number === state.cable?.number) takeAnswer(answer);
    else location.hash = `#${answer.number}`;
    if (marks().some((mark) => mark.id === answer.change.mark)) goTo(answer.change.mark);
    drawDetails();
    say(`${what === "undo" ? "Undone" : "Done again"}: ${answer.change.what}.`);
  } catch (error) {
    await failed(error);
  }
}

async function sign() {
  if (state.cable.locked) return say("The cable is signed already.");
  const undecided = marks().filter(isUndecided).length;
  const { unseen } = state.cable;
  const left = [undecided ? `${counted(undecided, "mention")} undecided: the policy decides about them.` : null, unseen ? `${counted(unseen, "line")} that have not been on screen.` : null].filter(Boolean);
  if (left.length && !(await ask("Sign although something is left?", [...left, "The signature records both numbers."], "Sign all the same"))) return;
  if (await change("sign", { undecided: undecided > 0, unseen: unseen > 0 }, "Signed. Capital N goes to the next cable.")) drawDetails();
}

async function unlock() {
  if (!state.cable.signatures.length) return say("The cable is not signed.");
  const names = state.cable.signatures.map((one) => one.reviewer).join(", ");
  if (await ask("Unlock the cable", `This removes the signature of ${names}.`, "Unlock")) await change("unlock", {}, "Unlocked.");
}

let found = { words: "", places: [], at: 0 };

async function searchCable() {
  const words = await askWords("Search in this cable", found.words);
  if (!words) return;
  const text = state.cable.text.toLowerCase();
  const wanted = words.toLowerCase();
  const places = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
  found = { words, places, at: 0 };
  showFound();
}

function showFound() {
  if (!found.words) return searchCable();
  const { words, places, at } = found;
  if (!places.length) return say("Not found in this cable.");
  state.selection = { start: places[at], end: places[at] + words.length };
  selectInPage(state.selection.start, state.selection.end);
  drawDetails();
  say(`Place ${at + 1} of ${places.length}; g goes to the next one.`);
}

async function searchBox() {
  const words = await askWords("Search in the box");
  if (words) await showHits(words, await post("search", { words }));
}

async function togglePublic() {
  if (state.isPublic) {
    state.isPublic = false;
    const at = state.current;
    drawEverything();
    if (at) goTo(at);
    return say("Back to the review.");
  }
  const release = await get(`cables/${state.cable.number}/public`);
  state.isPublic = true;
  endSelection();
  drawPublic(release);
  drawDetails();
  drawHints();
}

async function code() {
  const mark = currentMark();
  if (!mark?.masked) return warn("Choose a masked mention first: a code belongs to a mask.");
  const values = await askCode(mark);
  if (values) await decide({ masked: true, ...values }, `Code ${values.code}`);
}

async function note() {
  const mark = currentMark();
  if (!mark) return warn("Choose a mention first: n goes to the next one.");
  const text = await askNote(mark);
  if (text !== null && (await change("decide", { mark: mark.id, masked: mark.masked, note: text }, "Note saved."))) goTo(state.current);
}

function onPerson(masked) {
  const mark = currentMark();
  if (mark && !mark.person) return decide({ masked }, masked ? "Masked" : "Kept");
  return decide({ masked, wide: true }, masked ? "Person masked" : "Person kept");
}

function toggleLists() {
  const isHidden = document.body.classList.toggle("lists-hidden");
  byId("lists-toggle").setAttribute("aria-expanded", String(!isHidden));
}

/** Run what needs a cable that is shown for review and may be changed. */
const onCable = (act) => (data) => {
  if (state.isPublic) return say("Press v first to go back to the review.");
  if (state.cable?.locked) return warn("The cable is signed: x unlocks it.");
  return act(data);
};

export const ACTIONS = {
  next: () => move(1), previous: () => move(-1),
  "next-undecided": () => move(1, isUndecided), "previous-undecided": () => move(-1, isUndecided),
  "next-low": () => move(1, isLow), "previous-low": () => move(-1, isLow),
  accept: onCable(() => decide({ masked: currentMark()?.masked ?? true }, "Accepted")),
  reject: onCable(() => decide({ masked: !currentMark()?.masked }, currentMark()?.masked ? "Kept readable" : "Masked")),
  "mask-person": onCable(() => onPerson(true)), "keep-person": onCable(() => onPerson(false)),
  "mask-everywhere": onCable(() => everywhere(true)), "keep-everywhere": onCable(() => everywhere(false)),
  "accept-all": onCable(acceptAll),
  "settle-mask": onCable(() => decide({ masked: true, wide: true, settles: true }, "Settled: masked")),
  "settle-keep": onCable(() => decide({ masked: false, wide: true, settles: true }, "Settled: kept")),
  code: onCable(code), note: onCable(note),
  select: onCable(() => { startSelection(); drawDetails(); drawHints(); say("Selection. Arrows move; Enter masks it as a name, w withholds it, Escape leaves."); }),
  "cancel-selection": () => { endSelection(); drawDetails(); drawHints(); if (state.current) goTo(state.current); },
  "add-name": onCable(() => add("add")), "add-passage": onCable(() => add("passage")),
  undo: () => step("undo"), redo: () => step("redo"),
  "next-cable": () => moveCable(1), "previous-cable": () => moveCable(-1),
  "search-cable": searchCable, "search-again": () => { if (found.places.length) found.at = (found.at + 1) % found.places.length; return showFound(); },
  "search-box": searchBox, public: togglePublic, sign, unlock,
  help: () => showHelp(GROUPS, singleKeys),
  lists: toggleLists,
  "tab-cables": () => showTab("cables"), "tab-people": () => showTab("people"), "tab-settle": () => showTab("settle"),
  "tab-before": () => showTab(neighbouringTab(-1)), "tab-after": () => showTab(neighbouringTab(1)),
  "more-cables": showMore, "clear-filters": clearFilters,
  "go-person": ({ person }) => { const mark = marks().find((one) => one.person === Number(person)); if (mark) { goTo(mark.id); drawDetails(); say(described(mark)); } },
  "filter-person": async ({ key, name }) => {
    state.filter.person = key;
    state.personName = name.replace(/\s+/g, " ");
    await applyFilters();
    await showTab("cables");
    byId("cables").querySelector("a")?.focus();
  },
};
