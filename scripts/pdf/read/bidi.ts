// Puts Latin words in lines of Arabic and Hebrew in the order in which they are read.

/** Matches a letter that is written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The kinds of stretches in a line for PDFium: right to left, left to right, weak (digits, marks, `.,:/+-#$%`), other. */
const stretches = {
  right: /(?:(?![\p{M}\p{N}\u060c\u066a-\u066c])[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])+/uy,
  left: /(?:(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L})+/uy,
  weak: /[\p{M}\p{N}\p{Sc}+\-.,:/#%\u00a0\u00b0\u00b1\u060c\u066a-\u066c\u2030\u2212]+/uy,
  other: /[\s\S]/uy,
} as const;

type Stretch = Readonly<{ kind: keyof typeof stretches; text: string }>;

/**
 * Puts the Latin words of a page's text, lines separated by line feeds, in order in lines of right-to-left writing. There
 * PDFium gives the words and signs one by one from right to left, so that `https://example.org` becomes
 * `org.example://https`.
 */
export function orderWords(reading: string): string {
  if (!rightToLeft.test(reading)) return reading;
  return reading
    .split('\n')
    .map((line) => (rightToLeft.test(line) ? orderLine(line) : line))
    .join('\n');
}

function orderLine(line: string): string {
  const parts = divide(line);
  const count = (kind: Stretch['kind']) => parts.filter((part) => part.kind === kind).length;
  // PDFium then treats the line as left-to-right writing.
  if (count('right') < count('left')) return line;
  const isIn = (part: Stretch | undefined) =>
    part?.kind === 'left' || (part?.kind === 'weak' && /\p{N}/u.test(part.text));
  const ordered: string[] = [];
  for (let at = 0; at < parts.length; ) {
    let end = at;
    while (end < parts.length && parts[end]?.kind !== 'right') end += 1;
    // Only what is between Latin words is reversed: signs at the ends may belong to the right-to-left text.
    const run = parts.slice(at, end);
    const words = [...run.keys()].filter((index) => run[index]?.kind === 'left');
    let [first, last] = [words[0] ?? 0, words.at(-1) ?? -1];
    if (first > 0 && isIn(run[first - 1])) first -= 1;
    if (last >= 0 && isIn(run[last + 1])) last += 1;
    const inside = run.slice(first, last + 1).reverse();
    ordered.push(
      ...[...run.slice(0, first), ...inside, ...run.slice(last + 1)].map(({ text }) => text),
      parts[end]?.text ?? '',
    );
    at = end + 1;
  }
  return ordered.join('');
}

function divide(line: string): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (let at = 0; at < line.length; ) {
    for (const [kind, pattern] of Object.entries(stretches) as [Stretch['kind'], RegExp][]) {
      pattern.lastIndex = at;
      const [text] = pattern.exec(line) ?? [];
      if (text === undefined) continue;
      const last = parts.at(-1);
      if (kind === 'other' && last?.kind === 'other')
        parts[parts.length - 1] = { kind, text: last.text + text };
      else parts.push({ kind, text });
      at += text.length;
      break;
    }
  }
  return parts;
}
