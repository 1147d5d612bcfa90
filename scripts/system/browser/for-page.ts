// A program of `inpage/` made ready for a page, which gets it as text.

/**
 * The function for `page.evaluate`, of the same type. Puppeteer sends the page a function's source, so a program may use
 * only its arguments and what browsers have. tsx puts calls of a helper `__name` round the functions inside, which keep
 * their names. The helper is defined beside the program and not on the window, whose properties the ids of a book are.
 */
export function forPage<Program extends (...input: never[]) => unknown>(program: Program): Program {
  const text = `const __name = (named) => named; return (${program})(...input);`;
  return new Function('...input', text) as unknown as Program;
}
