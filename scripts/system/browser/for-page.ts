// Prepares a function of `inpage/` for a page, to which it is sent as source text.

/**
 * Makes a function for `page.evaluate`, of the same type. Puppeteer sends a function's source to the page, so `program` may
 * use only its arguments and the browser's globals. tsx wraps inner functions in calls of a helper `__name`, to keep their
 * names. The helper is not defined on the window, since the ids in a book become properties of the window.
 */
export function forPage<Program extends (...input: never[]) => unknown>(program: Program): Program {
  const text = `const __name = (named) => named; return (${program})(...input);`;
  return new Function('...input', text) as unknown as Program;
}
