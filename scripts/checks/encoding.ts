// Check: the text has no wrongly decoded, lost or invisible characters, and its letters are in normalization form C.

import type { Nodes, Root } from 'mdast';
import { location } from 'vfile-location';
import type { Source } from '../model/book.ts';
import type { Check, Tell } from '../model/contract.ts';
import { showControls } from '../read/decode.ts';
import { findMojibake, type Mojibake } from '../text/mojibake.ts';
import { visit } from '../tree/visit.ts';

type Rule =
  | 'mojibake'
  | 'garbled'
  | 'replacement'
  | 'bom'
  | 'control'
  | 'unprintable'
  | 'bidi'
  | 'direction'
  | 'nfc';

/** The check of damaged and invisible characters. */
export const encoding: Check<Rule> = {
  id: 'encoding',
  about:
    'Text that a program has read in the wrong encoding is damaged: `’` becomes `â€™`, and a no-break space becomes `Â` and ' +
    'a no-break space. The chapters, the notice and book.yaml must not contain such damage. If a sequence only looks ' +
    'damaged, write its first letter as a character reference, such as `&Acirc;`. In code, damage is a warning, because ' +
    'code may show anything. Control characters, which the editions show as symbols (`␛`), byte order marks, U+FFFD, which ' +
    'marks a lost character, and characters that change the order of letters are warnings. In code, a change of order is ' +
    'an error, because a listing would look different from the code that runs, and U+FFFD is allowed. Outside of code, ' +
    'letters with marks should be composed (Unicode’s form NFC), so that a search finds them.',
  severity: {
    mojibake: 'error',
    garbled: 'warning',
    replacement: 'warning',
    bom: 'warning',
    control: 'error',
    unprintable: 'warning',
    bidi: 'error',
    direction: 'warning',
    nfc: 'warning',
  },
  examples: [
    {
      about: 'letters with marks, quotes and other scripts without damage',
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
        'chapters/01-one.md:3:6: error: Unexpected `Â` U+00A0, expected U+00A0, a no-break space (The text was saved as UTF-8 and read as Windows-1252. Write the right character, a plain space unless a no-break space is meant.)',
        'chapters/01-one.md:3:14: error: Unexpected `â€™`, expected `’` (The text was saved as UTF-8 and read as Windows-1252. Write the right character.)',
        'chapters/01-one.md:3:22: error: Unexpected `Ã©`, expected `é` (The text was saved as UTF-8 and read as Windows-1252. Write the right character.)',
        'chapters/01-one.md:5:8: error: Unexpected `Ã¢â‚¬â„¢`, expected `’` (The text was saved as UTF-8 and read as Windows-1252. Write the right character.)',
      ],
    },
    {
      about: 'lost, invisible and decomposed characters, in every file',
      files: {
        'book.yaml':
          'id: a\ntitle: A\u0001\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\n',
        'NOTICE.md': 'Free caf\ufffd.\n',
        'chapters/01-one.md': '\ufeff# 1. One\n\nA\ufeff (\u202eB\u202c) e\u0301 \u001b[2J\n',
      },
      messages: [
        'book.yaml:2:9: error: Unexpected control character U+0001 (Delete it.)',
        'NOTICE.md:1:9: warning: Unexpected U+FFFD, which marks a lost character (Write the lost character. If U+FFFD itself is meant, write `&#xFFFD;`.)',
        'chapters/01-one.md:3:2: warning: Unexpected byte order mark U+FEFF inside the text (Delete it.)',
        'chapters/01-one.md:3:5: warning: Unexpected U+202E, which changes the order of the letters after it (Delete it. If the order is meant, write `<bdo dir="rtl">`, which can be seen in the source.)',
        'chapters/01-one.md:3:7: warning: Unexpected U+202C, which changes the order of the letters after it (Delete it. If the order is meant, write `<bdo dir="rtl">`, which can be seen in the source.)',
        'chapters/01-one.md:3:10: warning: Unexpected U+0065 U+0301 for `é`, expected U+00E9 (Save the text in Unicode’s normalization form C.)',
        'chapters/01-one.md:3:13: warning: Unexpected control character U+001B (Delete it. The editions show `␛` in its place.)',
      ],
    },
    {
      about: 'code, which may show anything except a changed order',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n```go\nfmt.Println("\ufffd, e\u0301") // Ã©\n```\n\nThe character `\ufffd`, and <code>\ufffd</code>.\n\n    if (\u202ex\u202c)\n',
      },
      messages: [
        'chapters/01-one.md:4:25: warning: Unexpected `Ã©`, expected `é` (The text was saved as UTF-8 and read as Windows-1252. Write the right character, unless the code is meant to show this.)',
        'chapters/01-one.md:9:9: error: Unexpected U+202E, which changes the order of the letters after it (Delete it. With it, the listing looks different from the code that runs.)',
        'chapters/01-one.md:9:11: error: Unexpected U+202C, which changes the order of the letters after it (Delete it. With it, the listing looks different from the code that runs.)',
      ],
    },
  ],
  run({ settings, notice, chapters }, tell) {
    examine(settings, undefined, tell);
    for (const source of [...(notice ? [notice] : []), ...chapters]) examine(source, source.tree, tell);
  },
};

/** Control characters except tabs and line ends, characters that change the order, the byte order mark, and U+FFFD. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the check looks for them
const unwanted = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g;

function examine({ path, text }: Source, tree: Root | undefined, tell: Tell<Rule>): void {
  const { toPoint } = location(text);
  const inCode = codeIn(tree, text);
  const damages = findMojibake(text);
  for (const { offset, damaged, meant } of damages) {
    const space = meant === '\u00a0';
    const code = inCode(offset);
    tell(
      code ? 'garbled' : 'mojibake',
      path,
      toPoint(offset),
      `Unexpected ${shown(damaged)}, expected ${shown(meant)}${space ? ', a no-break space' : ''}`,
      'The text was saved as UTF-8 and read as Windows-1252. Write the right character' +
        (space ? ', a plain space unless a no-break space is meant' : '') +
        (code ? ', unless the code is meant to show this.' : '.'),
    );
  }
  for (const { 0: letter, index } of without(text, damages).matchAll(unwanted)) {
    const told = fault(letter, tree !== undefined, inCode(index));
    if (told) tell(told[0], path, toPoint(index), told[1], told[2]);
  }
  for (const { segment, index } of decomposed(text)) {
    if (inCode(index)) continue;
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

/** Gives a function that says whether an offset lies in code: a block, a span, or `<code>` or `<pre>` of raw HTML. */
function codeIn(tree: Root | undefined, text: string): (offset: number) => boolean {
  if (!tree) return () => false;
  const code = new Uint8Array(text.length);
  visit(tree, (node: Nodes) => {
    const { start, end } = node.position ?? {};
    if (node.type === 'code' || node.type === 'inlineCode') code.fill(1, start?.offset, end?.offset);
  });
  let from: number | undefined;
  for (const { 1: closes, index } of text.matchAll(/<(\/?)(?:code|pre)\b/gi)) {
    if (!closes) from ??= index;
    else if (from !== undefined) {
      code.fill(1, from, index);
      from = undefined;
    }
  }
  return (offset) => code[offset] === 1;
}

/** The text with spaces in place of damage, so that a control character in it has no second message. */
function without(text: string, damages: readonly Mojibake[]): string {
  let end = 0;
  const pieces = damages.map(({ offset, damaged }) => {
    const piece = text.slice(end, offset) + ' '.repeat(damaged.length);
    end = offset + damaged.length;
    return piece;
  });
  return pieces.join('') + text.slice(end);
}

/** The rule, reason and cure for an unwanted character, or undefined if it is allowed. `chapter` is false in book.yaml. */
function fault(letter: string, chapter: boolean, code: boolean): [Rule, string, string] | undefined {
  const name = codes(letter);
  if (letter === '\ufffd') {
    if (code) return undefined;
    const reason = `Unexpected ${name}, which marks a lost character`;
    const cure = 'Write the lost character. If U+FFFD itself is meant, write `&#xFFFD;`.';
    return ['replacement', reason, cure];
  }
  if (letter === '\ufeff') return ['bom', `Unexpected byte order mark ${name} inside the text`, 'Delete it.'];
  if (letter >= '\u202a') {
    const reason = `Unexpected ${name}, which changes the order of the letters after it`;
    return code
      ? ['bidi', reason, 'Delete it. With it, the listing looks different from the code that runs.']
      : [
          'direction',
          reason,
          'Delete it. If the order is meant, write `<bdo dir="rtl">`, which can be seen in the source.',
        ];
  }
  const reason = `Unexpected control character ${name}`;
  if (!chapter) return ['control', reason, 'Delete it.'];
  const picture = showControls(letter);
  const shows = picture === ' ' ? 'a space' : `\`${picture}\``;
  return ['unprintable', reason, `Delete it. The editions show ${shows} in its place.`];
}

/** The letters with marks that are not in NFC. Only lines that are not in NFC are segmented, since that is slow. */
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

/** A text for a message: visible characters in backticks, others as code points. */
function shown(text: string): string {
  const parts = abridge(text).split(unseen).filter(Boolean);
  return parts.map((part) => (part.search(unseen) === 0 ? codes(part) : `\`${part}\``)).join(' ');
}

function codes(text: string): string {
  return [...abridge(text)]
    .map((letter) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

/** Shortens a text for a message: damage may be a page long, and a letter may have a thousand marks. */
function abridge(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
