// Reads which lines of a block of code are marked or numbered from the words after its fence.

/** The line numbers after a fence: the lines to be marked, from 1 on, and the number of the first line. */
export type LineOptions = Readonly<{ marked: readonly number[]; start: number | undefined }>;

/** Lines in braces: `{1,3-5}` of Gatsby, Docusaurus and VitePress. */
const braces = /(?:^|[^\w$#])\{[ \t]*(\d+(?:-\d+)?(?:[ \t]*,[ \t]*\d+(?:-\d+)?)*)[ \t]*,?[ \t]*\}/;

/** Options with lines: of MkDocs, Sphinx, Hugo and Zola. */
const lists =
  /(?:^|[\s{,])(?:hl_lines|emphasize-lines|emphasize_lines|highlight-lines)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|(\d+(?:-\d+)?(?:[ ,]\d+(?:-\d+)?)*))/;

/** Words that ask for numbers, some with the first one. */
const numbers = new RegExp(
  String.raw`(?:^|[\s{,.:])(?:linenums|showLineNumbers|numberLines|number-lines|line-numbers|linenos)` +
    String.raw`(?:[ \t]*[=:][ \t]*["']?(\w+)["']?|\{(\d+)\})?(?=[\s,}]|$)`,
);

/** Options with the number of the first line: of Pandoc, Hugo and Sphinx. */
const starts = /(?:^|[\s{,])(?:startFrom|start-from|linenostart|lineno-start)[ \t]*=[ \t]*["']?(\d{1,6})\b/;

/** More lines than this are no line numbers. */
const most = 100_000;

/** Gives the lines that the words after a fence, without its language, name. */
export function lineOptions(meta: string): LineOptions {
  const unquoted = meta.replace(/\b(?:title|caption|filename|file)=(?:"[^"]*"|'[^']*')/g, '');
  const [, inBraces] = braces.exec(unquoted) ?? [];
  const [, ...listed] = lists.exec(unquoted) ?? [];
  const named = [inBraces, listed.find((one) => one !== undefined)].filter((one) => one !== undefined);
  return { marked: named.flatMap(rangesIn), start: startIn(unquoted) };
}

function rangesIn(text: string): readonly number[] {
  return [...text.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from = '', to = from]) => {
    const [first, last] = [Number(from), Number(to)];
    if (first < 1 || last < first || last > most) return [];
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

function startIn(meta: string): number | undefined {
  const asked = numbers.exec(meta);
  if (!asked || /:no-line-numbers\b/.test(meta)) return undefined;
  const value = asked[1] ?? asked[2] ?? '';
  if (/^(?:false|no|0|none)$/i.test(value)) return undefined;
  const [, from] = starts.exec(meta) ?? [];
  const start = from ?? (/^\d{1,6}$/.test(value) ? value : '1');
  return Number(start);
}
