// Finds the line of a Mermaid diagram that its parser means.

/**
 * Gives the line of `text` that is line `line` for the parser, both from 1. Mermaid takes front matter, settings
 * (`%%{…}%%`), comments and empty lines before them out before it parses, and counts what is left.
 */
export function mermaidLine(text: string, line: number): number {
  const gone = new Uint8Array(text.length);
  const left = () => [...gone].flatMap((one, at) => (one ? [] : [at]));
  for (const form of [
    /^\s*-{3}\s*\n.*?\n\s*-{3}\s*\n+/s,
    /%{2}\{.*?\}%{2}/gs,
    /^\s*%%(?!\{)[^\n]+\n?/gm,
    /^\s+/,
  ]) {
    const places = left();
    const rest = places.map((at) => text[at]).join('');
    for (const found of rest.matchAll(
      new RegExp(form, form.flags.includes('g') ? form.flags : `${form.flags}g`),
    ))
      for (let at = found.index; at < found.index + found[0].length; at += 1) gone[places[at] ?? 0] = 1;
  }
  const places = left();
  let seen = 1;
  for (const at of places) {
    if (seen === line) return text.slice(0, at).split('\n').length;
    if (text[at] === '\n') seen += 1;
  }
  return text.trimEnd().split('\n').length;
}
