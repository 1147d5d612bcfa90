// Lines of code with a mark, a number or callouts: how blocks of code tell of them, from Markdown to each edition.

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** The kinds of marks: lines that the author points to, and lines that a change adds or removes. */
export type Mark = 'marked' | 'added' | 'removed';

const signs: Readonly<Record<Mark, string>> = { marked: '', added: '+', removed: '-' };

/** The form of `data-lines`: lines, from 1 on, each with a sign before it if a change adds or removes it. */
export const dataLinesForm = /^[+-]?\d{1,6}(?: [+-]?\d{1,6}){0,9999}$/;

/** The form of `data-start`: the number of the first line. */
export const dataStartForm = /^\d{1,6}$/;

/** The form of `data-callouts`: lines, from 1 on, each with the numbers of its callouts. */
export const dataCalloutsForm = /^\d{1,6}:\d{1,2}(?:,\d{1,2})*(?: \d{1,6}:\d{1,2}(?:,\d{1,2})*)*$/;

/** Writes marks, by line from 0 on, as the value of `data-lines`. */
export function writeMarks(marks: ReadonlyMap<number, Mark>): string {
  return [...marks]
    .sort(([one], [other]) => one - other)
    .map(([line, mark]) => `${signs[mark]}${line + 1}`)
    .join(' ');
}

/** A line of code as an edition shows it: the class of its mark, its number, and the numbers of its callouts. */
export type LineLook = Readonly<{
  className: string | undefined;
  number: number | undefined;
  callouts?: string | undefined;
}>;

/**
 * Gives the function that tells how a line of `code`, counted from 0, is shown; undefined if no line of it has a mark, a number
 * or callouts.
 */
export function lineLooks(code: Element): ((line: number) => LineLook) | undefined {
  const { dataLines, dataStart, dataCallouts } = code.properties;
  if (dataLines === undefined && dataStart === undefined && dataCallouts === undefined) return undefined;
  const marks = new Map(
    String(dataLines ?? '')
      .split(' ')
      .filter(Boolean)
      .map((word) => {
        const [, sign, line] = /^([+-]?)(\d+)$/.exec(word) ?? [];
        return [Number(line) - 1, sign === '+' ? 'added' : sign === '-' ? 'removed' : 'marked'];
      }),
  );
  const callouts = new Map(
    [...String(dataCallouts ?? '').matchAll(/(\d+):([\d,]+)/g)].map(([, line, numbers = '']) => [
      Number(line) - 1,
      numbers.replaceAll(',', ' '),
    ]),
  );
  const start = dataStart === undefined ? undefined : Number(dataStart);
  return (line) => {
    const mark = marks.get(line);
    return {
      className: mark && `line-${mark}`,
      number: start === undefined ? undefined : start + line,
      callouts: callouts.get(line),
    };
  };
}

/**
 * Puts a line into an element with the class of its mark. Its number and its callouts are attributes, `data-n` of the line and
 * `data-callouts` of an empty element at its end, which stylesheets show.
 */
export function lineElement(
  { className, number, callouts }: LineLook,
  line: readonly ElementContent[],
): Element {
  const properties = {
    className: ['line', ...(className === undefined ? [] : [className])],
    ...(number !== undefined && { dataN: String(number) }),
  };
  return h('span', properties, callouts === undefined ? [...line] : withCallouts(line, callouts));
}

/** Adds the callouts of a line before the line break that ends it, which may be inside of other elements. */
function withCallouts(line: readonly ElementContent[], callouts: string): ElementContent[] {
  const [before, last] = [line.slice(0, -1), line.at(-1)];
  const end = h('span', { dataCallouts: callouts });
  if (last?.type === 'element')
    return [...before, { ...last, children: withCallouts(last.children, callouts) }];
  if (last?.type !== 'text' || !last.value.endsWith('\n')) return [...line, end];
  return [...before, { type: 'text', value: last.value.slice(0, -1) }, end, { type: 'text', value: '\n' }];
}

/** The class of a block of code whose lines have numbers, or else of one that has lines with marks. */
export function linedClass(code: Element): string {
  return code.properties.dataStart === undefined ? 'lined' : 'lined counted';
}
