// Sound books that are very small, of many small chapters, or with a notice that goes on over a page's end.

import type { Files } from '../../memory.ts';
import { bookOf } from './book.ts';

const smallest = bookOf({ title: 'S', chapters: { One: 'One line more.' } });

const tiny = bookOf({
  title: 'Many Tiny Chapters',
  chapters: Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [
      `No. ${n + 1}`,
      n % 4 === 0 ? '' : n % 4 === 1 ? 'Hm.' : n % 4 === 2 ? `[on](#ch${n})` : `\`\`\`\nrun ${n}\n\`\`\``,
    ]),
  ),
});

const parts = bookOf({
  title: 'Deep Headings',
  chapters: {
    '1. Numbers':
      '## 1.1. First\n\nText.\n\n### 1.1.1. Deeper\n\nText.\n\n#### Deepest\n\n## 1.2. See also\n\nText.',
    '2. Again':
      '## 2.1. First\n\n## 2.2. See also\n\nText.\n\n<a name="named"></a>\n\n## `code` & “quotes”\n\nTo [it](#named).',
    'A title that is very long, so long that it has no room on a line of any page, nor in any running head, and goes on':
      'Text.',
  },
});

const long = Array.from(
  { length: 24 },
  (_, n) =>
    `Condition ${n + 1} of this notice says that whoever hands on a copy of the book hands on this sentence with it, whole and where it can be read, as the ${n} before it.`,
);
const longNotice = bookOf({
  title: 'A Long Notice',
  notice: `${long.join('\n\n')}\n`,
  settings: 'print: {profile: generic, trim: 5x8}',
  chapters: { One: 'The book itself is short.', Two: 'And ends.' },
});
const oneParagraph = bookOf({
  title: 'A Notice of One Paragraph',
  notice: `${long.join(' ')}\n`,
  settings: 'print: {profile: generic, trim: 5x8}',
  chapters: { One: 'The book itself is short.' },
});

/** By kind. */
export const sizes: Readonly<Record<string, Files>> = {
  'the smallest book': smallest,
  'many tiny chapters': tiny,
  'deep headings': parts,
  'a long notice over pages': longNotice,
  'a long paragraph over pages': oneParagraph,
};
