// The frame around the cable: its heading, notices, progress, hints, messages, and the release in its place.

import { button, byId, counted, fill, make } from "./dom.js";
import { isUndecided, marks, state } from "./state.js";
import { time } from "./details.js";
import { scroller } from "./text.js";

/** Say something to a screen reader, and show it in the status line. */
export function say(text) {
  hideWarning();
  byId("live").textContent = "";
  byId("saved").textContent = text;
  // A region that is emptied and filled at once is not read.
  setTimeout(() => (byId("live").textContent = text), 30);
}

let hiding = 0;

/** Report what was not done. */
export function warn(text) {
  const toast = byId("alert");
  toast.textContent = text;
  toast.classList.add("is-shown");
  clearTimeout(hiding);
  hiding = setTimeout(hideWarning, 8000);
}

function hideWarning() {
  const toast = byId("alert");
  toast.classList.remove("is-shown");
  toast.textContent = "";
}

export function drawProgress(note = "") {
  const { marks: all, decided, cables, signed } = state.box.progress;
  const bar = byId("progress");
  bar.max = Math.max(1, all);
  bar.value = decided;
  const percent = all ? Math.floor((decided / all) * 100) : 100;
  byId("progress-text").textContent =
    note ||
    `${percent} % · ${decided.toLocaleString("en")} of ${all.toLocaleString("en")} decided · ${signed.toLocaleString("en")} of ${counted(cables, "cable")} signed`;
}

export function drawHead() {
  const { cable } = state;
  const left = marks().filter(isUndecided).length;
  const facts = [cable.post, cable.level, `cable ${cable.number} of ${state.box.count}`].filter(Boolean).join(" · ");
  const reading = cable.unseen
    ? `${cable.rows - cable.unseen} of ${counted(cable.rows, "line")} read`
    : "read to the end";
  const decided = marks().length
    ? left
      ? `${marks().length - left} of ${counted(marks().length, "mention")} decided`
      : `all ${marks().length} mentions decided`
    : "no mention";
  fill(
    byId("cable-head"),
    make("div.head-line", {}, make("h1", { text: cable.file }), make("p.facts-line", { text: facts })),
    make(
      "p.state-line",
      {},
      make("span", { text: decided }),
      " · ",
      make("span", { text: reading }),
      cable.signatures.length
        ? make("span.fact-signed", {
            text: ` · ✓ signed by ${cable.signatures.map((one) => one.reviewer).join(" and ")}`,
          })
        : null,
    ),
  );
  drawNotices();
  const last = state.list.findIndex((row) => row.number === cable.number) === state.list.length - 1;
  const next = last ? null : button("Next cable", "next-cable", "N");
  const previous = state.list[0]?.number === cable.number ? null : button("Previous cable", "previous-cable", "P");
  const isReady = !left && !cable.unseen;
  fill(
    byId("cable-foot"),
    cable.locked
      ? make("p.signed-line", { text: "✓ Signed" })
      : button(isReady ? "Sign off" : "Sign off …", "sign", "S", { class: isReady ? "primary" : null }),
    !cable.locked && left ? button(`Accept the ${left} undecided …`, "accept-all", "A") : null,
    button("See the release", "public", "v"),
    previous,
    next,
  );
}

function drawNotices() {
  const { cable } = state;
  const notices = cable.signatures.map((one) => {
    const despite = [
      one.undecided ? `${one.undecided} undecided` : null,
      one.unseen ? `${one.unseen} lines unseen` : null,
    ].filter(Boolean);
    return make(
      "p.notice.is-signed",
      {},
      `✓ Signed by ${one.reviewer}, ${time(one.at)}${despite.length ? `, with ${despite.join(" and ")}` : ""}. `,
      button("Unlock", "unlock", "x"),
    );
  });
  if (cable.problem)
    notices.push(make("p.notice.is-problem", { text: `! This cable would not be released: ${cable.problem}` }));
  if (cable.differing)
    notices.push(
      make("p.notice.is-differ", {
        text: `≠ Reviewers differ about ${counted(cable.differing, "mention")}. Settle this before you sign.`,
      }),
    );
  for (const remark of cable.remarks) notices.push(make("p.notice.is-remark", { text: `! ${remark}` }));
  fill(byId("notices"), ...notices);
}

/** The keys that matter at the moment. */
export function drawHints() {
  const hints = state.isPublic
    ? [["v", "back"]]
    : state.selection
      ? [
          ["← →", "move"],
          ["Shift+→", "extend"],
          ["Enter", "mask as a name"],
          ["w", "withhold"],
          ["Esc", "cancel"],
        ]
      : state.cable?.locked
        ? [
            ["N", "next cable"],
            ["v", "release"],
            ["x", "unlock"],
            ["?", "all keys"],
          ]
        : [
          ["a", "accept"],
          ["r", "reject"],
          ["m", "mask person"],
          ["k", "keep person"],
          ["n", "next"],
          ["s", "select"],
          ["v", "release"],
          ["S", "sign"],
          ["N", "next cable"],
          ["?", "all keys"],
        ];
  fill(byId("hints"), ...hints.map(([key, text]) => make("span.hint-key", {}, make("kbd", { text: key }), ` ${text}`)));
}

/** Show the release in place of the cable. */
export function drawPublic(release) {
  const text = byId("text");
  text.classList.add("is-release");
  fill(byId("notices"), make("p.notice.is-public", {}, "As the public will see it. ", button("Back", "public", "v")));
  if (release.problem)
    return void fill(
      text,
      make("p.notice.is-problem", { text: `! This cable would not be released: ${release.problem}` }),
    );
  const pieces = [];
  let position = 0;
  release.places.forEach(([start, end], index) => {
    pieces.push(
      release.text.slice(position, start),
      make("span.release-mask", { text: release.text.slice(start, end), title: release.codes[index] }),
    );
    position = end;
  });
  pieces.push(release.text.slice(position));
  fill(text, make("pre.release", { tabindex: "0", "aria-label": "Text of the release" }, ...pieces));
  scroller().scrollTop = 0;
  say(`The release, with ${counted(release.places.length, "mask")}.`);
}
