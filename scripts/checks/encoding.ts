// Check: the text is what its author typed: nothing decoded twice, lost, invisible or written in two ways.

import { location } from 'vfile-location';
import type { Source } from '../book.ts';
import type { Check, Tell } from '../contract.ts';
import { findMojibake, type Mojibake } from '../mojibake.ts';

type Rule = 'mojibake' | 'replacement' | 'bom' | 'control' | 'bidi' | 'nfc';

/** See `about`. */
export const encoding: Check<Rule> = {
  id: 'encoding',
  about:
    'Text that went through a program with another encoding comes back damaged: `’` as `â€™`, a no-break space as `Â` ' +
    'and a no-break space. The chapters, the notice and book.yaml hold no such damage; no U+FFFD, which stands for ' +
    'a letter lost; no byte order mark; no control characters; and none of those that reverse the order of letters on ' +
    'the page, so that a listing reads other than it runs. Letters with marks are written in one way, the composed one ' +
    '(Unicode’s NFC), so that they can be searched. Where a damaged-looking sequence is meant, write its first letter ' +
    'as a character reference: `&Acirc;`.',
  severity: {
    mojibake: 'error',
    replacement: 'error',
    bom: 'error',
    control: 'error',
    bidi: 'error',
    nfc: 'warning',
  },
  examples: [
    {
      about: 'letters with marks, quotes and other scripts as they should be',
      files: {
        'chapters/01-one.md':
          '# 1. Âge, São, MENÜ”\n\n“Voilà l’été\u00a0», said Ľubomír. Привет, 世界! €5 – ok…\n',
      },
      messages: [],
    },
    {
      about: 'UTF-8 decoded as Windows-1252 and encoded again',
      files: { 'chapters/01-one.md': '# 1. One\n\nLaTeXÂ\u00a0is donâ€™t cafÃ©.\n\nTwice: Ã¢â‚¬â„¢\n' },
      messages: [
        'chapters/01-one.md:3:6: error: Unexpected `Â` U+00A0, expected U+00A0, a no-break space (The text was saved as UTF-8 and read as Windows-1252. Write the right character, here a plain space where no special one is meant.)',
        'chapters/01-one.md:3:14: error: Unexpected `â€™`, expected `’` (The text was saved as UTF-8 and read as Windows-1252. Write the right character.)',
        'chapters/01-one.md:3:22: error: Unexpected `Ã©`, expected `é` (The text was saved as UTF-8 and read as Windows-1252. Write the right character.)',
        'chapters/01-one.md:5:8: error: Unexpected `Ã¢â‚¬â„¢`, expected `’` (The text was saved as UTF-8 and read as Windows-1252. Write the right character.)',
      ],
    },
    {
      about: 'what cannot be seen, in every file',
      files: {
        'book.yaml':
          'id: a\ntitle: A\u0001\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\n',
        'NOTICE.md': 'Free caf\ufffd.\n',
        'chapters/01-one.md': '\ufeff# 1. One\n\nif (\u202ereverse\u202c) e\u0301\n',
      },
      messages: [
        'book.yaml:2:9: error: Unexpected control character U+0001 (Delete it.)',
        'NOTICE.md:1:9: error: Unexpected U+FFFD, which stands for a character that was lost (Write the character that stood here.)',
        'chapters/01-one.md:1:1: error: Unexpected byte order mark U+FEFF (Save the file as UTF-8 without a byte order mark.)',
        'chapters/01-one.md:3:5: error: Unexpected U+202E, which changes the order of the letters after it (Delete it. It can make a listing read other than it runs.)',
        'chapters/01-one.md:3:13: error: Unexpected U+202C, which changes the order of the letters after it (Delete it. It can make a listing read other than it runs.)',
        'chapters/01-one.md:3:16: warning: Unexpected U+0065 U+0301 for `é`, expected U+00E9 (Save the text in Unicode’s normalization form C.)',
      ],
    },
  ],
  run({ settings, notice, chapters }, tell) {
    for (const source of [settings, ...(notice ? [notice] : []), ...chapters]) examine(source, tell);
  },
};

/** What stands in no text: controls but tab and line ends, order overrides, the byte order mark, U+FFFD. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwanted = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g;

function examine({ path, text }: Source, tell: Tell<Rule>): void {
  const { toPoint } = location(text);
  const damages = findMojibake(text);
  for (const { offset, damaged, meant } of damages) {
    const space = meant === '\u00a0';
    tell(
      'mojibake',
      path,
      toPoint(offset),
      `Unexpected ${shown(damaged)}, expected ${shown(meant)}${space ? ', a no-break space' : ''}`,
      'The text was saved as UTF-8 and read as Windows-1252. Write the right character' +
        `${space ? ', here a plain space where no special one is meant' : ''}.`,
    );
  }
  for (const { 0: letter, index } of without(text, damages).matchAll(unwanted)) {
    const [rule, reason, cure] = fault(letter);
    tell(rule, path, toPoint(index), reason, cure);
  }
  for (const { segment, index } of decomposed(text)) {
    const composed = segment.normalize('NFC');
    tell(
      'nfc',
      path,
      toPoint(index),
      `Unexpected ${codes(segment)} for \`${composed}\`, expected ${codes(composed)}`,
      'Save the text in Unicode’s normalization form C.',
    );
  }
}

/** The text with blanks where it is damaged, so that a control in a damaged piece is not told twice. */
function without(text: string, damages: readonly Mojibake[]): string {
  let end = 0;
  const pieces = damages.map(({ offset, damaged }) => {
    const piece = text.slice(end, offset) + ' '.repeat(damaged.length);
    end = offset + damaged.length;
    return piece;
  });
  return pieces.join('') + text.slice(end);
}

function fault(letter: string): [Rule, string, string] {
  const code = codes(letter);
  if (letter === '\ufffd')
    return [
      'replacement',
      `Unexpected ${code}, which stands for a character that was lost`,
      'Write the character that stood here.',
    ];
  if (letter === '\ufeff')
    return ['bom', `Unexpected byte order mark ${code}`, 'Save the file as UTF-8 without a byte order mark.'];
  if (letter >= '\u202a')
    return [
      'bidi',
      `Unexpected ${code}, which changes the order of the letters after it`,
      'Delete it. It can make a listing read other than it runs.',
    ];
  return ['control', `Unexpected control character ${code}`, 'Delete it.'];
}

/** The letters with their marks that are not in NFC. Lines that are in order are not taken apart. */
function decomposed(text: string): readonly Readonly<{ segment: string; index: number }>[] {
  if (text.normalize('NFC') === text) return [];
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...text.matchAll(/.+/g)]
    .filter(([line]) => line.normalize('NFC') !== line)
    .flatMap(({ 0: line, index: start }) =>
      [...segmenter.segment(line)]
        .filter(({ segment }) => segment.normalize('NFC') !== segment)
        .map(({ segment, index }) => ({ segment, index: start + index })),
    );
}

const unseen = /([\u0080-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f]+)/;

/** In backticks what can be seen, by number what can't. */
function shown(text: string): string {
  const parts = abridge(text).split(unseen).filter(Boolean);
  return parts.map((part) => (part.search(unseen) === 0 ? codes(part) : `\`${part}\``)).join(' ');
}

function codes(text: string): string {
  return [...abridge(text)]
    .map((letter) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

/** A damaged run may be a page long, and a letter may bear a thousand marks. */
function abridge(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
