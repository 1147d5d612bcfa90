// Words of Latin letters in lines of Arabic and Hebrew, put in the order in which they are read.

/** Letters that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Stretches of one kind as PDFium divides a line: right to left, left to right, weak (digits, marks, `.,:/+-#$%`), others. */
const stretches = {
  right: /(?:(?![\p{M}\p{N}\u060c\u066a-\u066c])[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])+/uy,
  left: /(?:(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L})+/uy,
  weak: /[\p{M}\p{N}\p{Sc}+\-.,:/#%\u00a0\u00b0\u00b1\u060c\u066a-\u066c\u2030\u2212]+/uy,
  other: /[\s\S]/uy,
} as const;

type Stretch = Readonly<{ kind: keyof typeof stretches; text: string }>;

/**
 * How a page reads, its lines divided by line feeds, with Latin words in their order in lines of right-to-left writing.
 * There PDFium takes the words and signs of the line from right to left one by one, so that `https://example.org` reads
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
  // PDFium then takes the line for one of left-to-right writing.
  if (count('right') < count('left')) return line;
  const isIn = (part: Stretch | undefined) =>
    part?.kind === 'left' || (part?.kind === 'weak' && /\p{N}/u.test(part.text));
  const ordered: string[] = [];
  for (let at = 0; at < parts.length; ) {
    let end = at;
    while (end < parts.length && parts[end]?.kind !== 'right') end += 1;
    // From a Latin word to a Latin word: what stands at the ends may belong to the other writing.
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
