// The chapters that lists of other tools give, and what is said of lists that are not in order.

import { describe, expect, test } from 'vitest';
import { readSummary } from '../../scripts/read/chapter-list.ts';
import { parseMarkdown } from '../../scripts/read/parse.ts';
import { read } from '../../scripts/read/read.ts';
import { type Files, sound, worldOf } from '../memory.ts';

/** A list in short: `front 1 path "title" < part`. */
function listed(markdown: string, path = 'src/SUMMARY.md'): readonly string[] {
  return readSummary(parseMarkdown(markdown), path).chapters.map(
    ({ path: file, title, level, matter, part }) =>
      `${matter} ${level} ${file} ${title}${part === undefined ? '' : ` < ${part}`}`,
  );
}

describe('a SUMMARY.md', () => {
  test.each([
    [
      'of mdBook',
      '# Summary\n\n[Preface](preface.md)\n\n---\n\n# First part\n\n- [One](one.md)\n    - [More](one/more.md)\n- [Two](./two.md)\n\n# Second part\n\n- [Three](three.md)\n\n[Words](words.md)\n',
      [
        'front 1 src/preface.md Preface',
        'body 1 src/one.md One < First part',
        'body 2 src/one/more.md More',
        'body 1 src/two.md Two',
        'body 1 src/three.md Three < Second part',
        'back 1 src/words.md Words',
      ],
    ],
    [
      'of HonKit, with parts and sections of a file',
      '# Table of contents\n\n* [Introduction](README.md)\n\n## Part I\n\n* [One](one/README.md)\n  * [Here](one/README.md#here)\n  * [More](one/more.md#top)\n',
      [
        'body 1 src/README.md Introduction',
        'body 1 src/one/README.md One < Part I',
        'body 2 src/one/more.md More',
      ],
    ],
    [
      'with words that are no link for a part',
      '* Basics\n  * [One](one.md)\n  * [Two](two.md)\n',
      ['body 1 src/one.md One < Basics', 'body 1 src/two.md Two'],
    ],
    ['without a title', '- [One](one.md)\n', ['body 1 src/one.md One']],
    [
      'with numbers',
      '1. [One](one.md)\n2. [Two](two.md)\n',
      ['body 1 src/one.md One', 'body 1 src/two.md Two'],
    ],
    ['with markup in a title', '- [The `one` *and* only](one.md)\n', ['body 1 src/one.md The one and only']],
    [
      'with spaces in a name',
      '- [One](<my file.md>)\n- [Two](my%20other.md)\n',
      ['body 1 src/my file.md One', 'body 1 src/my other.md Two'],
    ],
    [
      'with a list divided by an empty line',
      '- [One](one.md)\n\n\n- [Two](two.md)\n',
      ['body 1 src/one.md One', 'body 1 src/two.md Two'],
    ],
    ['with bold links', '- **[One](one.md)**\n', ['body 1 src/one.md One']],
    ['with text beside a link', '- [One](one.md) (new)\n', ['body 1 src/one.md One']],
  ])('%s', (_, markdown, chapters) => {
    expect(listed(markdown)).toEqual(chapters);
  });
});

/** The names of a book's chapters, or what is said of it. */
async function chaptersOf(files: Files): Promise<readonly string[]> {
  const { manuscript, report } = await read(worldOf({ ...sound, 'chapters/01-one.md': null, ...files }));
  return manuscript
    ? manuscript.chapters.map(({ name, headings: [first] }) => `${name}: ${first?.title}`)
    : report.flatMap(({ messages }) => messages.map(String));
}

describe('a book', () => {
  test('of mdBook has its chapters where book.toml says', async () => {
    expect(
      await chaptersOf({
        'book.toml': '[book]\ntitle = "A"\nsrc = "text"\n',
        'text/SUMMARY.md': '- [One](README.md)\n- [Two](two/index.md)\n  - [Named here](two/more.md)\n',
        'text/README.md': '# One\n',
        'text/two/index.md': '# Two\n',
        'text/two/more.md': 'No heading.\n',
      }),
    ).toEqual(['README: One', 'two: Two', 'two-more: Named here']);
  });

  test('of HonKit has them where book.json says', async () => {
    expect(
      await chaptersOf({
        'book.json': '{"root": "./docs", "structure": {"summary": "toc.md"}}',
        'docs/toc.md': '* [One](a.md)\n',
        'docs/a.md': '# One\n',
      }),
    ).toEqual(['a: One']);
  });

  test('of HonKit begins with its README, listed or not', async () => {
    const files = { 'book.json': '{}', 'README.md': '# Welcome\n', 'a.md': '# One\n' };
    expect(await chaptersOf({ ...files, 'SUMMARY.md': '* [One](a.md)\n' })).toEqual([
      'README: Welcome',
      'a: One',
    ]);
    expect(await chaptersOf({ ...files, 'SUMMARY.md': '* [One](a.md)\n* [Hi](README.md)\n' })).toEqual([
      'a: One',
      'README: Welcome',
    ]);
    const intro = {
      'book.json': '{"structure": {"readme": "a.md"}}',
      'SUMMARY.md': '* [Readme](README.md)\n',
    };
    expect(await chaptersOf({ ...files, ...intro })).toEqual(['a: One', 'README: Welcome']);
  });

  test('without a list has all in chapters/, in natural order, folder by folder', async () => {
    expect(
      await chaptersOf({
        'chapters/10-ten.md': '# Ten\n',
        'chapters/2-two.md': '# Two\n',
        'chapters/3-part/b.md': '# B\n',
        'chapters/3-part/README.md': '# Part\n',
        'chapters/.hidden.md': '# Hidden\n',
      }),
    ).toEqual(['2-two: Two', '3-part: Part', '3-part-b: B', '10-ten: Ten']);
  });

  test('of another tool’s leftover settings has its own chapters', async () => {
    expect(await chaptersOf({ 'book.json': '{"name": "x"}', 'chapters/one.md': '# One\n' })).toEqual([
      'one: One',
    ]);
  });

  test('has parts and chapters in chapters that book.yaml lists', async () => {
    const { manuscript } = await read(
      worldOf({
        ...sound,
        'book.yaml': `${sound['book.yaml']}chapters:\n  - 01-one.md\n  - {part: P, chapters: [{file: ./a.md, chapters: [b.md]}, c.md]}\n  - d.md\n`,
        ...Object.fromEntries([...'abcd'].map((name) => [`chapters/${name}.md`, `# ${name}\n`])),
      }),
    );
    expect(
      manuscript?.chapters.map(
        ({ name, level, part, within }) => `${name} ${level} ${part ?? '-'} ${within ?? '-'}`,
      ),
    ).toEqual(['01-one 1 - -', 'a 1 P P', 'b 2 - P', 'c 1 - P', 'd 1 - -']);
  });

  test('has the digest of its list as it is, a byte order mark included', async () => {
    const digest = async (list: string) => {
      const { manuscript } = await read(worldOf({ ...sound, 'SUMMARY.md': list, 'one.md': '# One\n' }));
      return manuscript?.digest;
    };
    const list = '- [One](one.md)\n';
    expect(await digest(`\ufeff${list}`)).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest(`\ufeff${list}`)).not.toBe(await digest(list));
  });

  test.each([
    [
      'a file that is not there',
      { 'SUMMARY.md': '- [One](one.md)\n' },
      'SUMMARY.md:1:3: Cannot find `one.md`',
    ],
    [
      'a file outside',
      { 'src/SUMMARY.md': '- [One](../../one.md)\n' },
      'src/SUMMARY.md:1:3: Unexpected path outside the book’s folder: `../one.md`',
    ],
    ['no chapter', { 'SUMMARY.md': '# Summary\n' }, 'SUMMARY.md:1:1: Cannot find any chapter in SUMMARY.md'],
    ['a broken book.toml', { 'book.toml': '[book\ntitle = 1\n' }, 'book.toml:1:6: Cannot parse book.toml'],
    ['a broken book.json', { 'book.json': '{"root":' }, 'book.json:1:1: Cannot parse book.json'],
    [
      'a list that is not UTF-8',
      { 'src/SUMMARY.md': Buffer.from('- [One](one.md)\n- [Zw\xf6lf](b.md)\n', 'latin1') },
      'src/SUMMARY.md:2:6: Unexpected byte that is not UTF-8',
    ],
    [
      'a list that book.toml names and that is not there',
      { 'book.toml': '[book]\ntitle = "A"\nsrc = "text"\n', 'chapters/one.md': '# One\n' },
      'book.toml:3:1: Cannot find `text/SUMMARY.md`, where book.toml has the list of chapters',
    ],
    [
      'a list that book.toml names outside of the book',
      { 'book.toml': '[book]\nsrc = "../text"\n' },
      'book.toml:2:1: Unexpected path outside the book’s folder: `../text/SUMMARY.md`, where book.toml has',
    ],
    [
      'a list that book.json names and that is not there',
      { 'book.json': '{\n  "structure": { "summary": "TOC.md" }\n}', 'chapters/one.md': '# One\n' },
      'book.json:2:18: Cannot find `TOC.md`, where book.json has the list of chapters',
    ],
    [
      'a root that book.json names, without a list',
      { 'book.json': '{"root": "./docs"}' },
      'book.json:1:2: Cannot find `docs/SUMMARY.md`, where book.json has the list of chapters',
    ],
    [
      'no chapters and a book.toml without its list',
      { 'book.toml': '[book]\ntitle = "A"\n' },
      'book.toml:1:1: Cannot find `src/SUMMARY.md`, where book.toml has the list of chapters',
    ],
    [
      'a file of book.yaml, in a part, that is not there',
      { 'book.yaml': `${sound['book.yaml']}chapters:\n  - part: X\n    chapters:\n      - file: one.md\n` },
      'book.yaml:13:9: Cannot find `chapters/one.md`',
    ],
    [
      'chapters of one name',
      {
        'src/SUMMARY.md': '- [One](a/b.md)\n- [Two](a-b.md)\n',
        'src/a/b.md': '# B\n',
        'src/a-b.md': '# B\n',
      },
      'src/SUMMARY.md:2:3: Unexpected second chapter named `a-b`: `src/a-b.md` after `src/a/b.md`',
    ],
  ])('with %s is told so', async (_, files, message) => {
    const [first] = await chaptersOf(files as Files);
    expect(first).toContain(message);
  });
});
