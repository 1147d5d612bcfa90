// The keys of book.yaml about the printed book: what is told of wrong ones, and where.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isbnDigits, isbnFault } from '../../../scripts/settings/catalogue.ts';
import { manifestKeys, readManifest } from '../../../scripts/settings/manifest.ts';

const base = 'id: a\ntitle: T\nlanguage: en\nauthors: [A]\ncopyright: [C]\nlicense: {id: OSL-3.0}\n';
const told = (lines: string) =>
  readManifest(base + lines).messages.map(({ line, column, reason, note }) => [
    `${line}:${column}`,
    reason,
    note,
  ]);

describe('book.yaml', () => {
  test('has a whole print run by default', () => {
    const { manifest } = readManifest(base);
    expect(manifest?.print).toEqual({
      profile: 'generic',
      trim: '7x10',
      paper: 'white',
      ink: 'black',
      bleed: false,
    });
  });

  test.each([
    [
      'print: {profile: amazon}',
      '7:9',
      'Unexpected text `amazon` for `print.profile`, expected one of `kdp`, `lulu`, `ingramspark`, `generic`',
      undefined,
    ],
    [
      'print:\n  trims: 6x9',
      '8:3',
      'Unexpected key `trims`, expected one of `profile`, `trim`, `paper`, `ink`, `bleed`',
      'Did you mean `trim`?',
    ],
    [
      'print: {bleed: yes}',
      '7:9',
      'Unexpected text `yes` for `print.bleed`, expected `true` or `false`',
      undefined,
    ],
    [
      'cover: {frnt: a.png}',
      '7:9',
      'Unexpected key `frnt`, expected one of `front`, `back`, `spine`',
      'Did you mean `front`?',
    ],
    [
      'isbn: 9780306406157',
      '7:1',
      'Unexpected number `9780306406157` for `isbn`, expected text',
      "Put it in quotes: `isbn: '9780306406157'`.",
    ],
    [
      'isbn: 978-0-306-40615-8',
      '7:1',
      'Unexpected text `978-0-306-40615-8` for `isbn`, expected `7` as its last digit, if the other digits are right',
      undefined,
    ],
  ])('%s', (lines, place, reason, note) => expect(told(lines)).toEqual([[place, reason, note]]));

  test('tells the sizes that it knows of a wrong trim', () => {
    const [message] = told('print: {trim: 6x}');
    expect(message?.[1]).toMatch(
      /^Unexpected text `6x` for `print.trim`, expected a size .*`170x240mm`.*`A5`/,
    );
  });

  test('explains the nested keys', () => {
    const keys = manifestKeys().map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(['license.id', 'print.trim', 'print.bleed', 'cover.front', 'isbn']),
    );
  });
});

describe('an ISBN', () => {
  const digits = fc
    .tuple(fc.constantFrom('978', '979'), fc.stringMatching(/^\d{9}$/))
    .map(([prefix, rest]) => prefix + rest);
  const whole = digits.map((start) => {
    const right = Array.from({ length: 10 }, (_, last) => `${start}${last}`).filter((one) => !isbnFault(one));
    expect(right.length).toBe(1);
    return right[0] ?? '';
  });

  test('is one with any hyphens, and none with any one digit changed', () => {
    expect(isbnFault('978-0-306-40615-7')).toBeUndefined();
    fc.assert(
      fc.property(whole, fc.nat(12), fc.integer({ min: 1, max: 9 }), (isbn, at, add) => {
        expect(isbnFault(isbn.replace(/(?<=^...)/, '-'))).toBeUndefined();
        const changed = [...isbn].with(at, String((Number(isbn[at]) + add) % 10)).join('');
        expect(isbnFault(changed)).toBeDefined();
      }),
    );
  });

  test('of a wrong last digit is told with the right one', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 9 }), (isbn, add) => {
        const last = String((Number(isbn[12]) + add) % 10);
        expect(isbnFault(isbn.slice(0, 12) + last)).toContain(`\`${isbn[12]}\``);
      }),
    );
  });

  test.each(['', '123', '9770306406157', '978030640615X', '0-306-40615-2'])('%j is none', (text) => {
    expect(isbnFault(text)).toMatch(/13 digits/);
    expect(isbnDigits(' 978-0 306 ')).toBe('9780306');
  });
});
