// Requests to the server. Nothing of a cable is ever part of an address.

/** An answer that reports an error: `kind` is conflict, locked, choice, missing, request, file, internal or offline. */
export class ApiError extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

/** The name of this window: each has its own undo. */
export const windowName = crypto.randomUUID();

async function answered(request) {
  let answer;
  try {
    answer = await request;
  } catch {
    throw new ApiError("offline", "The server has ended. Start cablelint review again; everything decided is saved.");
  }
  if (answer.status === 403) throw new ApiError("refused", await answer.text());
  const values = await answer.json();
  if (!answer.ok) throw new ApiError(values.error, values.message);
  return values;
}

export const get = (path) => answered(fetch(`/api/${path}`));

export const post = (path, values = {}) =>
  answered(
    fetch(`/api/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ window: windowName, ...values }),
    }),
  );
