// Check: a block of code that names a file of examples/ shows lines of that file.

import { isInExamples, sampleUses } from '../dialect/constructs/samples.ts';
import type { Source } from '../model/book.ts';
import type { Check } from '../model/contract.ts';
import type { Refusal } from '../model/world.ts';

type Rule = 'missing' | 'outside' | 'unreadable' | 'region' | 'unknown' | 'other';

/** The check of sample files. */
export const samples: Check<Rule> = {
  id: 'samples',
  about:
    'A block of code can name the file that it shows: ` ```c file=examples/hello.c `. If the block is empty, the editions show ' +
    'the file, or the lines or the region that the block names. Otherwise its lines must be consecutive lines of a file of ' +
    'examples/, so that readers see what they download: the web edition offers the file. Code that names another file is ' +
    'shown unchanged.',
  severity: {
    missing: 'error',
    outside: 'warning',
    unreadable: 'error',
    region: 'error',
    unknown: 'warning',
    other: 'error',
  },
  examples: [
    {
      about: 'a whole file, lines of one, a file elsewhere in the book, and a block without a file',
      files: {
        'examples/hello.c': '#include <stdio.h>\n\nint main(void)\n{\n}\n',
        'src/a.c': 'int a;\n',
        'chapters/01-one.md':
          '# 1. One\n\n```c file=examples/hello.c lines=3-5\n```\n\n```c file=../src/a.c\n```\n\n```c title="Main" file="examples/hello.c"\nint main(void)\n{\n```\n\n```c\nint x;\n```\n',
      },
      messages: [],
    },
    {
      about: 'files that cannot be used',
      files: {
        'examples/a.bin': Uint8Array.from([0xff, 0xfe, 0x00]),
        'chapters/01-one.md':
          '# 1. One\n\n```c file=examples/no.c\n```\n\n```c file=../../hello.c\n```\n\n```c file=examples/a.bin\n```\n',
      },
      messages: [
        'chapters/01-one.md:3:1: error: Cannot find `examples/no.c` (The path starts from the folder of book.yaml, or from the chapter’s if it begins with `./` or `../`.)',
        'chapters/01-one.md:6:1: warning: Unexpected file `../hello.c`, expected one in the book’s folder (Copy it into the folder examples/ of the book: `file=examples/hello.c`.)',
        'chapters/01-one.md:9:1: error: Cannot read `examples/a.bin` (It must be a readable text file in UTF-8.)',
      ],
    },
    {
      about: 'a region that the file does not have',
      files: {
        'examples/a.c': '// ANCHOR: one\nint a;\n// ANCHOR_END: one\n',
        'chapters/01-one.md': '# 1. One\n\n```c file=examples/a.c region=two\n```\n',
      },
      messages: [
        'chapters/01-one.md:3:1: error: Cannot find region `two` in `examples/a.c` (Put it between lines with `ANCHOR: two` and `ANCHOR_END: two`.)',
      ],
    },
    {
      about: 'code that names a file outside of examples/',
      files: {
        'chapters/01-one.md': '# 1. One\n\n```js {1,3} file=src/app.js\nlet x;\n```\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected file `src/app.js`, expected one in examples/ (Copy it into the folder examples/ of the book: `file=examples/app.js`.)',
      ],
    },
    {
      about: 'code that differs from the file',
      files: {
        'examples/hello.c': 'int main(void)\n{\n    return 0;\n}\n',
        'chapters/01-one.md':
          '# 1. One\n\n```c file=examples/hello.c\nint main(void)\n{\n  return 0;\n}\n```\n',
      },
      messages: [
        'chapters/01-one.md:6:1: error: Unexpected line in a block that shows `examples/hello.c`, expected `    return 0;` (Write the lines as the file has them, or leave the block empty: it then shows the whole file.)',
      ],
    },
  ],
  run({ chapters, samples: files }, tell) {
    for (const chapter of chapters) {
      for (const { path, part, node } of sampleUses(chapter.tree, chapter.path)) {
        if (node.data?.filled) continue;
        const isEmpty = node.value.trim() === '';
        const file = isEmpty || isInExamples(path) ? files.get(path) : 'elsewhere';
        if (typeof file !== 'object') {
          const [reason, cure] = refusals[file ?? 'missing'](path);
          // Other tools have an option of this name too, and a block with code can be shown without the file.
          const rule = isEmpty && file !== 'elsewhere' ? (file ?? 'missing') : 'unknown';
          tell(rule, chapter.path, node.position, reason, cure);
          continue;
        }
        if (isEmpty) {
          const cure = `Put it between lines with \`ANCHOR: ${part}\` and \`ANCHOR_END: ${part}\`.`;
          const reason = `Cannot find region \`${part}\` in \`${path}\``;
          if (file.text.trim() !== '') tell('region', chapter.path, node.position, reason, cure);
          continue;
        }
        const fault = firstDifference(node.value, file);
        if (!fault) continue;
        const start = node.position?.start;
        const place = start && { line: start.line + 1 + fault.line, column: 1 };
        const expected = fault.expected === undefined ? 'no more' : `\`${fault.expected}\``;
        tell(
          'other',
          chapter.path,
          place,
          `Unexpected line in a block that shows \`${path}\`, expected ${expected}`,
          'Write the lines as the file has them, or leave the block empty: it then shows the whole file.',
        );
      }
    }
  },
};

const refusals: Readonly<Record<Refusal | 'elsewhere', (path: string) => readonly [string, string]>> = {
  missing: (path: string) => [
    `Cannot find \`${path}\``,
    'The path starts from the folder of book.yaml, or from the chapter’s if it begins with `./` or `../`.',
  ],
  outside: (path: string) => [
    `Unexpected file \`${path}\`, expected one in the book’s folder`,
    `Copy it into the folder examples/ of the book: \`file=examples/${path.split('/').at(-1)}\`.`,
  ],
  elsewhere: (path: string) => [
    `Unexpected file \`${path}\`, expected one in examples/`,
    `Copy it into the folder examples/ of the book: \`file=examples/${path.split('/').at(-1)}\`.`,
  ],
  unreadable: (path: string) => [`Cannot read \`${path}\``, 'It must be a readable text file in UTF-8.'],
};

/** The first line of a block (from 0) that differs from its file, and the file's line; undefined if all lines are in it. */
function firstDifference(
  code: string,
  { text }: Source,
): Readonly<{ line: number; expected: string | undefined }> | undefined {
  const [shown, lines] = [code.split('\n'), text.split('\n')];
  // The block is compared from the line of the file with which the most lines agree.
  let [most, from] = [0, 0];
  for (let at = 0; at < lines.length; at += 1) {
    let same = 0;
    while (same < shown.length && shown[same] === lines[at + same]) same += 1;
    if (same > most) [most, from] = [same, at];
  }
  return most === shown.length ? undefined : { line: most, expected: lines[from + most] };
}
