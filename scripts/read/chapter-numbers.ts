// Numbers the chapters, appendices and sections of a book, where its author wants that and has not done it.

import type { PlacedAnchor, Section } from '../model/book.ts';
import type { Manifest } from '../settings/manifest.ts';
import { isCounted } from '../settings/roles.ts';
import type { ParsedChapter } from './parse.ts';

/** The deepest rank that is numbered, counted from the chapter: 1.1.1, as in LaTeX's books. */
const deepest = 3;

/** A heading above the current one: its depth in the book, its number, and the count of numbered headings below it. */
type Open = { depth: number; number: string | undefined; under: number };

/**
 * Numbers chapters and sections, except those that their author wants unnumbered, and what is in these. A number in the text stays, and the count goes on from it, as it does from words that
 * begin a title (`Chapter 3: Pipes`). Ids are given before and do not change. Every chapter also gets the number that
 * its captions begin with: in a book whose chapters have numbers, an appendix without one has its letter there.
 */
export function numberChapters(
  chapters: readonly ParsedChapter[],
  numbering: Manifest['numbering'],
): readonly ParsedChapter[] {
  const count = { chapters: 0, appendices: 0 };
  const inText = chapters.some(({ chapter }) => chapter.headings[0]?.number !== undefined);
  const open: Open[] = [];
  let outer = { isAppendix: false };
  return chapters.map((parsed) => {
    const { chapter } = parsed;
    const { level, role, matter } = chapter;
    if (level === 1) outer = { isAppendix: role === 'appendix' };
    const { isAppendix } = outer;
    const next = () => {
      if (isAppendix) return letterOf(++count.appendices);
      return isCounted(role) && matter === 'body' ? String(++count.chapters) : undefined;
    };
    const headings = chapter.headings.map((section): Section => {
      const depth = level - 1 + section.rank;
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
      const parent = open.at(-1);
      const written = section.number ?? (depth === 1 ? numberInWords(section.title) : undefined);
      const isUnnumbered = section.node.data?.unnumbered === true;
      const isSection = depth <= deepest && !isUnnumbered && (section.rank > 1 || isCounted(role));
      let number = written;
      if (depth === 1 && written === undefined) number = isUnnumbered ? undefined : next();
      else if (depth === 1) goOn(count, written ?? '');
      else if (parent?.number !== undefined && written !== undefined)
        parent.under = lastFigure(written) ?? parent.under + 1;
      else if (parent?.number !== undefined && isSection) number = `${parent.number}.${++parent.under}`;
      open.push({ depth, number, under: 0 });
      const wanted = numbering === 'sections' || (numbering === 'chapters' && depth === 1);
      return wanted && written === undefined && number !== undefined
        ? { ...section, number, isGiven: true }
        : section;
    });
    const own = chapter.headings[0]?.number;
    const borrows = numbering !== 'none' || (isAppendix && inText);
    const captionNumber = own ?? (borrows ? open[0]?.number : undefined);
    return {
      ...parsed,
      chapter: { ...chapter, headings, captionNumber },
      anchors: numberAnchors(parsed.anchors, headings),
    };
  });
}

/** What chapters and appendices are called, in the languages that Colophon has words of. */
const chapterWords = 'chapter|kapitel|chapitre|capítulo|capitolo|hoofdstuk|глава|פרק|الفصل';
const appendixWords = 'appendix|anhang|annexe|appendice|apéndice|apêndice|bijlage|приложение|נספח|ملحق';
const inWords = [
  new RegExp(String.raw`^(?:${chapterWords})\s+(\d+|[ivxlc]+)(?![\p{L}\p{N}])`, 'iu'),
  new RegExp(String.raw`^(?:${appendixWords})\s+([a-z]|\d+)(?![\p{L}\p{N}])`, 'iu'),
  /^第\s*(\d+)\s*章/u,
  /^(?:付録|附录|附錄)\s*([A-Z]|\d+)(?![\p{L}\p{N}])/u,
];

/** Gives the number that a title has in words (`Chapter 3: Pipes`, `Chapter IV`, `Appendix B`), so that it gets no other. */
function numberInWords(title: string): string | undefined {
  const [calling, appendix, ...others] = inWords.map((pattern) => pattern.exec(title.normalize('NFC'))?.[1]);
  const number = calling ?? appendix?.toUpperCase() ?? others.find((one) => one !== undefined);
  return calling !== undefined && !/^\d/.test(calling) ? String(ofRoman(calling)) : number;
}

function ofRoman(numeral: string): number {
  const values = [...numeral.toLowerCase()].map((sign) => ({ i: 1, v: 5, x: 10, l: 50, c: 100 })[sign] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** Lets the count go on from a number in the text: of chapters from figures, of appendices from letters. */
export function goOn(count: { chapters: number; appendices: number }, number: string): void {
  const [, figures, letters = ''] = /^(?:(\d+)|([A-Z]+))/.exec(number) ?? [];
  if (figures !== undefined) count.chapters = Number(figures);
  else if (letters !== '')
    count.appendices = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Gives the letter of the appendix in a place, from 1: A to Z, then AA, AB and so on. */
export function letterOf(place: number): string {
  const last = String.fromCharCode(65 + ((place - 1) % 26));
  return place > 26 ? letterOf(Math.floor((place - 1) / 26)) + last : last;
}

/** Gives the last figure of a number: 4 of `2.4`. */
export function lastFigure(number: string): number | undefined {
  const [, figures] = /(\d+)$/.exec(number) ?? [];
  return figures === undefined ? undefined : Number(figures);
}

/** Gives anchors the numbers of the headings that they name or stand under. */
function numberAnchors(
  anchors: readonly PlacedAnchor[],
  headings: readonly Section[],
): readonly PlacedAnchor[] {
  if (!headings.some(({ isGiven }) => isGiven)) return anchors;
  const byLocal = new Map(headings.map((section) => [section.local, section]));
  let above: Section | undefined;
  return anchors.map((anchor) => {
    const own = anchor.kind === 'place' ? undefined : byLocal.get(anchor.local);
    above = own ?? above;
    const isUnder = own !== undefined || anchor.title === above?.title;
    return above?.isGiven && isUnder ? { ...anchor, number: above.number } : anchor;
  });
}
