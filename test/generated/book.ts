// Books that nobody wrote: any Markdown that authors use, in any order, made by fast-check.

import fc from 'fast-check';
import type { Files } from '../memory.ts';
import { sound } from '../memory.ts';

/** A book as files, and the text of one of its lines of code, which stands once in it. */
export type Generated = Readonly<{ files: Files; line: string }>;

/** Words of many scripts, signs and tokens: what lines are made of. */
const word = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      ...'the kernel loads a module when somebody asks for it and not before'.split(' '),
    ),
  },
  fc.constantFrom('façade', 'naïve', 'Straße', 'œuvre', 'e\u0301te\u0301', 'Ελλάδα', 'Москва'),
  fc.constantFrom('漢字', 'かな交じり文', '한국어', '简体中文排版'),
  fc.constantFrom('שלום', 'עולם', '(אחת)'),
  fc.constantFrom('مرحبا', 'كتاب', 'سلام'),
  fc.constantFrom('น้ำ', 'ภาษาไทย', 'ทำ'),
  fc.constantFrom('🎉', '👎🏾', '🛠️', '👩‍👩‍👧‍👦', '🇩🇪', '→', '≤', '½'),
  fc.constantFrom(
    '/usr/src/linux-headers-6.8.0-generic/include',
    'https://example.org/a/b?c=d&e=f',
    'CONFIG_MODULE_SIG_FORCE',
    'std::collections::HashMap<String,Vec<u8>>',
    'Donaudampfschifffahrtsgesellschaft',
    `x${'0123456789'.repeat(9)}`,
  ),
);

const words = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(' '));

/** Text in which nothing is Markdown but what is meant to be. */
const escaped = (text: string) => text.replace(/[\\`*_{}[\]<>()#+!|~$&]/g, String.raw`\$&`);

const inline = fc.oneof(
  { weight: 8, arbitrary: words(8).map(escaped) },
  words(3).map((text) => `*${escaped(text)}*`),
  words(3).map((text) => `**${escaped(text)}**`),
  words(2).map((text) => `\`${text}\``),
  words(2).map((text) => `[${escaped(text)}](https://example.org/page)`),
  words(2).map((text) => `[${escaped(text)}](01-one.md)`),
  fc.constantFrom('[^a]', '[^b]', '![A dot](../images/dot.png)', 'H<sub>2</sub>O', '<kbd>Ctrl</kbd>'),
);

const sentence = fc.array(inline, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => `${all.join('. ')}.`);

const codeLine = fc
  .tuple(
    fc.constantFrom('', '  ', '    ', '\t', '\t\t'),
    fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '(', ');', ', ', ' | ', '\t', '        ')), {
      maxLength: 12,
    }),
  )
  .map(([indent, parts]) => (indent + parts.flat().join('')).trimEnd());
const code = fc
  .tuple(
    fc.constantFrom('c', 'python', 'rust,editable', 'sh', ''),
    fc.array(codeLine, { minLength: 1, maxLength: 12 }),
  )
  .map(([language, lines]) => `\`\`\`\`${language}\n${lines.join('\n')}\n\`\`\`\``);

const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.array(words(4), { minLength: 2, maxLength: 12 }))
  .map(([columns, cells]) => {
    const row = (from: number) =>
      `|${Array.from({ length: columns }, (_, at) => ` ${escaped(cells[(from + at) % cells.length] ?? '')} |`).join('')}`;
    return [row(0), `|${'---|'.repeat(columns)}`, row(1), row(2)].join('\n');
  });

const indented = (text: string, by: string) => text.split('\n').join(`\n${by}`);
const plain = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 3, arbitrary: code },
  table,
  words(4).map((text) => `## ${escaped(text)}`),
);
const list = fc
  .tuple(
    fc.constantFrom('- ', '1. '),
    fc.array(fc.oneof(paragraph, code), { minLength: 1, maxLength: 4 }),
    fc.option(code, { nil: undefined }),
  )
  .map(([mark, items, inner]) => {
    const by = ' '.repeat(mark.length);
    const nested = inner === undefined ? '' : `\n\n${by}- ${indented(inner, `${by}  `)}`;
    return `${items.map((item) => `${mark}${indented(item, by)}`).join('\n\n')}${nested}`;
  });
const quotation = fc.oneof(paragraph, code, list).map((text) => `> ${indented(text, '> ')}`);
const block = fc.oneof({ weight: 5, arbitrary: plain }, list, quotation);

const notes = '[^a]: A note.\n\n[^b]: Another note, with `code` in it.';
const chapter = fc
  .tuple(words(5), fc.array(block, { maxLength: 10 }))
  .map(
    ([title, blocks]) =>
      `# ${escaped(title)}\n\nA start[^a] and more[^b].\n\n${blocks.join('\n\n')}\n\n${notes}\n`,
  );

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Books of one to six chapters after the one with the notice, for each trim in turn. */
export const book: fc.Arbitrary<Generated> = fc
  .tuple(
    fc.array(chapter, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('5x8', '7x10', 'A4'),
    fc.constantFrom('en', 'de', 'ja', 'ar'),
    fc.nat(999),
  )
  .map(([chapters, trim, language, number]) => {
    const line = `int unmistakable_${number} = ${number}; /* stands once */`;
    const files = chapters.map((text, index): [string, string] => [
      `chapters/${String(index + 2).padStart(2, '0')}.md`,
      text,
    ]);
    const settings = String(sound['book.yaml']).replace('language: en', `language: ${language}`);
    return {
      line,
      files: {
        ...sound,
        'book.yaml': `${settings}print: {profile: generic, trim: ${trim}}\n`,
        'images/dot.png': dot,
        'chapters/01-one.md': `${sound['chapters/01-one.md']}\n\`\`\`c\n${line}\n\`\`\`\n`,
        ...Object.fromEntries(files),
      },
    };
  });
