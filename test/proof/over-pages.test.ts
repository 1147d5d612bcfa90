// A text that goes on over the end of a page is there, whatever stands between; a word changed in it is found all the same.

import { describe, expect, test } from 'vitest';
import { print } from '../../scripts/formats/print/print.ts';
import type { Edition } from '../../scripts/model/book.ts';
import type { Copy } from '../../scripts/model/copy.ts';
import type { Reading } from '../../scripts/model/proof.ts';
import { stands } from '../../scripts/proof/demand.ts';
import { departures } from '../../scripts/proof/departure.ts';
import { fold } from '../../scripts/text/fold.ts';

const notice =
  'This small book is free; you may copy it for anybody who likes to read it, on paper or on a screen, as often as you ' +
  'like, and the above copyright notice must remain intact in each copy that anybody makes of it for other people.';
const half = notice.indexOf('on a screen');
const [head, tail] = [notice.slice(0, half), notice.slice(half)];
const before = 'All of this page is a paragraph of some words that nobody else would write in this order.';
const after = 'What follows is about something else, and goes on for some lines until the page has its end.';

/** A copy that somebody else made; `ours` is one that we made just now. */
function reading(...pages: readonly string[]): Reading {
  const documents = new Map(pages.map((text, index) => [String(index + 1), text]));
  const folded = new Map([...documents].map(([from, text]) => [from, fold(text)]));
  const copy = { documents, texts: pages.map(() => []) } as unknown as Copy;
  return {
    format: print,
    own: false,
    edition: {} as Edition,
    copy,
    folded,
    all: [...folded.values()].join(''),
  };
}

const ours = (...pages: readonly string[]): Reading => ({ ...reading(...pages), own: true });

describe.each([
  ['nothing', [`${before}\n${head}`, `${tail}\n${after}`]],
  ['a folio and a running head', [`${before}\n${head}\n112`, `A Small Book\n${tail}\n${after}\n113`]],
  [
    'a note',
    [
      `${before}\n${head}\n1 See the first chapter, and what is said of it in the third.`,
      `${tail}\n${after}`,
    ],
  ],
  ['the middle of a divided word', [`${before}\n${notice.slice(0, 60)}`, `${notice.slice(60)}\n${after}`]],
  ['a hyphen', [`${before}\n${notice.slice(0, 60)}-`, `${notice.slice(60)}\n${after}`]],
  [
    'a page of its middle',
    [`${before}\n${notice.slice(0, 70)}`, notice.slice(70, 140), `${notice.slice(140)}\n${after}`],
  ],
  ['only the last words', [`${before}\n${notice.slice(0, -14)}`, `${notice.slice(-14)}\n${after}`]],
])('with %s between', (_, pages) => {
  test('the text stands there', () => {
    expect(stands(reading(...pages), fold(notice))).toBe(true);
  });
});

describe.each([
  ['nothing', [`${before}\n${head}`, `${tail}\n${after}`]],
  ['the middle of a divided word', [`${before}\n${notice.slice(0, 60)}`, `${notice.slice(60)}\n${after}`]],
  [
    'three pages',
    [`${before}\n${notice.slice(0, 70)}`, notice.slice(70, 140), `${notice.slice(140)}\n${after}`],
  ],
  ['only the first words before', [`${before}\n${notice.slice(0, 16)}`, `${notice.slice(16)}\n${after}`]],
  ['only the last words after', [`${before}\n${notice.slice(0, -14)}`, `${notice.slice(-14)}\n${after}`]],
])('over pages, with %s', (_, pages) => {
  test('it is no alteration', () => {
    expect(departures(reading(...pages), notice)).toEqual([]);
  });

  test.each([
    ['free;', 'cheap;'],
    ['likes to', 'wants to'],
    ['intact', 'useful'],
    ['must remain', 'may remain'],
    ['other people', 'their friends'],
  ])('`%s` made `%s` is one, also where the notice stands elsewhere as it must', (old, words) => {
    const changed = pages.map((page) => page.replace(old, words));
    if (changed.join('') === pages.join('')) return; // the page's end falls into it
    const found = departures(reading(`${before}\n${notice}\n${after}`, ...changed), notice);
    expect(found.length).toBe(1);
    // Where the paragraph ends otherwise, only what it lacks is told.
    expect(
      [old, words].some((one) => found[0]?.shown.includes(one.split(' ')[0]?.replace(/\W/g, '') ?? '')),
    ).toBe(true);
  });
});

test.each([
  ['after the first part', [`${before}\n${head} and nobody else`, `${tail}\n${after}`]],
  ['before the second part', [`${before}\n${head}`, `but never ${tail}\n${after}`]],
])('words put in %s are an alteration', (_, pages) => {
  expect(
    departures(reading(notice, ...pages), notice)
      .map(({ shown }) => shown)
      .join(),
  ).toMatch(/\{\+.*(?:nobody|never)/);
});

test('in a file of ours nothing stands between', () => {
  expect(
    stands(ours(`${before}\n${notice.slice(0, 60)}`, `${notice.slice(60)}\n${after}`), fold(notice)),
  ).toBe(true);
  expect(stands(ours(`${before}\n${head}\n112`, `A Small Book\n${tail}`), fold(notice))).toBe(false);
});

test('a text of which the second page has not the rest does not stand there', () => {
  expect(stands(reading(`${before}\n${head}`, after), fold(notice))).toBe(false);
  expect(departures(reading(`${before}\n${head}`, after), notice)).toEqual([]);
});

test('words that are put between the parts in the middle of a page are no page’s end', () => {
  const more =
    'Whoever sells it has to ask the author before, and to pay what he or she wants for each and every of the copies that are sold, in whatever form.';
  expect(stands(reading(`${before}\n${head}\n${more}`, `${tail}\n${after}`), fold(notice))).toBe(false);
  expect(stands(reading(`${before}\n${head}`, `${more}\n${tail}\n${after}`), fold(notice))).toBe(false);
});
