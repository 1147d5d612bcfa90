// Divides the words of a paragraph into the lines of its source.

import type { Paragraph, PhrasingContent } from 'mdast';

/** Gives the nodes of each line. Elements that span lines are not divided: their line is that in which they begin. */
export function linesOfParagraph({ children }: Paragraph): readonly PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    if (child.type !== 'text') {
      lines.at(-1)?.push(child);
      continue;
    }
    for (const [index, value] of child.value.split(/\r\n|\r|\n/).entries()) {
      if (index > 0) lines.push([]);
      const { position } = child;
      if (value !== '') lines.at(-1)?.push({ type: 'text', value, ...(position && { position }) });
    }
  }
  return lines;
}

/** Gives the text with which a line begins; empty if it begins with something else. */
export function beginningOf([first]: readonly PhrasingContent[]): string {
  return first?.type === 'text' ? first.value : '';
}

/** Gives a line without so many characters at its beginning, which are text. */
export function withoutBeginning(line: readonly PhrasingContent[], length: number): PhrasingContent[] {
  const [first, ...rest] = line;
  if (first?.type !== 'text') return [...line];
  const value = first.value.slice(length);
  return value === '' ? rest : [{ ...first, value }, ...rest];
}
