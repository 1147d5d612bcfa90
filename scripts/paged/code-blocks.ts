// Prepares blocks of code for paper: divides them into boxes between which a page may end, and takes out their colours.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Stretch } from '../model/world.ts';
import { type LineLook, linedClass, lineElement, lineLooks } from '../tree/line-marks.ts';
import { visit } from '../tree/visit.ts';

/**
 * The colours of the code in a tree: the number of its blocks, and the coloured stretches of text by class, such as
 * `hl-keyword`.
 */
type Colours = Readonly<{ blocks: number; paint: ReadonlyMap<string, readonly Stretch[]> }>;

/**
 * Classes that are set in black like the text around them where the ink is black (templates/print/black.css gives greys
 * to the others). They are not painted, since each painted stretch makes the PDF larger and slower to make and to read.
 */
export const black: ReadonlySet<string> = new Set(
  [
    'keyword operator selector-tag number literal symbol title built_in type section name attr attribute',
    'meta deletion variable template-variable tag prompt',
  ]
    .flatMap((scopes) => scopes.split(' '))
    .map((scope) => `hl-${scope}`),
);

/** Columns from one tab stop to the next, as in templates/print/code.css. */
const tabSize = 4;

/**
 * Replaces the tabs of a block of code by spaces, in place. Chromium counts tab stops from the hanging indent of a long
 * line, where they would not be those of the code. The spaces of an indent do not break, since a word without room beside
 * them would leave them on a line of their own.
 */
export function expandTabs(code: Element): void {
  let column = 0;
  let indents = true;
  visit(code, 'text', (node) => {
    node.value = node.value.replace(/\t|\n| +|[^\t\n ]+/g, (part) => {
      if (part === '\n') {
        column = 0;
        indents = true;
        return part;
      }
      const room = part === '\t' ? tabSize - (column % tabSize) : part.length;
      column += room;
      if (part !== '\t' && !part.startsWith(' ')) {
        indents = false;
        return part;
      }
      return (indents ? '\u00a0' : ' ').repeat(room);
    });
  });
}

/**
 * Takes the coloured elements out of each `pre > code` of a tree, in place, and divides its text into boxes (`setLines`).
 * Gives the colours, without those of the classes in `plain`. They are painted by the CSS Custom Highlight API.
 */
export function takeColours(tree: Root, plain: ReadonlySet<string> = new Set()): Colours {
  const paint = new Map<string, Stretch[]>();
  let blocks = 0;
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName === 'pre') expandTabs(node);
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return;
    let end = 0;
    for (const child of node.children) {
      const start = end;
      end += textOf(child).length;
      const [name] =
        child.type === 'element' && Array.isArray(child.properties.className)
          ? child.properties.className
          : [];
      if (name === undefined || plain.has(String(name))) continue;
      const stretches = paint.get(String(name)) ?? [];
      stretches.push([blocks, start, end]);
      paint.set(String(name), stretches);
    }
    const looks = lineLooks(node);
    if (looks) parent.properties.className = linedClass(node).split(' ');
    node.children = setLines(textOf(node), looks);
    blocks += 1;
  });
  return { blocks, paint };
}

/** Lines of this many columns or more may be wider than their block. */
const wide = 60;

/**
 * By how many columns the rest of a wrapped line is indented beyond the line's own indent, and the largest indent in all.
 * The half column tells readers that the line goes on, since no line of code begins there.
 */
const hang = { step: 2.5, most: 24.5 };

/** The least number of lines of code before and after a page break. */
const least = 3;

/** The lines of one box, several short ones or one long one, and the empty lines above them. */
type Run = { lines: string[]; long: boolean; above: string };

/**
 * Divides the text of a block of code into boxes, without changing a letter. Empty lines become a margin above a box
 * (`--gap`), so that Chromium drops them at the head of a page. No page ends after a box of class `keep`, since fewer than
 * three lines would be left before or after the break: of the block, or of a group of lines without an empty line. Inside
 * a box, `orphans` and `widows` see to that; a box too short to be divided has the class `whole`, since Chromium divides
 * some of them nevertheless. The rest of a long line (class `long`) hangs under its indent (`--hang`). With `looks`, every
 * line is in an element of its own, which stays inline so that `orphans` and `widows` count it.
 */
export function setLines(code: string, looks?: (line: number) => LineLook): Element[] {
  const runs = runsOf(code);
  const first = (index: number) => index === 0 || runs[index]?.above !== '';
  const passed = [0];
  for (const { lines } of runs) passed.push((passed.at(-1) ?? 0) + lines.length);
  const lines = (from: number, to: number) => (passed[to] ?? 0) - (passed[from] ?? 0);
  const groups = runs.flatMap((_, index) => (first(index) ? [index] : []));
  let group = -1;
  let passedEmpty = 0;
  return runs.flatMap((run, index) => {
    if (first(index)) group += 1;
    const block = [lines(0, index + 1), lines(index + 1, runs.length)];
    const [from = 0, to = runs.length] = [groups[group], groups[group + 1]];
    const within = [lines(from, index + 1), lines(index + 1, to)];
    const counted = first(index + 1) ? block : [...block, ...within];
    const keep = index < runs.length - 1 && counted.some((count) => count < least);
    const empty = run.above.split('\n').length - 1;
    passedEmpty += empty;
    const line = (passed[index] ?? 0) + passedEmpty;
    const gap = index === 0 ? 0 : empty;
    return [
      ...(run.above === '' ? [] : [h('span', { hidden: true }, run.above)]),
      ...(run.lines.length === 0 ? [] : [box(run, keep, gap, looks && ((row) => looks(line + row)))]),
    ];
  });
}

function runsOf(code: string): readonly Run[] {
  const runs: Run[] = [];
  let above = '';
  for (const line of code.split(/(?<=\n)/)) {
    if (line.trim() === '') {
      above += line;
      continue;
    }
    const long = line.length >= wide;
    const last = runs.at(-1);
    if (last && !last.long && !long && above === '') last.lines.push(line);
    else runs.push({ lines: [line], long, above });
    above = '';
  }
  return above === '' ? runs : [...runs, { lines: [], long: false, above }];
}

/** A line of this many characters may take so many rows that it has to be divided between pages. */
const divisible = 500;

function box(
  { lines, long }: Run,
  keep: boolean,
  gap: number,
  looks: ((row: number) => LineLook) | undefined,
): Element {
  const [line = ''] = lines;
  const indent = /^[ \t\u00a0]*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0;
  const whole = long ? line.length < divisible : lines.length < 2 * least;
  const style = [
    gap > 0 ? `--gap: ${gap}` : '',
    long ? `--hang: ${Math.min(indent + hang.step, hang.most)}ch` : '',
  ].filter(Boolean);
  return h(
    'span',
    {
      className: [
        long ? 'long' : 'run',
        ...(whole ? ['whole'] : []),
        ...(keep ? ['keep'] : []),
        ...(gap > 0 ? ['gap'] : []),
      ],
      ...(style.length > 0 && { style: style.join('; ') }),
    },
    looks
      ? lines.map((text, row) => lineElement(looks(row), [{ type: 'text', value: text }]))
      : lines.join(''),
  );
}
