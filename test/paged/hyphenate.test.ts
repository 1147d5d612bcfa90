// Hyphenation: where words may be divided, and that nothing else of them changes.

import fc from 'fast-check';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { allowBreaks, hyphenatorOf, wordByWord } from '../../scripts/paged/hyphenate.ts';
import { roman } from '../../scripts/paged/pagination.ts';

async function hyphenated(text: string, language = 'en'): Promise<string> {
  const tree = { type: 'root' as const, children: [h('div', text)] };
  (await hyphenatorOf(language))(tree);
  return textOf(tree).replaceAll('\u00ad', '-');
}

test('divides long words by the language’s patterns, three letters from either end', async () => {
  expect(await hyphenated('representation of modules')).toBe('rep-re-sen-ta-tion of mod-ules');
  expect(await hyphenated('require directly')).toBe('require directly');
  expect(await hyphenated('Universitätsprofessor', 'de-DE')).toBe('Uni-ver-si-täts-pro-fes-sor');
});

test('divides what stands below a `lang` by the patterns of that language, or not at all', async () => {
  const word = 'Universitätsprofessor';
  const tree = {
    type: 'root' as const,
    children: [
      h('p', { lang: 'de-AT' }, [word, h('b', `${word} `), h('i', { lang: 'en' }, 'representation ')]),
      h('p', { lang: 'tlh' }, 'representation '),
      h('p', 'representation'),
    ],
  };
  (await hyphenatorOf('en', [tree]))(tree);
  expect(textOf(tree).replaceAll('\u00ad', '-')).toBe(
    'Uni-ver-si-täts-pro-fes-sorUni-ver-si-täts-pro-fes-sor rep-re-sen-ta-tion representation rep-re-sen-ta-tion',
  );
});

test.each([
  ['undivided', ['No event can be locked by the representation.'], /the representation\.$/],
  [
    'bound to the word before, if it is short',
    ['No event can be locked by those who wait.'],
    /who\u00a0wait\.$/,
  ],
  [
    'whatever stands before',
    ['Nothing that was said here of ', h('code', 'wait()'), ' ends\n'],
    /wait\(\)\u00a0ends$/,
  ],
  [
    'after code',
    ['Nothing is locked before ', h('code', 'wait()'), ' representation.'],
    / representation\.$/,
  ],
  [
    'undivided before a note',
    ['No event can be locked by the representation.', h('sup', '1')],
    /the representation\.1$/,
  ],
  ['as another, in a text of a line', ['No representation'], /rep-re-sen-ta-tion$/],
])('a paragraph’s last word stays %s', async (_, content, end) => {
  const tree = { type: 'root' as const, children: [h('p', content)] };
  (await hyphenatorOf('en'))(tree);
  expect(textOf(tree).replaceAll('\u00ad', '-')).toMatch(end);
});

test('leaves code, headings and addresses whole', async () => {
  const tree = {
    type: 'root' as const,
    children: [
      h('code', 'representation'),
      h('h2', 'representation'),
      h('p', 'https://example.org/representation'),
    ],
  };
  (await hyphenatorOf('en'))(tree);
  expect(textOf(tree)).not.toContain('\u00ad');
});

test('does nothing in a language without patterns', async () => {
  expect(await hyphenated('representation', 'tlh')).toBe('representation');
  expect(await hyphenated('representation', '../../etc')).toBe('representation');
});

test('changes no letter of any text', async () => {
  const hyphenate = await hyphenatorOf('en');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const tree = { type: 'root' as const, children: [h('p', text.replaceAll('\u00ad', ''))] };
      const before = textOf(tree).replace(/\s+/g, ' ').trimEnd();
      hyphenate(tree);
      expect(textOf(tree).replaceAll('\u00ad', '').replace(/\s+/g, ' ').trimEnd()).toBe(before);
    }),
  );
});

test('folios in roman numerals', () => {
  expect([1, 4, 9, 14, 40, 90, 400, 1994].map(roman)).toEqual([
    'i',
    'iv',
    'ix',
    'xiv',
    'xl',
    'xc',
    'cd',
    'mcmxciv',
  ]);
});

test('word by word as the library does it', async () => {
  const language = 'en'; // no name that TypeScript could look for: the package has no types
  const { default: english } = await import(`hyphen/${language}/index.js`);
  const divide = wordByWord(english.hyphenateSync);
  const unit = fc.constantFrom(
    'hyphenation',
    'understand',
    'Éclair',
    'a',
    "'",
    '’',
    '.',
    ' ',
    '-',
    '–',
    '<',
    '/',
    '\u00ad',
    '😀',
    '1',
    '_',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 8 }), (text) => {
      expect(divide(text)).toBe(english.hyphenateSync(text, { minWordLength: 6 }));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['an address', 'https://example.org/documentation/internationalization'],
  ['a host', 'documentation.example.org'],
  ['a host and a path', '(documentation.example.org/internationalization).'],
  ['an address of a person', 'documentation@example.org'],
  ['a path', '/usr/share/documentation/internationalization'],
  ['a file', 'documentation.internationalization'],
])('%s has no hyphens that are none of it; the words around it have theirs', async (_about, typed) => {
  expect(await hyphenated(`representation ${typed} representation`)).toBe(
    `rep-re-sen-ta-tion ${typed} rep-re-sen-ta-tion`,
  );
});

test('nor has a link that is called by its address, though it is divided at its joints', async () => {
  const typed = 'https://example.org/documentation/internationalization';
  const tree = {
    type: 'root' as const,
    children: [
      h('p', h('a', { href: typed }, typed)),
      h('p', h('a', { href: 'https://www.example.org/representation' }, 'www.example.org/representation')),
      h('p', h('span.address', typed)),
    ],
  };
  allowBreaks(tree);
  (await hyphenatorOf('en'))(tree);
  expect(textOf(tree)).not.toContain('\u00ad');
  expect(JSON.stringify(tree)).toContain('"wbr"');
});
