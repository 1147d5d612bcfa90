// Takes comments that mark lines out of code: those of Docusaurus, Gatsby, VitePress and Shiki.

import type { Mark } from '../tree/line-marks.ts';
import { commentClosing, commentOpening } from './code-comments.ts';

/** Code without its marking comments, and the marks of its lines, from 0 on. */
export type MarkedCode = Readonly<{ code: string; marks: ReadonlyMap<number, Mark> }>;

/** `// highlight-next-line` of Docusaurus, with its relatives, alone on a line or at the end of one. */
const magic = new RegExp(
  String.raw`^(.*?)[ \t]*${commentOpening}[ \t]*highlight-(next-line|start|end|line)[ \t]*${commentClosing}[ \t]*$`,
);

/** `// [!code highlight:3]` of VitePress and Shiki. */
const notation = new RegExp(
  String.raw`^(.*?)[ \t]*${commentOpening}[ \t]*\[!code[ \t]+(highlight|hl|focus|error|warning|\+\+|--)(?::(\d{1,4}))?\][ \t]*${commentClosing}[ \t]*$`,
);

const quick = /highlight-(?:next-line|start|end|line)|\[!code /;

/** Gives `code` without its marking comments. A start without an end, or an end without a start, stays as it is. */
export function takeLineComments(code: string): MarkedCode {
  if (!quick.test(code)) return { code, marks: new Map() };
  const lines = code.split('\n');
  const kept: string[] = [];
  const marks = new Map<number, Mark>();
  const mark = (from: number, count: number, kind: Mark) => {
    for (let line = from; line < from + count; line += 1) marks.set(line, kind);
  };
  let open: number | undefined;
  for (const [index, line] of lines.entries()) {
    const [, before = '', word] = magic.exec(line) ?? [];
    const alone = before.trim() === '';
    if (word === 'line' && !alone) {
      mark(kept.length, 1, 'marked');
      kept.push(before);
    } else if (word === 'next-line' && alone) mark(kept.length, 1, 'marked');
    else if (word === 'start' && alone && open === undefined && endsLater(lines, index)) open = kept.length;
    else if (word === 'end' && alone && open !== undefined) {
      mark(open, kept.length - open, 'marked');
      open = undefined;
    } else takeNotation(line, kept, mark);
  }
  for (const line of [...marks.keys()]) if (line >= kept.length) marks.delete(line);
  return { code: kept.join('\n'), marks };
}

function endsLater(lines: readonly string[], start: number): boolean {
  return lines.some((line, index) => index > start && magic.exec(line)?.[2] === 'end');
}

/** Adds a line without its notations, such as `[!code ++]`, of which it may have several. */
function takeNotation(
  line: string,
  kept: string[],
  mark: (from: number, count: number, kind: Mark) => void,
): void {
  let rest = line;
  let found = notation.exec(rest);
  while (found) {
    const [, before = '', word = '', count = '1'] = found;
    // A notation that is alone on its line speaks of the lines after it.
    mark(kept.length, Number(count), word === '++' ? 'added' : word === '--' ? 'removed' : 'marked');
    rest = before;
    found = notation.exec(rest);
  }
  if (rest === line || rest.trim() !== '') kept.push(rest);
}
