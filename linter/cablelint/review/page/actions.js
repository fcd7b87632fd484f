// What each key and button does.

import { acceptAll, add, code, decide, everywhere, note, onPerson, sign, step, unlock } from "./deciding.js";
import { drawDetails } from "./details.js";
import { showHelp } from "./dialogs.js";
import { byId } from "./dom.js";
import { drawHints, say, warn } from "./frame.js";
import { GROUPS, singleKeys } from "./keys.js";
import { applyFilters, clearFilters, neighbouringTab, showEarlier, showMore, showTab } from "./lists.js";
import { move, moveCable, moveToUnseen, searchAgain, searchBox, searchCable } from "./moving.js";
import { endSelection, startSelection } from "./select.js";
import { togglePublic } from "./showing.js";
import { currentMark, isLow, isUndecided, marks, state } from "./state.js";
import { described, goTo } from "./text.js";

function toggleLists() {
  const isHidden = document.body.classList.toggle("lists-hidden");
  byId("lists-toggle").setAttribute("aria-expanded", String(!isHidden));
}

/** Run what needs the mentions of a cable on screen. */
const inReview = (act) => (data) =>
  state.isPublic ? say("Press v first to go back to the review.") : act(data);

/** Run what changes a cable. */
const onCable = (act) =>
  inReview((data) => (state.cable?.locked ? warn("The cable is signed: x unlocks it.") : act(data)));

/** The function of each action, by the name that keys and buttons use. */
export const ACTIONS = {
  next: inReview(() => move(1)),
  previous: inReview(() => move(-1)),
  "next-undecided": inReview(() => move(1, isUndecided)),
  "previous-undecided": inReview(() => move(-1, isUndecided)),
  "next-low": inReview(() => move(1, isLow)),
  "previous-low": inReview(() => move(-1, isLow)),
  "next-unseen": inReview(moveToUnseen),
  accept: onCable(() => decide({ masked: currentMark()?.masked ?? true }, "Accepted")),
  reject: onCable(() => decide({ masked: !currentMark()?.masked }, currentMark()?.masked ? "Kept readable" : "Masked")),
  "mask-person": onCable(() => onPerson(true)),
  "keep-person": onCable(() => onPerson(false)),
  "mask-everywhere": onCable(() => everywhere(true)),
  "keep-everywhere": onCable(() => everywhere(false)),
  "accept-all": onCable(acceptAll),
  "settle-mask": onCable(() => decide({ masked: true, wide: true, settles: true }, "Settled: masked")),
  "settle-keep": onCable(() => decide({ masked: false, wide: true, settles: true }, "Settled: kept")),
  code: onCable(code),
  note: onCable(note),
  select: onCable(() => {
    startSelection();
    drawDetails();
    drawHints();
    say("Selection. Arrows move; Enter masks it as a name, w withholds it, Escape leaves.");
  }),
  "cancel-selection": () => {
    endSelection();
    drawDetails();
    drawHints();
    if (state.current) goTo(state.current);
  },
  "add-name": onCable(() => add("add")),
  "add-passage": onCable(() => add("passage")),
  undo: () => step("undo"),
  redo: () => step("redo"),
  "next-cable": () => moveCable(1),
  "previous-cable": () => moveCable(-1),
  "search-cable": searchCable,
  "search-again": searchAgain,
  "search-box": searchBox,
  public: togglePublic,
  sign,
  unlock,
  help: () => showHelp(GROUPS, singleKeys),
  lists: toggleLists,
  "tab-cables": () => showTab("cables"),
  "tab-people": () => showTab("people"),
  "tab-settle": () => showTab("settle"),
  "tab-before": () => showTab(neighbouringTab(-1)),
  "tab-after": () => showTab(neighbouringTab(1)),
  "more-cables": showMore,
  "earlier-cables": showEarlier,
  "clear-filters": clearFilters,
  "go-person": ({ person }) => {
    const mark = marks().find((one) => one.person === Number(person));
    if (mark) {
      goTo(mark.id);
      drawDetails();
      say(described(mark));
    }
  },
  "filter-person": async ({ key, name }) => {
    state.filter.person = key;
    state.personName = name.replace(/\s+/g, " ");
    await applyFilters();
    await showTab("cables");
    byId("cables").querySelector("a")?.focus();
  },
};
