// Decisions: about a mention, a person, a selection, the cable.

import { post } from "./api.js";
import { drawDetails } from "./details.js";
import { ask, askCode, askNote } from "./dialogs.js";
import { counted } from "./dom.js";
import { drawHints, say, warn } from "./frame.js";
import { endSelection } from "./select.js";
import { change, failed, request, takeAnswer } from "./showing.js";
import { currentMark, isUndecided, marks, personOf, state } from "./state.js";
import { described, goTo } from "./text.js";

/** Decide about the current mention, then go on to the next undecided one. */
export async function decide(values, done) {
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
    say(
      `${done}. ${count} ${state.cable.unseen ? `${counted(state.cable.unseen, "line")} not yet on screen.` : "Capital S signs the cable."}`,
    );
  }
  drawDetails();
}

/** Decide about a person in the whole box, after the number of places was shown. */
export async function everywhere(masked) {
  const mark = currentMark();
  const person = mark && personOf(mark);
  if (!person) return warn("Choose a mention of a person first.");
  const count = await request("places", { mark: mark.id });
  const locked = count.locked
    ? [
        `${counted(count.locked, "signed cable")} with this person ${count.locked === 1 ? "stays as it is" : "stay as they are"}.`,
      ]
    : [];
  const what = masked ? "Mask" : "Keep";
  const text = [
    `${what} this person at ${counted(count.places, "place")} in ${counted(count.cables, "cable")}; ${count.here} of them in this one.`,
    ...locked,
  ];
  if (!(await ask(`${what} in the whole box`, text, what))) return;
  const place = mark.start;
  if (await change("everywhere", { mark: mark.id, masked }))
    onward(place, `${what}ed in ${counted(count.cables, "cable")}`.replace("Keeped", "Kept"));
}

/** Accept all that is undecided in the cable, after the number was shown. */
export async function acceptAll() {
  const left = marks().filter(isUndecided);
  if (!left.length) return say("Nothing is undecided in this cable.");
  const masked = left.filter((mark) => mark.masked).length;
  const text = `${counted(left.length, "mention")}: ${masked} masked, ${left.length - masked} kept, as they are shown now.`;
  if (await ask("Accept all that is undecided", text, "Accept"))
    await change("accept-all", {}, "All accepted. Capital S signs the cable.");
}

/** Mask the selection as a name, or withhold it as a passage. */
export async function add(kind) {
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
  say(
    `${kind === "add" ? "Masked" : "Withheld"}${further > 0 ? `, and ${counted(further, "further place")} found` : ""}.`,
  );
}

/** Undo or redo. */
export async function step(what) {
  try {
    const answer = await post(what);
    if (!answer.change)
      return say(what === "undo" ? "Nothing to undo in this window." : "Nothing to redo in this window.");
    if (answer.number === state.cable?.number) takeAnswer(answer);
    else location.hash = `#${answer.number}`;
    if (marks().some((mark) => mark.id === answer.change.mark)) goTo(answer.change.mark);
    drawDetails();
    say(`${what === "undo" ? "Undone" : "Done again"}: ${answer.change.what}.`);
  } catch (error) {
    await failed(error);
  }
}

/** Sign the cable; what is left is shown first. */
export async function sign() {
  if (state.cable.locked) return say("The cable is signed already.");
  const undecided = marks().filter(isUndecided).length;
  const { unseen } = state.cable;
  const left = [
    undecided ? `${counted(undecided, "mention")} undecided: the policy decides about them.` : null,
    unseen ? `${counted(unseen, "line")} that have not been on screen.` : null,
  ].filter(Boolean);
  if (
    left.length &&
    !(await ask(
      "Sign although something is left?",
      [...left, "The signature records both numbers."],
      "Sign all the same",
    ))
  )
    return;
  if (
    await change("sign", { undecided: undecided > 0, unseen: unseen > 0 }, "Signed. Capital N goes to the next cable.")
  )
    drawDetails();
}

/** Remove the signatures. */
export async function unlock() {
  if (!state.cable.signatures.length) return say("The cable is not signed.");
  const names = state.cable.signatures.map((one) => one.reviewer).join(", ");
  if (await ask("Unlock the cable", `This removes the signature of ${names}.`, "Unlock"))
    await change("unlock", {}, "Unlocked.");
}

/** Choose an exemption code. */
export async function code() {
  const mark = currentMark();
  if (!mark?.masked) return warn("Choose a masked mention first: a code belongs to a mask.");
  const values = await askCode(mark);
  if (values) await decide({ masked: true, ...values }, `Code ${values.code}`);
}

/** Write a note. */
export async function note() {
  const mark = currentMark();
  if (!mark) return warn("Choose a mention first: n goes to the next one.");
  const text = await askNote(mark);
  if (text !== null && (await change("decide", { mark: mark.id, masked: mark.masked, note: text }, "Note saved.")))
    goTo(state.current);
}

/** Decide about the person of the current mention, in this cable. */
export function onPerson(masked) {
  const mark = currentMark();
  if (mark && !mark.person) return decide({ masked }, masked ? "Masked" : "Kept");
  return decide({ masked, wide: true }, masked ? "Person masked" : "Person kept");
}
