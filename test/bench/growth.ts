// Books that have many of one thing, to see that nothing costs more than in proportion.

import { sound } from '../memory.ts';

/** Paths and texts of a book that has so many of something. */
type Make = (count: number) => Readonly<Record<string, string>>;

const words = [
  'river',
  'stone',
  'letter',
  'window',
  'garden',
  'copper',
  'signal',
  'answer',
  'winter',
  'market',
];
const word = (number: number) => `${words[number % 10]} ${words[Math.floor(number / 7) % 10]}`;
const sentence = (number: number) =>
  `The ${word(number)} of number ${number} goes on to the ${word(number + 3)} before the ${word(number + 5)} has come.`;

/** A chapter of so many pieces after its title. */
const chapter = (count: number, piece: (number: number) => string) =>
  Array.from({ length: count }, (_, number) => piece(number)).join('\n');

/** What there is much of, each piece with a sentence of its own before it; numbers keep every id and term apart. */
const pieces: Readonly<Record<string, (number: number) => string>> = {
  headings: (number) => `## Heading ${word(number)} ${number}\n\n${sentence(number)}\n`,
  listings: (number) =>
    `${sentence(number)}\n\n\`\`\`c\nint value_${number}(void)\n{\n\treturn ${number};\n}\n\`\`\`\n`,
  notes: (number) =>
    `${sentence(number)}[^n${number}]\n\n[^n${number}]: Note of ${word(number)} ${number}.\n`,
  links: (number) =>
    `<a name="p-${number}"></a>${sentence(number)} [There](#p-${Math.floor(number / 2)}) and [out](https://example.org/${number}).\n`,
  captions: (number) =>
    `${sentence(number)}\n\n\`\`\`c\nint a${number};\n\`\`\`\n\nListing: Caption of ${word(number)} ${number}\n`,
  terms: (number) => `${sentence(number)} A <dfn>${word(number)} ${number}</dfn>.\n`,
  tables: (number) => `${sentence(number)}\n\n| a | b |\n|---|---|\n| ${word(number)} | ${number} |\n`,
};

const many =
  (of: readonly string[]): Make =>
  (count) =>
    Object.fromEntries(
      of.map((kind, index) => [
        `chapters/1${index}-${kind}.md`,
        `<a name="${kind}"></a>\n\n# Chapter of ${kind}\n\n${chapter(count, pieces[kind] ?? sentence)}`,
      ]),
    );

/** Books by what they have much of: every kind of piece, chapters, and all of the pieces together. */
export const growing: Readonly<Record<string, Make>> = {
  chapters: (count) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `chapters/1${String(number).padStart(5, '0')}.md`,
        `<a name="chapter-${number}"></a>\n\n# Chapter ${word(number)} ${number}\n\n${sentence(number)}\n\n## Section\n\n${sentence(number + 1)}\n`,
      ]),
    ),
  ...Object.fromEntries(Object.keys(pieces).map((kind) => [kind, many([kind])])),
  all: many(Object.keys(pieces)),
};

/** The files of a whole book that has so many of a kind. */
export function growingBook(kind: string, count: number): Readonly<Record<string, string>> {
  const make = growing[kind];
  if (!make) throw new Error(`Cannot grow \`${kind}\`; kinds: ${Object.keys(growing).join(', ')}`);
  // A printer that binds as many pages as there are.
  const settings = `${sound['book.yaml']}print: {profile: generic}\n`;
  return { ...(sound as Readonly<Record<string, string>>), 'book.yaml': settings, ...make(count) };
}
