// What a chapter is in its book, and where it stands: by book.yaml, front matter, SUMMARY.md and the names of parts.

import { expect, test } from 'vitest';
import { read } from '../../scripts/read/read.ts';
import { type Files, sound, worldOf } from '../memory.ts';

/** Where each chapter stands: `front preface 00-a: Title`. */
async function standing(files: Files): Promise<readonly string[]> {
  const { manuscript, report } = await read(worldOf({ ...sound, 'chapters/01-one.md': null, ...files }));
  if (!manuscript) throw new Error(report.flatMap(({ messages }) => messages.map(String)).join('\n'));
  return manuscript.chapters.map(
    ({ name, matter, role, headings: [title] }) => `${matter} ${role ?? '-'} ${name}: ${title?.title}`,
  );
}

const chapter = (title: string, role?: string) =>
  `${role === undefined ? '' : `---\nrole: ${role}\n---\n\n`}# ${title}\n\nText.\n`;
const listing = (items: string) => `${sound['book.yaml']}chapters: [${items}]\n`;

test.each<[string, Files, readonly string[]]>([
  [
    'front matter in YAML and TOML, in any case and spelling',
    {
      'chapters/00.md': chapter('Thanks', 'Acknowledgements'),
      'chapters/01.md': chapter('One'),
      'chapters/02.md': '+++\ntitle = "Two"\nrole = "appendix"\n+++\n\nText.\n',
    },
    ['front acknowledgments 00: Thanks', 'body - 01: One', 'back appendix 02: Two'],
  ],
  ['an unknown role is none', { 'chapters/01.md': chapter('One', 'apendix') }, ['body - 01: One']],
  [
    'the role in book.yaml before that in front matter',
    {
      'book.yaml': listing('{file: a.md, role: preface}, b.md'),
      'chapters/a.md': chapter('A', 'foreword'),
      'chapters/b.md': chapter('B'),
    },
    ['front preface a: A', 'body - b: B'],
  ],
  [
    'a SUMMARY.md’s front and back matter stay so, whatever the role',
    {
      'src/SUMMARY.md': '[A](a.md)\n\n- [B](b.md)\n\n[C](c.md)\n[D](d.md)\n',
      'src/a.md': chapter('A', 'appendix'),
      'src/b.md': chapter('B'),
      'src/c.md': chapter('C', 'preface'),
      'src/d.md': chapter('D'),
    },
    ['front appendix a: A', 'body - b: B', 'back preface c: C', 'back - d: D'],
  ],
  [
    'a role moves a chapter that a SUMMARY.md has in its list, as HonKit has all',
    {
      'SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n',
      'a.md': chapter('A', 'introduction'),
      'b.md': chapter('B'),
      'c.md': chapter('C', 'glossary'),
    },
    ['front introduction a: A', 'body - b: B', 'back glossary c: C'],
  ],
  [
    'thanks at the end are back matter, and a preface between chapters is none',
    {
      'chapters/1.md': chapter('A'),
      'chapters/2.md': chapter('B', 'preface'),
      'chapters/3.md': chapter('C'),
      'chapters/4.md': chapter('D', 'acknowledgments'),
    },
    ['body - 1: A', 'body preface 2: B', 'body - 3: C', 'back acknowledgments 4: D'],
  ],
  [
    'a glossary before the first chapter is front matter',
    { 'chapters/1.md': chapter('A', 'glossary'), 'chapters/2.md': chapter('B') },
    ['front glossary 1: A', 'body - 2: B'],
  ],
  [
    'a book of front matter alone has a body all the same',
    { 'chapters/1.md': chapter('A', 'preface'), 'chapters/2.md': chapter('B', 'appendix') },
    ['front preface 1: A', 'body appendix 2: B'],
  ],
  [
    'a part called Appendices, in SUMMARY.md, unless a chapter has another role',
    {
      'src/SUMMARY.md': '- [A](a.md)\n\n# Appendices\n\n- [B](b.md)\n  - [C](c.md)\n- [D](d.md)\n',
      'src/a.md': chapter('A'),
      'src/b.md': chapter('B'),
      'src/c.md': chapter('C'),
      'src/d.md': chapter('D', 'bibliography'),
    },
    ['body - a: A', 'back appendix b: B', 'back - c: C', 'back bibliography d: D'],
  ],
  [
    'a part called Appendix after the lists, and one in the language of the book in book.yaml',
    {
      'book.yaml': `${String(sound['book.yaml']).replace('language: en', 'language: de')}chapters: [a.md, {part: ANHÄNGE, chapters: [b.md]}, c.md]\n`,
      'chapters/a.md': chapter('A'),
      'chapters/b.md': chapter('B'),
      'chapters/c.md': chapter('C', 'colophon'),
    },
    ['body - a: A', 'back appendix b: B', 'back colophon c: C'],
  ],
  [
    'suffix chapters under a heading of their own',
    {
      'src/SUMMARY.md': '# S\n\n# Part\n\n- [A](a.md)\n\n# Appendix\n\n[B](b.md)\n',
      'src/a.md': chapter('A'),
      'src/b.md': chapter('B'),
    },
    ['body - a: A', 'back appendix b: B'],
  ],
  [
    'a dedication without a heading has the word of the language, or its title in the list',
    {
      'book.yaml': String(sound['book.yaml']).replace('language: en', 'language: de'),
      'src/SUMMARY.md': '[Für B](a.md)\n[](c.md)\n\n- [B](b.md)\n',
      'src/a.md': '---\nrole: epigraph\n---\n\nMotto.\n',
      'src/c.md': '---\nrole: dedication\n---\n\nFür C.\n',
      'src/b.md': chapter('B'),
    },
    ['front epigraph a: Für B', 'front dedication c: Widmung', 'body - b: B'],
  ],
])('%s', async (_, files, expected) => {
  expect(await standing(files)).toEqual(expected);
});
