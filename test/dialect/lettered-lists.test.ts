// Lists with letters, brackets and examples, and text that only begins like one.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each([
  ['capital letters', 'A) One\nB) Two', '<ol type="A">'],
  [
    'Roman numerals to twelve',
    Array.from(
      { length: 12 },
      (_, at) => `${['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'][at]}. X`,
    ).join('\n'),
    '<ol type="i">',
  ],
  ['numbers in brackets', '(1) One\n(2) Two', '<ol class="in-brackets">'],
  ['in a quote', '> (a) One\n> (b) Two', '<ol type="a" class="in-brackets">'],
  ['in an item', '- Text\n\n  a. One\n  b. Two', '<ol type="a">'],
  ['an example alone', '(@) One', '<ol class="in-brackets">'],
])('%s are a list', async (_, markdown, html) => {
  expect((await htmlOf(markdown)).html).toContain(html);
});

test.each([
  ['initials of a name', 'A. Turing\nwrote it.'],
  ['letters that do not follow one another', 'a. One\nc. Three'],
  ['a list that begins in the middle', 'c. One\nd. Two'],
  ['a number of a year', '(1984) A book\n(1985) Another'],
  ['an address', 'Mail (@ada) or (@bo).'],
  ['a plan', 'i.e. this\nii.e. that'],
  ['other brackets', 'a) One\nb. Two'],
])('%s stay text', async (_, markdown) => {
  expect((await htmlOf(markdown)).html).not.toContain('<ol');
});
