// The start of the page: the box is fetched, keys, buttons and the address are followed.

import { ACTIONS } from "./actions.js";
import { get } from "./api.js";
import { drawDetails } from "./details.js";
import { isOpen } from "./dialogs.js";
import { byId } from "./dom.js";
import { drawHints, drawProgress, warn } from "./frame.js";
import { actionOf } from "./keys.js";
import { applyFilters, prepareFilters } from "./lists.js";
import { endSelection, moveSelection, takeNative } from "./select.js";
import { failed, open } from "./showing.js";
import { state } from "./state.js";
import { goTo } from "./text.js";

// Actions follow each other, so that fast typing decides about one mention after the other.
let queue = Promise.resolve();

function act(name, data = {}) {
  queue = queue
    .then(() => ACTIONS[name](data))
    .catch((error) =>
      failed(error).catch((other) =>
        warn(`The page failed: ${other.message}. Reload it; everything decided is saved.`),
      ),
    );
  return queue;
}

const isTyping = (target) => target.matches("input:not([type=checkbox]), textarea, select");

document.addEventListener("keydown", (event) => {
  if (isOpen() || isTyping(event.target)) return;
  if (event.target.getAttribute("role") === "tab" && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    act(event.key === "ArrowLeft" ? "tab-before" : "tab-after").then(() =>
      document.querySelector('[role=tab][aria-selected="true"]').focus(),
    );
    return event.preventDefault();
  }
  if (
    state.selection &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    moveSelection(event.key, event.shiftKey)
  ) {
    drawDetails();
    return event.preventDefault();
  }
  // Enter and the space bar press what has the focus.
  if (event.key === "Enter" && event.target.closest("button, a, summary") && !state.selection) return;
  const name = actionOf(event);
  if (!name) return;
  event.preventDefault();
  act(name);
});

document.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-act]");
  if (chosen) return void act(chosen.dataset.act, { ...chosen.dataset });
  const mark = event.target.closest("[data-mark]");
  if (!mark || !document.getSelection().isCollapsed) return;
  goTo(mark.dataset.mark);
  drawDetails();
});

document.addEventListener("mouseup", (event) => {
  if (!state.cable || state.isPublic || state.cable.locked || !byId("text").contains(event.target)) return;
  // The browser updates the selection after this event.
  setTimeout(() => {
    const had = state.selection;
    if (!takeNative() && had) endSelection();
    if (state.selection || had) {
      drawDetails();
      drawHints();
    }
  });
});

document.addEventListener("focusin", (event) => {
  const mark = event.target.closest?.("[data-mark]");
  if (!mark || mark.dataset.mark === state.current) return;
  goTo(mark.dataset.mark, { focus: false });
  drawDetails();
});

/** Follow the address: "#17" is a cable, "#17/100-120" a place in it. */
function followAddress() {
  const [, number, start, end] = location.hash.match(/^#(\d+)(?:\/(\d+)-(\d+))?$/) ?? [];
  if (!number) return;
  const place = start ? [Number(start), Number(end)] : null;
  queue = queue.then(() => open(Number(number), place)).catch(failed);
}

// A window that comes back shows what others decided since.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && state.cable && !state.isPublic && !state.selection) {
    queue = queue
      .then(async () => {
        const answer = await get(`cables/${state.cable.number}`);
        if (answer.revision !== state.cable.revision) await open(state.cable.number);
      })
      .catch(failed);
  }
});

window.addEventListener("hashchange", followAddress);

/** Where the reviewer goes on: the first cable that is not signed, else the first. */
const firstOpen = () => state.list.find((row) => !row.signed.includes(state.box.reviewer)) ?? state.list[0];

async function start() {
  if (matchMedia("(max-width: 44rem)").matches) act("lists");
  state.box = await get("box");
  byId("who").textContent =
    `${state.box.reviewer}${state.box.second ? " · second reading" : ""} · policy ${state.box.policy}`;
  prepareFilters();
  drawProgress();
  await applyFilters();
  if (location.hash.length > 1) followAddress();
  else if (state.list.length) location.hash = `#${firstOpen().number}`;
}

start().catch(failed);
