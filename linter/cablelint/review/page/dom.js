// Building elements: text is always text, so nothing in a cable can become markup.

/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/**
 * Make an element.
 * @param {string} name the tag, with classes after dots: "p.count"
 * @param {object} attributes `text` is the content, `on` the listeners, others are attributes; null leaves one out
 * @param {...(Node|string|null)} children nodes and texts
 */
export function make(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "text") element.textContent = value;
    else if (key === "on") for (const [type, act] of Object.entries(value)) element.addEventListener(type, act);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Replace the content of an element. */
export function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A button that does an action, with its key. */
export function button(label, act, key = null, attributes = {}) {
  return make(
    "button",
    { type: "button", "data-act": act, ...attributes },
    label,
    key ? make("kbd", { text: key }) : null,
  );
}

/** "1 cable", "3 cables". */
export function counted(number, singular, plural = `${singular}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? singular : plural}`;
}
