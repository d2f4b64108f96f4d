// Queries as addresses: pure functions, for lists.js.

/** Return the [name, value] pairs of a form's data whose value is not blank, in their order. */
export function withoutBlanks(data) {
  return [...data].filter(([, value]) => String(value).trim() !== "");
}
