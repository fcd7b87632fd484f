// The keys. Each action has one, and a button as well.

import { state } from "./state.js";

const TABLE = {
  n: "next",
  p: "previous",
  u: "next-undecided",
  U: "previous-undecided",
  l: "next-low",
  L: "previous-low",
  y: "next-unseen",
  a: "accept",
  r: "reject",
  m: "mask-person",
  k: "keep-person",
  M: "mask-everywhere",
  K: "keep-everywhere",
  A: "accept-all",
  e: "settle-mask",
  E: "settle-keep",
  c: "code",
  t: "note",
  s: "select",
  w: "add-passage",
  z: "undo",
  Z: "redo",
  N: "next-cable",
  P: "previous-cable",
  "/": "search-cable",
  f: "search-box",
  v: "public",
  S: "sign",
  x: "unlock",
  "?": "help",
  1: "tab-cables",
  2: "tab-people",
  3: "tab-settle",
  b: "lists",
  g: "search-again",
};

/** What the help dialog shows. */
export const GROUPS = [
  [
    "Move",
    [
      [["n", "p"], "next, previous mention"],
      [["u", "U"], "next, previous undecided mention"],
      [["l", "L"], "next, previous of low confidence"],
      [["y"], "next line that was not on screen"],
      [["N", "P"], "next, previous cable of the list"],
      [["1", "2", "3"], "cables, people, to settle"],
      [["b"], "show or hide the lists"],
    ],
  ],
  [
    "Decide",
    [
      [["a"], "accept: as shown, and on to the next"],
      [["r"], "reject: the other way, and on"],
      [["m", "k"], "mask, keep this person in this cable"],
      [["M", "K"], "mask, keep this person in the whole box"],
      [["A"], "accept all that is undecided here"],
      [["c"], "exemption code"],
      [["t"], "note"],
      [["e", "E"], "settle a disagreement: mask, keep"],
      [["z", "Z"], "undo, redo"],
    ],
  ],
  [
    "Add",
    [
      [["s"], "select words; the arrows move"],
      [["Shift+→", "Shift+←"], "extend, shrink by a word"],
      [[".", ","], "extend, shrink by a character"],
      [["<", ">"], "move the start by a character"],
      [["Enter"], "mask the selection as a name, everywhere in the cable"],
      [["w"], "withhold the selection as a passage"],
      [["Esc"], "leave the selection"],
    ],
  ],
  [
    "See and sign",
    [
      [["/"], "search in this cable"],
      [["g"], "next place found"],
      [["f"], "search in the box"],
      [["v"], "the cable as the public will see it"],
      [["S"], "sign off"],
      [["x"], "unlock a signed cable"],
      [["?"], "these keys"],
    ],
  ],
];

const YEAR = 365 * 24 * 60 * 60;

/** Whether single keys act: people who speak to their computer need to turn them off. */
export const singleKeys = {
  // A cookie and no storage: the port, and so the origin, is another one each time.
  get: () => !document.cookie.includes("cablelint_single_keys=off"),
  set: (isOn) =>
    (document.cookie = `cablelint_single_keys=${isOn ? "on" : "off"}; SameSite=Strict; Path=/; Max-Age=${YEAR}`),
};

/** The action of a key, or null. */
export function actionOf(event) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    const key = event.key.toLowerCase();
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    if (key === "y") return "redo";
    return null;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  if (event.key === "Escape") return state.selection ? "cancel-selection" : state.isPublic ? "public" : null;
  if (!singleKeys.get()) return null;
  if (state.selection && event.key === "Enter") return "add-name";
  return TABLE[event.key] ?? null;
}
