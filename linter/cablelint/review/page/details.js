// The panel beside the cable: the current mention and why it was flagged, a selection, the people of the cable.

import { button, byId, counted, fill, make } from "./dom.js";
import { currentMark, isUndecided, marks, personOf, state, words } from "./state.js";
import { fate } from "./text.js";

const SIGNS = { undecided: "?", masked: "■", kept: "○", protected: "◆", added: "+" };

export function drawDetails() {
  const aside = byId("details");
  if (state.isPublic)
    return void fill(
      aside,
      make("h2", { text: "The release" }),
      make("p", { text: "This is what readers will see. Hatched words are masks." }),
      button("Back to the review", "public", "v"),
    );
  const focused = aside.contains(document.activeElement) ? document.activeElement.dataset.act : null;
  fill(aside, ...(state.selection ? drawSelection() : drawMention()), drawPeople());
  if (focused) aside.querySelector(`[data-act="${focused}"]`)?.focus();
}

function drawSelection() {
  const { start, end } = state.selection;
  const text = state.cable.text.slice(start, end).replace(/\s+/g, " ");
  return [
    make("h2", { text: "Selection" }),
    make("p.quote", { text: text.length > 160 ? `${text.slice(0, 80)} … ${text.slice(-60)}` : text }),
    make(
      "div.actions",
      {},
      button("Mask as a name, here and wherever it occurs", "add-name", "Enter"),
      button("Withhold this passage", "add-passage", "w"),
      button("Cancel", "cancel-selection", "Esc"),
    ),
    make(
      "p.hint",
      {},
      "Move by word ",
      keys("←", "→"),
      ", by line ",
      keys("↑", "↓"),
      ". Extend and shrink by word ",
      keys("Shift+→", "Shift+←"),
      ", by character ",
      keys(".", ","),
      "; the start by character ",
      keys("<", ">"),
      ".",
    ),
  ];
}

const keys = (...names) => make("span.keys", {}, ...names.map((name) => make("kbd", { text: name })));

function drawMention() {
  const mark = currentMark();
  if (!mark) {
    const left = marks().filter(isUndecided).length;
    const text = marks().length
      ? `${counted(left, "mention")} undecided.`
      : "No mention was found in this cable. Read it, then sign.";
    return [
      make("h2", { text: "No mention chosen" }),
      make("p", { text }),
      make("div.actions", {}, button("Next mention", "next", "n"), button("Next undecided", "next-undecided", "u")),
    ];
  }
  const isFixed = state.cable.locked || mark.state === "protected";
  return [
    make("h2.mention", { text: words(mark) }),
    make(
      `p.fate.is-${mark.state}`,
      {},
      make("span.sign", { "aria-hidden": "true", text: SIGNS[mark.state] }),
      make("span", { text: capital(fate(mark)) }),
    ),
    drawDiffer(mark),
    isFixed ? null : drawActions(mark),
    mark.state === "protected"
      ? make("p.hint", { text: "The drafter asked to protect this source, so nothing can keep it readable." })
      : null,
    make(
      "details.why",
      { open: matchMedia("(min-width: 44.01rem)").matches },
      make("summary", { text: "Why, and by whom" }),
      drawFacts(mark),
    ),
  ];
}

function drawActions(mark) {
  const person = personOf(mark);
  const places = person ? person.masked + person.kept : 1;
  const here = places > 1 ? `${places} places` : "1 place";
  const stay = mark.masked ? "mask" : "keep";
  const other =
    mark.state === "added"
      ? "remove the addition"
      : mark.masked
        ? "keep it readable"
        : places > 1
          ? `mask it, ${here}`
          : "mask it";
  return make(
    "div.actions",
    {},
    button(`Accept: ${stay} it`, "accept", "a", { class: "primary-quiet" }),
    button(`Reject: ${other}`, "reject", "r"),
    person ? button(`Mask person, ${here}`, "mask-person", "m") : null,
    person ? button(`Keep person, ${here}`, "keep-person", "k") : null,
    person ? button("Mask in the whole box …", "mask-everywhere", "M") : null,
    person ? button("Keep in the whole box …", "keep-everywhere", "K") : null,
    mark.masked ? button("Exemption code …", "code", "c") : null,
    button("Note …", "note", "t"),
  );
}

function drawDiffer(mark) {
  if (!mark.differ.length) return null;
  const list = mark.differ.map(([reviewer, masked]) =>
    make("li", { text: `${reviewer || "unnamed"}: ${masked ? "mask" : "keep"}` }),
  );
  return make(
    "div.differ",
    {},
    make("p", {}, make("strong", { text: "Reviewers differ" }), ". Until this is settled, it is masked."),
    make("ul", {}, ...list),
    make("div.actions", {}, button("Settle: mask", "settle-mask", "e"), button("Settle: keep", "settle-keep", "E")),
  );
}

function drawFacts(mark) {
  const person = personOf(mark);
  const facts = [
    ["Confidence", `${Math.round(mark.confidence * 100)} %${mark.confidence < state.box.low ? ", low" : ""}`],
    [
      "Why",
      mark.evidence.length ? make("ul", {}, ...mark.evidence.map((one) => make("li", { text: one }))) : "an identifier",
    ],
    person ? ["Person", person.name.replace(/\s+/g, " ")] : ["Kind", mark.kind],
    person ? ["Role", mark.role] : null,
    ["Rule", mark.rule],
    mark.masked ? ["Code", mark.code] : null,
    mark.mark ? ["Mask", mark.mark] : null,
    mark.reviewer ? ["Decided by", `${mark.reviewer}${mark.at ? `, ${time(mark.at)}` : ""}`] : null,
    state.cable.notes[mark.id] ? ["Note", state.cable.notes[mark.id]] : null,
  ];
  return make(
    "dl.facts",
    {},
    ...facts.filter(Boolean).flatMap(([name, value]) => [make("dt", { text: name }), make("dd", {}, value)]),
  );
}

export const time = (at) => new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function drawPeople() {
  const people = state.cable.people;
  const rows = people.map((person) => {
    const sign = person.protected ? "◆" : person.undecided ? "?" : person.masked ? "■" : "○";
    const say = person.protected
      ? "protected"
      : person.undecided
        ? `${person.undecided} undecided`
        : person.masked
          ? "masked"
          : "kept";
    return make(
      "li",
      {},
      make(
        "button.person",
        { type: "button", "data-act": "go-person", "data-person": person.id },
        make("span.sign", { "aria-hidden": "true", text: sign }),
        make("span.name", { text: person.name.replace(/\s+/g, " ") }),
        make("span.more-facts", { text: `${person.masked + person.kept} × · ${say}` }),
      ),
    );
  });
  return make(
    "section.people-here",
    { "aria-label": "People of this cable" },
    make("h2", { text: `People in this cable (${people.length})` }),
    make("ul.people", {}, ...rows),
  );
}
