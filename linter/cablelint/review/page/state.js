// What the page shows at the moment.

export const state = {
  /** The box: reviewer, count, filters, codes. */
  box: null,
  /** The cables of the list, as filtered and ordered. */
  list: [],
  /** The cable on screen. */
  cable: null,
  /** The identifier of the current mention. */
  current: null,
  /** Whether the release is shown in place of the cable. */
  isPublic: false,
  /** The selection by keyboard: start and end of it in the text, or null. */
  selection: null,
  /** The filter of the list. */
  filter: { order: "number" },
};

export const marks = () => state.cable?.marks ?? [];
export const currentMark = () => marks().find((mark) => mark.id === state.current) ?? null;
export const personOf = (mark) => state.cable.people.find((person) => person.id === mark.person) ?? null;
export const isUndecided = (mark) => mark.state === "undecided";
export const isLow = (mark) => mark.confidence < state.box.low;

/** The text of a mention, its line ends as spaces. */
export const words = (mark) => state.cable.text.slice(mark.start, mark.end).replace(/\s+/g, " ");

/** Take over what the server answered about the cable; text and lines stay unless they were sent. */
export function take(answer) {
  state.cable = { ...(state.cable?.number === answer.number ? state.cable : {}), ...answer };
  state.box.progress = answer.progress;
}
