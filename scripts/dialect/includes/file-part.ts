// Cuts a part out of a file: lines by their numbers, or a region between two marks.

/** Lines of a file; undefined if it has no such region. `isOpen` tells that the region has no end. */
export type FilePart = Readonly<{ lines: readonly string[] | undefined; isOpen?: boolean }>;

/** The marks that begin and end a region in the comments of a program, by the tool that they come from. `NAME` is the name. */
const marks: readonly (readonly [begin: string, end: string])[] = [
  [String.raw`\bANCHOR:\s*NAME(?![\w-])`, String.raw`\bANCHOR_END:\s*NAME(?![\w-])`], // mdBook
  [String.raw`#?\bregion\s+NAME(?![\w-])`, String.raw`#?\bendregion\b(?:\s+NAME(?![\w-]))?`], // VitePress, editors
  [String.raw`\btag::NAME\[\]`, String.raw`\bend::NAME\[\]`], // AsciiDoc
  [String.raw`\[start:\s*NAME\]`, String.raw`\[end:\s*NAME\]`], // MkDocs
  [String.raw`\bstart snippet NAME(?![\w-])`, String.raw`\bend snippet NAME(?![\w-])`], // pandoc-include-code
  [String.raw`!\s*\[NAME\]`, String.raw`!\s*\[NAME\]`], // Doxygen, gitbook-plugin-include-codeblock
];

/** mdBook's marks, which it shows in no part of a file. */
const anchor = /\bANCHOR(?:_END)?:\s*[\w-]+/;

/**
 * Gives the lines of a file that `part` selects: all (``), one (`3`), some (`1,4-6`), from and to (`2:9`, `2-9`, `2:`, `:9`),
 * or those of a region (`main`).
 */
export function partOf(text: string, part: string): FilePart {
  const lines = text.replace(/^\ufeff|\r?\n$/g, '').split(/\r?\n/);
  const isRanges = /^(?:\d*(?:[:-]\d*)?)(?:,\d+(?:[:-]\d*)?)*$/.test(part);
  if (!isRanges) return regionOf(lines, part);
  const wanted = part.split(',').flatMap((range) => {
    const [, from = '', sign = '', to = ''] = /^(\d*)([:-]?)(\d*)$/.exec(range) ?? [];
    const first = Math.max(1, Number(from || 1));
    return lines.slice(first - 1, to ? Number(to) : from && !sign ? first : lines.length);
  });
  return { lines: wanted.filter((line) => !anchor.test(line)) };
}

function regionOf(lines: readonly string[], name: string): FilePart {
  const literal = name.replace(/[^\w-]/g, String.raw`\$&`);
  for (const [begin, end] of marks) {
    const [isBegin, isEnd] = [begin, end].map((one) => new RegExp(one.replaceAll('NAME', literal))) as [
      RegExp,
      RegExp,
    ];
    const first = lines.findIndex((line) => isBegin.test(line));
    if (first < 0) continue;
    const last = lines.findIndex((line, index) => index > first && isEnd.test(line));
    const isMark = (line: string) =>
      [begin, end].some((one) => new RegExp(one.replaceAll('NAME', String.raw`[\w-]+`)).test(line));
    const inside = lines.slice(first + 1, last < 0 ? undefined : last);
    // As in mdBook, a region without an end continues to the end of the file.
    return { lines: inside.filter((line) => !isMark(line)), isOpen: last < 0 };
  }
  return { lines: undefined };
}

/** Takes the indent that all lines share off them, or so many characters of it. */
export function dedented(lines: readonly string[], most = Number.POSITIVE_INFINITY): readonly string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const [first = ''] = indents;
  let shared = 0;
  while (shared < Math.min(first.length, most) && indents.every((indent) => indent[shared] === first[shared]))
    shared += 1;
  return lines.map((line) => (line.trim() === '' ? line.trimStart() : line.slice(shared)));
}
