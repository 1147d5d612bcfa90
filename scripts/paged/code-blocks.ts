// Listings for paper: lines as boxes between which a page may end, and colours by the CSS Custom Highlight API.

import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Stretch } from '../model/world.ts';
import { visit } from '../tree/visit.ts';

/** The colours of a tree's code: how many blocks it has, and stretches in them by class (`hl-keyword`). */
type Colours = Readonly<{ blocks: number; paint: ReadonlyMap<string, readonly Stretch[]> }>;

/**
 * Classes that black ink sets as the text around them (templates/print/black.css gives greys to the others): every
 * stretch makes a line more pieces, to print, to keep and to read.
 */
export const black: ReadonlySet<string> = new Set(
  [
    'keyword operator selector-tag number literal symbol title built_in type section name attr attribute',
    'meta deletion variable template-variable tag',
  ]
    .flatMap((scopes) => scopes.split(' '))
    .map((scope) => `hl-${scope}`),
);

/** Columns from one tab stop to the next, as in templates/print/code.css. */
const tabSize = 4;

/**
 * Spaces in place of the tabs of a code, in place. On paper a tab is room and nothing else, and Chromium counts the stops
 * from the hanging indent of a long line, where they are none of the code's. The spaces of an indent don't break: else a
 * word that has no room beside them would leave them a row of their own.
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

/** Makes each `pre > code` of a tree one text, in place, and gives what was coloured and is not to be `plain`. */
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
    node.children = setLines(textOf(node));
    blocks += 1;
  });
  return { blocks, paint };
}

/** Lines from this many columns on may be wider than their block. */
const wide = 60;

/**
 * How far, in columns, the rest of a wrapped line stands in from the line's own indent; and the most in all. Half a column
 * off all columns: no line of code begins there.
 */
const hang = { step: 2.5, most: 24.5 };

/** So many lines of code stand at least before and after the end of a page. */
const least = 3;

/** Lines that stand in one box: short ones together, a long one alone; and the empty lines above. */
type Run = { lines: string[]; long: boolean; above: string };

/**
 * The boxes of a code's text; their text is the code's, letter by letter. Empty lines are room above a box (`--gap`), so
 * that none stands at the head of a page. A box of class `on` is one after which no page ends, since too few lines would
 * stand before or after: of the block, or of lines without an empty one between them. Inside a box, CSS sees to that;
 * too short to be divided, it is of class `whole` (Chromium divides some of them all the same).
 * The rest of a long line (`long`) hangs under its indent (`--hang`).
 */
export function setLines(code: string): Element[] {
  const runs = runsOf(code);
  const first = (index: number) => index === 0 || runs[index]?.above !== '';
  const passed = [0];
  for (const { lines } of runs) passed.push((passed.at(-1) ?? 0) + lines.length);
  const lines = (from: number, to: number) => (passed[to] ?? 0) - (passed[from] ?? 0);
  const stanzas = runs.flatMap((_, index) => (first(index) ? [index] : []));
  let stanza = -1;
  return runs.flatMap((run, index) => {
    if (first(index)) stanza += 1;
    const block = [lines(0, index + 1), lines(index + 1, runs.length)];
    const [from = 0, to = runs.length] = [stanzas[stanza], stanzas[stanza + 1]];
    const within = [lines(from, index + 1), lines(index + 1, to)];
    const counted = first(index + 1) ? block : [...block, ...within];
    const on = index < runs.length - 1 && counted.some((count) => count < least);
    const gap = index === 0 ? 0 : run.above.split('\n').length - 1;
    return [
      ...(run.above === '' ? [] : [h('span', { hidden: true }, run.above)]),
      ...(run.lines.length === 0 ? [] : [box(run, on, gap)]),
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

/** A long line of so many letters is likely to be long enough for two pages. */
const divisible = 500;

function box({ lines, long }: Run, on: boolean, gap: number): Element {
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
        ...(on ? ['on'] : []),
        ...(gap > 0 ? ['gap'] : []),
      ],
      ...(style.length > 0 && { style: style.join('; ') }),
    },
    lines.join(''),
  );
}
