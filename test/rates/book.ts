// The book whose finished copies are spoilt: short, with all that the proof holds a copy to.

import { type Files, sound } from '../memory.ts';

/** Its notice, paragraph by paragraph. */
export const notice = [
  'This small book is free; you may copy it for anybody who likes to read it, on paper or on a screen, as often as you like.',
  'It comes without any warranty, and the above copyright notice must remain intact in each copy that anybody makes of it.',
] as const;

const listing = [
  'int main(void)',
  '{',
  '\tint count = 3;',
  '\tputs("a line of this listing that is not so short");',
  '\tcount += 1;',
  '\treturn count;',
  '}',
];

/** The book. */
export const book: Files = {
  ...sound,
  'book.yaml': String(sound['book.yaml'])
    .replace(/copyright:.*/, 'copyright: [Copyright © 2024 Ada Example, Copyright © 2026 Bo Example]')
    .replace('{id: OSL-3.0}', '{id: OSL-3.0, samples: GPL-2.0-only}'),
  'NOTICE.md': `${notice.join('\n\n')}\n`,
  'chapters/01-one.md': [
    '<a name="sec:one"></a>',
    '# 1. One',
    ...notice,
    'See [there](#sec:two) and [elsewhere](https://example.org/far).',
    `\`\`\`c\n${listing.join('\n')}\n\`\`\``,
    '',
  ].join('\n\n'),
  'chapters/02-two.md': [
    '<a name="sec:two"></a>',
    '# 2. Two',
    'All of this chapter is a paragraph of some words that nobody else would write in this order.',
    '<a name="sec:alone"></a>',
    '## 2.1. Alone',
    'Nothing in the book leads to this section, so that no link is dead where its anchor is lost.',
    '',
  ].join('\n\n'),
  'chapters/03-three.md': [
    '<a name="sec:three"></a>',
    '# 3. Three',
    'The last chapter tells how the other two are to be read, and then comes to its own end soon.',
    'A second paragraph of it says that whoever came so far may go back to the beginning at once.',
    '',
  ].join('\n\n'),
};
