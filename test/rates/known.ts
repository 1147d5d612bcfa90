// What the proof does not tell rightly yet, each with the reason. What it tells rightly has to be taken out of these lists.

import type { FormatId } from './disguise.ts';

const web = ['html', 'epub'] as const;
const paper = ['pdf', 'print'] as const;
const all = [...web, ...paper] as const;

/** One reason for some disguises of some formats. */
function because(
  why: string,
  formats: readonly FormatId[],
  ...names: readonly string[]
): Readonly<Record<string, string>> {
  return Object.fromEntries(formats.flatMap((id) => names.map((name) => [`${id}: ${name}`, why])));
}

const placeOfAnchors = 'Only that an anchor is in the copy is proved, not that it stands at its text.';
const links = 'That a link leads to something is proved, not that it is there or leads where the book says.';
const order = 'Each chapter is looked for in the whole copy, whatever stands before it.';
const looked = 'Code and chapters are read from the file; only the notice and its like are looked at.';
const rows = 'On pages, a line is looked for within some rows of the one before it, wherever it begins.';
const notices =
  'A notice on paper may be divided by a page’s end, so that it is not counted or read as a whole.';
const oneLook = 'The page is looked at once, in one window, in light colours, without a script.';

/** Disguises that it does not catch, by `FORMAT: NAME`. */
export const knownMisses: Readonly<Record<string, string>> = {
  ...because(placeOfAnchors, ['epub', ...paper], 'an anchor moved to another chapter'),
  ...because(placeOfAnchors, web, 'an anchor moved to the end of its chapter'),
  ...because(
    'A printer’s PDF may have no destinations at all, since nobody follows them on paper.',
    ['print'],
    'all anchors removed',
  ),
  ...because(links, all, 'a link inside that leads elsewhere'),
  ...because(links, web, 'a link inside removed'),
  ...because(
    'An address is looked for in the whole edition, and the page with the whole book still has it.',
    ['html'],
    'a link turned to another page of its host',
  ),
  ...because(
    'On paper, the addresses of links stand in notes, which are not read.',
    ['print'],
    'a link out of it removed',
  ),
  ...because(order, ['epub', ...paper], 'two chapters in another order'),
  ...because(
    'What is outside the linear order is read as part of the book, as covers and notes of others are.',
    ['epub'],
    'a chapter outside the linear reading order',
  ),
  ...because(
    looked,
    web,
    'a listing taken out of the page',
    'a listing white on white',
    'all chapters taken out of the page',
  ),
  ...because(looked, paper, 'a line of code below a white box'),
  ...because(rows, paper, 'a line put into code', 'the indent of a line of code dropped'),
  ...because(
    notices,
    ['print'],
    'the paragraphs of the notice in another order',
    'a sentence between the paragraphs of the notice',
    'the notice cut from the copyright page',
  ),
  ...because(
    oneLook,
    web,
    'the notice hidden on small screens',
    'the notice hidden in dark colours',
    'the notice hidden when it is printed',
    'the notice fading after a minute',
    'the notice gone below the pointer',
  ),
  ...because(oneLook, ['html'], 'the notice removed by a script'),
  ...because(
    'A file may say that any letters stand for others (ActualText), as it must for joined letters.',
    paper,
    'the notice drawn in other letters than its text',
  ),
  ...because(
    'The page is drawn as for a screen; layers for printers are left out.',
    paper,
    'the notice covered when it is printed',
  ),
};

/** What honest hands do that it raises an alarm at, by `FORMAT: NAME`. */
export const knownAlarms: Readonly<Record<string, string>> = {
  ...because(
    'Ghostscript changes quotes for other letters, so that the licence is no longer word for word.',
    paper,
    'distilled by Ghostscript',
  ),
};
