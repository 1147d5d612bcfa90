// Lines of code with a mark or a number: how blocks of code tell of them, from Markdown to each edition.

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';

/** The kinds of marks: lines that the author points to, and lines that a change adds or removes. */
export type Mark = 'marked' | 'added' | 'removed';

const signs: Readonly<Record<Mark, string>> = { marked: '', added: '+', removed: '-' };

/** The form of `data-lines`: lines, from 1 on, each with a sign before it if a change adds or removes it. */
export const dataLinesForm = /^[+-]?\d{1,6}(?: [+-]?\d{1,6}){0,9999}$/;

/** The form of `data-start`: the number of the first line. */
export const dataStartForm = /^\d{1,6}$/;

/** Writes marks, by line from 0 on, as the value of `data-lines`. */
export function writeMarks(marks: ReadonlyMap<number, Mark>): string {
  return [...marks]
    .sort(([one], [other]) => one - other)
    .map(([line, mark]) => `${signs[mark]}${line + 1}`)
    .join(' ');
}

/** A line of code as an edition shows it: the class of its mark, and its number. */
export type LineLook = Readonly<{ className: string | undefined; number: number | undefined }>;

/**
 * Gives the function that tells how a line of `code`, counted from 0, is shown; undefined if no line of it has a mark or
 * a number.
 */
export function lineLooks(code: Element): ((line: number) => LineLook) | undefined {
  const { dataLines, dataStart } = code.properties;
  if (dataLines === undefined && dataStart === undefined) return undefined;
  const marks = new Map(
    String(dataLines ?? '')
      .split(' ')
      .filter(Boolean)
      .map((word) => {
        const [, sign, line] = /^([+-]?)(\d+)$/.exec(word) ?? [];
        return [Number(line) - 1, sign === '+' ? 'added' : sign === '-' ? 'removed' : 'marked'];
      }),
  );
  const start = dataStart === undefined ? undefined : Number(dataStart);
  return (line) => {
    const mark = marks.get(line);
    return {
      className: mark && `line-${mark}`,
      number: start === undefined ? undefined : start + line,
    };
  };
}

/** Puts a line into an element with the class of its mark, and its number as `data-n`, which stylesheets show. */
export function lineElement({ className, number }: LineLook, line: readonly ElementContent[]): Element {
  const properties = {
    className: ['line', ...(className === undefined ? [] : [className])],
    ...(number !== undefined && { dataN: String(number) }),
  };
  return h('span', properties, [...line]);
}

/** The class of a block of code whose lines have numbers, or else of one that has lines with marks. */
export function linedClass(code: Element): string {
  return code.properties.dataStart === undefined ? 'lined' : 'lined counted';
}
