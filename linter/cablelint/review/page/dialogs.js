// Questions to the reviewer. The browser keeps the focus inside a dialog, and Escape closes it.

import { byId, counted, fill, make } from "./dom.js";
import { state } from "./state.js";

/** Show a dialog; resolves to the form's values, or to null if it was closed. */
function show(title, content, { confirm = "OK", cancel = "Cancel", wide = false } = {}) {
  const dialog = byId("dialog");
  dialog.classList.toggle("wide", wide);
  return new Promise((resolve) => {
    let result = null;
    const form = make("form", {
      on: {
        submit: (event) => {
          event.preventDefault();
          result = Object.fromEntries([...new FormData(form)]);
          dialog.close();
        },
      },
    });
    const buttons = make(
      "div.dialog-buttons",
      {},
      confirm ? make("button.primary", { type: "submit", text: confirm }) : null,
      make("button", { type: "button", text: confirm ? cancel : "Close", on: { click: () => dialog.close() } }),
    );
    fill(form, ...content, buttons);
    fill(dialog, make("h2", { id: "dialog-title", text: title }), form);
    dialog.addEventListener("close", () => resolve(result), { once: true });
    dialog.showModal();
    (form.querySelector("input, textarea") ?? form.querySelector("button")).focus();
  });
}

export const isOpen = () => byId("dialog").open;

export const ask = async (title, text, confirm) =>
  (await show(
    title,
    [].concat(text).map((line) => make("p", { text: line })),
    { confirm },
  )) !== null;

export async function askCode(mark) {
  const list = make("datalist", { id: "codes" }, ...state.box.codes.map((code) => make("option", { value: code })));
  const values = await show(
    "Exemption code",
    [
      make(
        "label",
        {},
        "Code ",
        make("input", {
          name: "code",
          value: mark.code,
          list: "codes",
          autocomplete: "off",
          spellcheck: "false",
          required: true,
        }),
      ),
      list,
      make("p.hint", { text: `Such as ${state.box.codes.slice(0, 6).join("; ")}; s.40(2); DIA-3.` }),
      mark.person
        ? make(
            "label.check",
            {},
            make("input", { type: "checkbox", name: "wide" }),
            " for all places of this person in the cable",
          )
        : null,
    ].filter(Boolean),
    { confirm: "Save" },
  );
  return values && { code: values.code, wide: "wide" in values };
}

export async function askNote(mark) {
  const note = state.cable.notes[mark.id] ?? "";
  const field = make("textarea", { name: "note", rows: 4, maxlength: 2000 });
  field.value = note;
  const values = await show("Note", [make("label", {}, "For the next reader; it is not published ", field)], {
    confirm: "Save",
  });
  return values && values.note;
}

export async function askWords(title, words = "") {
  const values = await show(
    title,
    [
      make(
        "label",
        {},
        "Words ",
        make("input", {
          type: "search",
          name: "words",
          value: words,
          required: true,
          autocomplete: "off",
          spellcheck: "false",
        }),
      ),
    ],
    { confirm: "Search" },
  );
  return values && values.words;
}

/** Show what was found in the box; a link goes to the place. */
export function showHits(words, { hits, cables, more }) {
  const dialog = byId("dialog");
  const items = hits.map((hit) =>
    make(
      "li",
      {},
      make(
        "a.hit",
        { href: `#${hit.number}/${hit.start}-${hit.end}`, on: { click: () => dialog.close() } },
        make("span.row-file", { text: `${hit.file}:${hit.line}` }),
        make("span.hit-text", {}, `${hit.before} `, make("mark", { text: hit.hit }), ` ${hit.after}`),
      ),
    ),
  );
  const summary = hits.length
    ? `${counted(hits.length, "place")} in ${counted(cables, "cable")}${more ? ", and more" : ""}`
    : "Not found in the box.";
  return show(`Search: ${words}`, [make("p", { text: summary }), make("ol.hits", {}, ...items)], {
    confirm: null,
    wide: true,
  });
}

export function showHelp(groups, singleKeys) {
  const parts = groups.map(([title, rows]) =>
    make(
      "section",
      {},
      make("h3", { text: title }),
      make(
        "dl.key-list",
        {},
        ...rows.flatMap(([names, text]) => [
          make("dt", {}, ...names.map((name) => make("kbd", { text: name }))),
          make("dd", { text }),
        ]),
      ),
    ),
  );
  const toggle = make("input", {
    type: "checkbox",
    id: "single-keys",
    on: { change: (event) => singleKeys.set(event.target.checked) },
  });
  toggle.checked = singleKeys.get();
  const legend = make(
    "p.legend",
    {},
    ...[
      ["undecided", "? undecided"],
      ["masked", "■ masked"],
      ["kept", "○ kept"],
      ["protected", "◆ protected"],
      ["added", "+ added"],
    ].map(([kind, text]) => make(`span.fate.is-${kind}`, { text })),
  );
  return show(
    "Keys",
    [
      legend,
      make("div.key-groups", {}, ...parts),
      make(
        "label.check",
        {},
        toggle,
        " Single keys act (turn this off if your screen reader or voice control needs them)",
      ),
    ],
    { confirm: null, wide: true },
  );
}
