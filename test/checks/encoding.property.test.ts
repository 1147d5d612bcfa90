// Properties of the search for mojibake: what was encoded twice is found and made whole, what is sound is left alone.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findMojibake } from '../../scripts/text/mojibake.ts';

const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** What a program makes of UTF-8 that it takes for Windows-1252 or, with controls for 80–9F, for Latin-1. */
function damage(text: string, latin1 = false): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 && !latin1 ? upper[byte - 0x80] : String.fromCharCode(byte)))
    .join('');
}

const letters = 'aehnorst'.split('');
const latin = Array.from({ length: 64 }, (_, at) => String.fromCodePoint(0xc0 + at)).filter(
  (one) => !'×÷'.includes(one),
);
const marks = ['’', '”', '»', '…', '™', '\u00a0», ', '\u00a0? ', '–'];

const word = fc.string({ unit: fc.constantFrom(...letters, ...latin), minLength: 1, maxLength: 8 });
const plainWord = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 });
const sentence = fc
  .array(fc.tuple(fc.constantFrom('', '“', '« '), word, fc.constantFrom('', '.', ...marks)), { minLength: 1 })
  .map((parts) => parts.map((part) => part.join('')).join(' '))
  // `Ã”` in capitals is a word's end and Ô damaged alike; a text that looks damaged letter for letter proves nothing.
  .filter((text) => !/[ÂÃ][’”»…™\u00a0–]/.test(text));

test('sound text of Latin letters and typographic punctuation is left alone', () => {
  fc.assert(
    fc.property(sentence, (text) => {
      expect(findMojibake(text)).toEqual([]);
    }),
  );
});

test('the same text encoded twice is found, and all of it made whole', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(plainWord, word), { minLength: 1 }), fc.boolean(), (parts, latin1) => {
      const text = parts.map(([before, after]) => `${before} “${after}n”`).join(' ');
      const damaged = damage(text, latin1);
      let mended = '';
      let end = 0;
      for (const { offset, damaged: piece, meant } of findMojibake(damaged)) {
        mended += damaged.slice(end, offset) + meant;
        end = offset + piece.length;
      }
      expect(mended + damaged.slice(end)).toBe(text);
    }),
  );
});

test('a single letter is found wherever it stands in a word, however often it was damaged', () => {
  fc.assert(
    fc.property(
      plainWord,
      fc.constantFrom(...latin, '’', '“', '”', '…', '—', '€', '™', '→', '−'),
      plainWord,
      fc.integer({ min: 1, max: 3 }),
      (before, letter, after, times) => {
        let text = before + letter + after;
        for (let time = 0; time < times; time += 1) text = damage(text);
        expect(findMojibake(text).map(({ meant }) => meant)).toEqual([letter]);
      },
    ),
  );
});

test.each([
  'Âge',
  'São',
  'IRMû',
  '«AMANHû.',
  'MENÜ” und',
  'l’été\u00a0»',
  'CAFÉ™',
  'À\u00a0«',
  'Ärger…',
])('%s is a sound word', (text) => expect(findMojibake(text)).toEqual([]));

test('text of another script is found and made whole', () => {
  expect(findMojibake(damage('Привет, 世界 ├── Dvořák')).map(({ meant }) => meant)).toEqual([
    'Привет',
    '世界',
    '├──',
    'řá',
  ]);
});
