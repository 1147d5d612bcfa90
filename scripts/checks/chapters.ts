// Check: the list of chapters has every chapter, once, and nothing else.

import type { Check } from '../model/contract.ts';

/** The check of the list of chapters, which may be a SUMMARY.md. */
export const chapters: Check<'unlisted' | 'draft' | 'outside' | 'twice'> = {
  id: 'chapters',
  about:
    'The list of chapters is `chapters` in book.yaml, or a SUMMARY.md as mdBook, HonKit and GitBook have it. A Markdown file ' +
    'beside the chapters that the list leaves out is in no edition, and neither is an entry without a file: the author may ' +
    'have forgotten it.',
  severity: { unlisted: 'warning', draft: 'warning', outside: 'warning', twice: 'warning' },
  examples: [
    {
      about: 'a SUMMARY.md with a preface, a part, a chapter in a chapter and an appendix',
      files: {
        'src/SUMMARY.md':
          '# Summary\n\n[Preface](preface.md)\n\n# Part\n\n- [One](one.md)\n  - [More](one/more.md)\n\n[Words](words.md)\n',
        'src/preface.md': '# Preface\n\nText.\n',
        'src/one.md': '# One\n\nText.\n',
        'src/one/more.md': '# More\n\nText.\n',
        'src/words.md': '# Words\n\nText.\n',
        'chapters/01-one.md': null,
      },
      messages: [],
    },
    {
      about: 'a file that is in no list',
      files: {
        'book.yaml':
          'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\nchapters: [01-one.md]\n',
        'chapters/02-two.md': '# 2. Two\n',
      },
      messages: [
        'book.yaml:7:1: warning: Cannot find `chapters/02-two.md` in the list of chapters (It is in no edition. Add it to the list, or move it out of chapters/.)',
      ],
    },
    {
      about: 'a file that is in no list, and to which a chapter links',
      files: {
        'book.yaml':
          'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\nchapters: [01-one.md]\n',
        'chapters/01-one.md': '# 1. One\n\n[More](02-two.md)\n',
        'chapters/02-two.md': '# 2. Two\n',
      },
      messages: [
        'book.yaml:7:1: warning: Cannot find `chapters/02-two.md` in the list of chapters (Links to it lead to the file, as it is written. Add it to the list, and they lead to the chapter.)',
      ],
    },
    {
      about: 'entries that no chapter is made of',
      files: {
        'src/SUMMARY.md':
          '# Summary\n\n- [One](one.md)\n- [Two]()\n- [Three](https://example.org/)\n- [One again](one.md)\n- [A section](one.md#one)\n',
        'src/one.md': '# One\n\nText.\n',
        'chapters/01-one.md': null,
      },
      messages: [
        'src/SUMMARY.md:4:3: warning: Cannot find a file for the chapter `Two` (It is in no edition. Write the name of its file, or take the entry out.)',
        'src/SUMMARY.md:5:3: warning: Unexpected address `https://example.org/` in the list of chapters, expected a file (It is in no edition. Link to it from a chapter.)',
        'src/SUMMARY.md:6:3: warning: Unexpected second entry for `one.md` in the list of chapters (The chapter stands where it is listed first. Take one of the entries out.)',
      ],
    },
  ],
  run({ list, unlisted, settings, files }, tell) {
    const path = list.source?.path ?? settings.path;
    for (const { kind, entry, place } of list.faults) {
      const [reason, cure] = wordings[kind](entry);
      tell(kind, path, place, reason, cure);
    }
    const place = list.source ? { line: 1, column: 1 } : settings.locate(['chapters']);
    for (const file of unlisted)
      tell(
        'unlisted',
        path,
        place,
        `Cannot find \`${file}\` in the list of chapters`,
        files.get(file)?.kind === 'file'
          ? 'Links to it lead to the file, as it is written. Add it to the list, and they lead to the chapter.'
          : `It is in no edition. Add it to the list, or move it out of ${list.folder}/.`,
      );
  },
};

const wordings: Readonly<
  Record<'draft' | 'outside' | 'twice', (entry: string) => readonly [string, string]>
> = {
  draft: (entry: string) => [
    `Cannot find a file for the chapter \`${entry}\``,
    'It is in no edition. Write the name of its file, or take the entry out.',
  ],
  outside: (entry: string) => [
    `Unexpected address \`${entry}\` in the list of chapters, expected a file`,
    'It is in no edition. Link to it from a chapter.',
  ],
  twice: (entry: string) => [
    `Unexpected second entry for \`${entry}\` in the list of chapters`,
    'The chapter stands where it is listed first. Take one of the entries out.',
  ],
};
