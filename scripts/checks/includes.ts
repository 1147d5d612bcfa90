// Check: every file that a chapter includes can be shown.

import type { UnshownFile } from '../model/book.ts';
import type { Check } from '../model/contract.ts';

type Rule = UnshownFile['problem'];

/** The check of `{{#include FILE}}` and its like. */
export const includes: Check<Rule> = {
  id: 'includes',
  about:
    'A chapter can take in another file of the book, or a part of it: `{{#include FILE}}`, `{{#include FILE:2:10}}`, ' +
    '`{{#include FILE:NAME}}`. The file must be text in UTF-8 inside the book’s folder, the part must be in it, and no file may ' +
    'include itself. Where one of these is wrong, the editions show the directive in place of the text.',
  severity: {
    missing: 'warning',
    outside: 'warning',
    unreadable: 'warning',
    circle: 'warning',
    region: 'warning',
    open: 'warning',
  },
  examples: [
    {
      about: 'a file, lines of it, a region of it, a directive that is to be read as it is',
      files: {
        'chapters/a.c': 'int a;\n// ANCHOR: b\nint b;\n// ANCHOR_END: b\n',
        'chapters/01-one.md':
          '# 1. One\n\n```c\n{{#include a.c}}\n{{#include a.c:1}}\n{{#include a.c:b}}\n```\n\n`\\{{#include FILE}}`\n',
      },
      messages: [],
    },
    {
      about: 'files that cannot be shown',
      files: {
        'chapters/a.bin': Uint8Array.from([0xff, 0xfe, 0x00]),
        'chapters/01-one.md':
          '# 1. One\n\n{{#include no.md}}\n\n```c\n{{#include ../../a.c}}\n```\n\n{{#include a.bin}}\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot find `chapters/no.md` (The editions show the directive. The path starts from the folder of the file that includes it. Write `\\{{#include no.md}}` to show these words.)',
        'chapters/01-one.md:5:1: warning: Unexpected file `../a.c`, expected one in the folder of book.yaml (The editions show the directive. Copy it into that folder.)',
        'chapters/01-one.md:9:1: warning: Cannot read `chapters/a.bin` (The editions show the directive. It must be a text file in UTF-8 of at most 2,000,000 characters.)',
      ],
    },
    {
      about: 'a region that is not there, and one that never ends',
      files: {
        'chapters/a.c': 'int a;\n// ANCHOR: b\nint b;\n',
        'chapters/01-one.md': '# 1. One\n\n```c\n{{#include a.c:main}}\n{{#include a.c:b}}\n```\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot find region `main` in `chapters/a.c` (The editions show the directive. Put it between lines with `ANCHOR: main` and `ANCHOR_END: main`.)',
        'chapters/01-one.md:3:1: warning: Cannot find the end of region `b` in `chapters/a.c` (It is shown to the end of the file. Write a line with `ANCHOR_END: b` where it ends.)',
      ],
    },
    {
      about: 'files that include one another',
      files: {
        'chapters/a.txt': '{{#include b.txt}}\n',
        'chapters/b.txt': '{{#include a.txt}}\n',
        'chapters/01-one.md': '# 1. One\n\n{{#include a.txt}}\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected include of `chapters/a.txt` in itself (The editions show the directive. Take one of the two includes out.)',
      ],
    },
  ],
  run({ unshown }, tell) {
    for (const { path, place, problem, ...fault } of unshown) {
      const [reason, cure] = wordings[problem](fault);
      tell(
        problem,
        path,
        place,
        reason,
        problem === 'open' ? cure : `The editions show the directive. ${cure}`,
      );
    }
  },
};

type Wording = (
  fault: Pick<UnshownFile, 'directive' | 'file' | 'part'>,
) => readonly [reason: string, cure: string];

const wordings: Readonly<Record<Rule, Wording>> = {
  missing: ({ file, directive }) => [
    `Cannot find \`${file}\``,
    `The path starts from the folder of the file that includes it. Write \`\\${directive}\` to show these words.`,
  ],
  outside: ({ file }) => [
    `Unexpected file \`${file}\`, expected one in the folder of book.yaml`,
    'Copy it into that folder.',
  ],
  unreadable: ({ file }) => [
    `Cannot read \`${file}\``,
    'It must be a text file in UTF-8 of at most 2,000,000 characters.',
  ],
  circle: ({ file }) => [`Unexpected include of \`${file}\` in itself`, 'Take one of the two includes out.'],
  open: ({ file, part }) => [
    `Cannot find the end of region \`${part}\` in \`${file}\``,
    `It is shown to the end of the file. Write a line with \`ANCHOR_END: ${part}\` where it ends.`,
  ],
  region: ({ file, part }) => [
    `Cannot find region \`${part}\` in \`${file}\``,
    `Put it between lines with \`ANCHOR: ${part}\` and \`ANCHOR_END: ${part}\`.`,
  ],
};
