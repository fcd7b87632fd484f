// The lists at the side: cables, people of the box, what must be settled.

import { get, post } from "./api.js";
import { button, byId, counted, fill, make } from "./dom.js";
import { state } from "./state.js";

// Rows of the list that are drawn: thousands would make every step slow.
const PAGE = 150;
const BEFORE = 30;
let drawn = { start: 0, end: PAGE };

/** Put the choices of the filters in place. */
export function prepareFilters() {
  const form = byId("filter-form");
  const { roles, rules, posts, levels } = state.box.filters;
  for (const [name, values] of Object.entries({ role: roles, rule: rules, post: posts, level: levels })) {
    form.elements[name].append(...values.map((value) => make("option", { value, text: value })));
  }
  form.addEventListener("change", () => applyFilters());
  form.addEventListener("submit", (event) => event.preventDefault());
  let waiting = 0;
  byId("people-words").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(drawBoxPeople, 150);
  });
}

export function clearFilters() {
  byId("filter-form").reset();
  delete state.filter.person;
  delete state.personName;
  return applyFilters();
}

/** Read the filters and fetch the list. */
export async function applyFilters() {
  const { status, mentions, role, rule, post: from, level, order } = byId("filter-form").elements;
  state.filter = {
    status: status.value,
    undecided: mentions.value.startsWith("undecided"),
    below: mentions.value.endsWith("low") ? state.box.low : 0,
    role: role.value,
    rule: rule.value,
    post: from.value,
    level: level.value,
    order: order.value,
    person: state.filter.person ?? "",
  };
  drawn = { start: 0, end: PAGE };
  await fetchList();
}

export async function fetchList() {
  state.list = (await post("cables", state.filter)).cables;
  drawList();
}

/** Draw further rows of the list, after those that are drawn or before them. */
export function showMore() {
  drawn.end += PAGE;
  drawRows();
}

export function showEarlier() {
  drawn.start = Math.max(0, drawn.start - PAGE);
  drawRows();
}

/** Take over what changed in the cable on screen. */
export function updateRow(cable) {
  const row = state.list.find((one) => one.number === cable.number);
  if (!row) return;
  for (const key of Object.keys(row))
    if (key in cable) row[key] = key === "problem" ? Boolean(cable.problem) : cable[key];
  byId("cables").querySelector(`[data-number="${cable.number}"]`)?.replaceWith(drawRow(row));
}

/** Mark the cable on screen in the list, and draw the rows around it if it is not among those that are drawn. */
export function markInList() {
  const list = byId("cables");
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const at = state.list.findIndex((row) => row.number === state.cable?.number);
  if (at < 0) return;
  if (at < drawn.start || at >= drawn.end) {
    drawn.start = Math.max(0, at - BEFORE);
    drawn.end = drawn.start + PAGE;
    drawRows();
  }
  const link = list.children[at - drawn.start].querySelector("a");
  link.setAttribute("aria-current", "page");
  link.scrollIntoView({ block: "nearest" });
}

function drawRows() {
  fill(byId("cables"), ...state.list.slice(drawn.start, drawn.end).map(drawRow));
  byId("cables-earlier").hidden = drawn.start === 0;
  byId("cables-more").hidden = state.list.length <= drawn.end;
}

function drawList() {
  drawRows();
  markInList();
  const filtered = state.list.length === state.box.count ? "" : ` of ${state.box.count.toLocaleString("en")}`;
  const person = state.filter.person
    ? make("span", {}, ` with ${state.personName} `, button("Show all", "clear-filters"))
    : null;
  fill(
    byId("cables-count"),
    `${state.list.length.toLocaleString("en")}${filtered} ${state.list.length === 1 ? "cable" : "cables"}`,
    person,
  );
}

function drawRow(row) {
  const isCurrent = row.number === state.cable?.number;
  const facts = [];
  if (row.signed.length) facts.push(["signed", `✓ signed${row.signed.length > 1 ? ` by ${row.signed.length}` : ""}`]);
  else if (row.undecided) facts.push(["open", `${row.undecided} of ${row.total} undecided`]);
  else facts.push(["done", row.total ? `all ${row.total} decided` : "no mention"]);
  if (row.low) facts.push(["low", `${row.low} low`]);
  if (!row.signed.length && row.unseen)
    facts.push(["unread", row.unseen === row.rows ? "unread" : `${row.unseen} lines unread`]);
  if (row.differing) facts.push(["differ", `${row.differing} differ`]);
  if (row.problem) facts.push(["problem", "! not releasable"]);
  return make(
    "li",
    { "data-number": row.number, class: row.signed.length ? "is-signed" : null },
    make(
      "a.cable-row",
      { href: `#${row.number}`, "aria-current": isCurrent ? "page" : null },
      make("span.row-number", { text: row.number }),
      make("span.row-file", { text: row.file }),
      make("span.row-facts", {}, ...facts.map(([kind, text]) => make(`span.fact-${kind}`, { text }))),
    ),
  );
}

export async function drawBoxPeople() {
  const { count, people } = await post("people", { words: byId("people-words").value });
  byId("people-count").textContent = counted(count, "person", "people");
  fill(byId("people"), ...people.slice(0, 300).map((person) => make("li", {}, personButton(person))));
}

function personButton(person) {
  const fates = [
    person.masked ? `${person.masked} masked` : null,
    person.kept ? `${person.kept} kept` : null,
    person.undecided ? `${person.undecided} undecided` : null,
  ];
  const facts = `${person.roles.join(", ")} · ${counted(person.cables, "cable")} · ${fates.filter(Boolean).join(", ")}`;
  return make(
    "button.person.in-box",
    {
      type: "button",
      "data-act": "filter-person",
      "data-key": person.key,
      "data-name": person.name,
      "data-first": person.first,
    },
    make("span.name", { text: person.name.replace(/\s+/g, " ") }),
    make("span.more-facts", { text: facts }),
  );
}

export async function drawSettle() {
  const { people, differing, refused } = await get("settle");
  const links = (rows) => make("ol.cables", {}, ...rows.map(drawRow));
  const numbers = (label, list) =>
    make(
      "p.fates",
      {},
      `${label} `,
      ...list.slice(0, 12).map((number) => make("a", { href: `#${number}`, text: String(number) })),
      list.length > 12 ? ` and ${list.length - 12} more` : null,
    );
  const two = people.map((person) =>
    make("li", {}, personButton(person), numbers("masked in", person.mask_in), numbers("kept in", person.keep_in)),
  );
  const parts = [
    differing.length ? [`Reviewers differ (${differing.length})`, links(differing)] : null,
    people.length ? [`Two fates in the box (${people.length})`, make("ul.people", {}, ...two)] : null,
    refused.length ? [`Would not be released (${refused.length})`, links(refused)] : null,
  ].filter(Boolean);
  fill(
    byId("settle"),
    ...(parts.length
      ? parts.flatMap(([title, list]) => [make("h2", { text: title }), list])
      : [make("p.count", { text: "Nothing to settle." })]),
  );
}

const TABS = ["cables", "people", "settle"];

/** Show one of the lists. */
export async function showTab(name) {
  for (const each of TABS) {
    const tab = byId(`tab-${each}`);
    tab.setAttribute("aria-selected", String(each === name));
    tab.tabIndex = each === name ? 0 : -1;
    byId(`panel-${each}`).hidden = each !== name;
  }
  if (name === "people") await drawBoxPeople();
  if (name === "settle") await drawSettle();
}

/** The tab before or after the one shown. */
export function neighbouringTab(step) {
  const at = TABS.findIndex((each) => byId(`tab-${each}`).getAttribute("aria-selected") === "true");
  return TABS[(at + step + TABS.length) % TABS.length];
}
