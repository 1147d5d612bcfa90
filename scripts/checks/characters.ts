// Check: for every character there is a font that comes with the program.

import type { Nodes } from 'mdast';
import type { Point } from 'unist';
import { location } from 'vfile-location';
import type { Manuscript } from '../model/book.ts';
import type { Check } from '../model/contract.ts';
import { ownersFor, uncommon } from '../text/fonts/coverage.ts';
import { visit } from '../tree/visit.ts';

/** A character without a font: its first place, and how often it occurs. */
type Lack = { path: string; place: Point | undefined; count: number };

/** The most characters that have a message of their own, since a whole text may be in a script without a font. */
const most = 10;

const chapter = (text: string) =>
  `<a name="sec:one"></a>\n\n# 1. One\n\nThis small book is free; you may copy it.\n\nIt comes without any warranty.\n\n${text}\n`;
const cure =
  'A PDF would show an empty box. Use other characters, or a picture. ' +
  'The web edition and the EPUB take it from the reader’s own fonts: `colophon build html epub`.';

/** The check of characters without a font. */
export const characters: Check<'font'> = {
  id: 'characters',
  about:
    'A PDF embeds its fonts, and one of them must have each character of the book: Source Serif, Source Sans and Source ' +
    'Code Pro, Amiri for Arabic, and Noto for other scripts, for symbols and for emoji (in one colour). Chinese, Japanese ' +
    'and Korean have the shapes of the text’s language, which is the book’s or that of `lang`. A character without a font ' +
    'would be an empty box: this is an error for `pdf` and `print`, and a warning of `colophon check`. The web edition and ' +
    'the EPUB use the reader’s fonts.',
  severity: { font: 'error' },
  only: ['pdf', 'print'],
  examples: [
    {
      about: 'other scripts, symbols and emoji, in text and in code',
      files: {
        'chapters/01-one.md': chapter(
          'Привет, שלום, مرحبا, 你好, こんにちは, 안녕, नमस्ते, → ∀x 👍🏽 &#x1F600;\n\n    // ┌─✓─┐',
        ),
      },
      messages: [],
    },
    {
      about: 'characters that no font has, each with one message',
      files: { 'chapters/01-one.md': chapter('Cuneiform 𒀀 and 𒀀, and `\ue500` of a font’s own.') },
      messages: [
        `chapters/01-one.md:9:11: error: Cannot find the character \`𒀀\` (U+12000, 2 times) in any font (${cure})`,
        `chapters/01-one.md:9:27: error: Cannot find the character \`\ue500\` (U+E500, 1 time) in any font (${cure})`,
      ],
    },
    {
      about: 'such a character in the title of the book, and one written as a character reference',
      files: {
        'book.yaml':
          'id: small\ntitle: 𓀀\nlanguage: en\nauthors: [Ada]\ncopyright: [Copyright © Ada]\nlicense: {id: OSL-3.0}\n',
        'chapters/01-one.md': chapter('&#x12000;'),
      },
      messages: [
        `book.yaml:2:1: error: Cannot find the character \`𓀀\` (U+13000, 1 time) in any font (${cure})`,
        `chapters/01-one.md:9:1: error: Cannot find the character \`𒀀\` (U+12000, 1 time) in any font (${cure})`,
      ],
    },
  ],
  run(manuscript, tell) {
    const lacks = [...findLacks(manuscript)];
    for (const [character, { path, place, count }] of lacks.slice(0, most)) {
      const code = `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
      const times = `${count} ${count === 1 ? 'time' : 'times'}`;
      tell(
        'font',
        path,
        place,
        `Cannot find the character \`${character}\` (${code}, ${times}) in any font`,
        cure,
      );
    }
    const [next] = lacks.slice(most);
    if (next)
      tell(
        'font',
        next[1].path,
        next[1].place,
        `Cannot find ${lacks.length - most} more characters in any font`,
        cure,
      );
  },
};

/** Every character without a font, in the order of the text. */
function findLacks({ manifest, settings, notice, chapters }: Manuscript): ReadonlyMap<string, Lack> {
  const owner = ownersFor(manifest.language);
  const lacks = new Map<string, Lack>();
  const look = (text: string, path: string, placeOf: (character: string) => Point | undefined) => {
    for (const character of uncommon(text)) {
      if (owner(character) !== undefined) continue;
      const lack = lacks.get(character) ?? { path, place: placeOf(character), count: 0 };
      lack.count += 1;
      lacks.set(character, lack);
    }
  };
  for (const key of ['title', 'subtitle', 'authors', 'publisher', 'copyright'] as const)
    look([manifest[key]].flat().join('\n'), settings.path, () => settings.locate([key]));
  for (const { path, text, tree } of [...(notice ? [notice] : []), ...chapters]) {
    const places = location(text);
    visit(tree, (node) => {
      const shown = shownText(node);
      if (shown === undefined) return;
      const start = node.position?.start;
      look(shown, path, (character) => {
        // A character reference does not contain its character: the message gets the place where the text starts.
        const offset = text.indexOf(character, start?.offset);
        return offset >= 0 && offset < (node.position?.end.offset ?? 0) ? places.toPoint(offset) : start;
      });
    });
  }
  return lacks;
}

/** The text of a node that a reader sees: of raw HTML, what is neither tag nor comment. */
function shownText(node: Nodes): string | undefined {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  return node.type === 'html' ? node.value.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '') : undefined;
}
