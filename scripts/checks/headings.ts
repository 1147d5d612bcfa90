// Check: each chapter has one title, its headings step down one rank at a time, and their numbers are right.

import { fromHtml } from 'hast-util-from-html';
import { toString as htmlText } from 'hast-util-to-string';
import type { Nodes } from 'mdast';
import { toString as markdownText } from 'mdast-util-to-string';
import { rawElements } from '../dialect/raw-html.ts';
import type { Chapter, Section } from '../model/book.ts';
import type { Check, Tell } from '../model/contract.ts';
import { headingNumber } from '../read/slugs.ts';
import { visit } from '../tree/visit.ts';

type Rule = 'empty' | 'title' | 'first' | 'second' | 'blank' | 'nested' | 'skipped' | 'number' | 'raw';

/** See `about`. */
export const headings: Check<Rule> = {
  id: 'headings',
  about:
    'The contents of every edition are made from the headings. A chapter starts with its title (`# 1. Title`), the only ' +
    'one of rank 1; before it stand anchors and comments at most. Ranks step down one at a time, headings stand ' +
    'in no quote and no list. Where headings carry numbers, they count: chapters from 1 through the book, appendices ' +
    'from A, sections under their chapter; a heading without a number is not counted. Where a chapter has it otherwise, the ' +
    'editions make the best of it: the first heading of whatever rank is the title, without any it is the `title` of the front ' +
    'matter or else the name of the file, and ranks that skip are closed up.',
  severity: {
    empty: 'warning',
    title: 'warning',
    first: 'warning',
    second: 'warning',
    blank: 'warning',
    nested: 'warning',
    skipped: 'warning',
    number: 'warning',
    raw: 'warning',
  },
  examples: [
    {
      about: 'chapters and appendices, with and without numbers',
      files: {
        'chapters/01-one.md':
          '<!-- draft -->\n\n<a name="a"></a>\n<a name="b"></a>\n\n# 1. One\n\n## 1.1. A\n\n### 1.1.1. B\n\n## More\n\n## 1.2. C\n',
        'chapters/02-two.md': '# Between\n\n## Some\n',
        'chapters/03-three.md': '# 2. Three\n\n## 2.1 A\n',
        'chapters/04-four.md': '# A. Four\n\n## A.1. A\n',
      },
      messages: [],
    },
    {
      about: 'headings in HTML, and a title in front matter',
      files: {
        'chapters/01-one.md': '<h1 id="one">1. One</h1>\n\n<div><h2>1.1. A</h2></div>\n',
        'chapters/02-two.md': '---\ntitle: Two\n---\n\nText.\n\n## A\n',
      },
      messages: [],
    },
    {
      about: 'nothing in a chapter',
      files: { 'chapters/01-one.md': '<!-- to be written -->\n' },
      messages: [
        'chapters/01-one.md:1:1: warning: Cannot find any text in the chapter (It has nothing but a title, `One`, after its file. Write it, or take it out of `chapters` in book.yaml or the file out of the folder.)',
      ],
    },
    {
      about: 'no title, and a first heading of a lower rank',
      files: {
        'chapters/01-one.md': '1. One\n\nText.\n',
        'chapters/02-next_steps.md': 'Text.\n',
        'chapters/03-three.md': '## Three\n\n### A\n\n## B\n',
      },
      messages: [
        'chapters/01-one.md:1:1: warning: Cannot find the title of the chapter, called `One` after its file (Start it with the title: `# 1. One`.)',
        'chapters/02-next_steps.md:1:1: warning: Cannot find the title of the chapter, called `Next steps` after its file (Start it with the title: `# Title`.)',
        'chapters/03-three.md:1:1: warning: Unexpected rank 2 of the first heading `Three`, expected rank 1 (It is taken for the title of the chapter. Write `# Three`.)',
      ],
    },
    {
      about: 'text before the title, a second title, a heading without text',
      files: { 'chapters/01-one.md': 'Text.\n\n# One\n\n# Two\n\n##\n' },
      messages: [
        'chapters/01-one.md:1:1: warning: Unexpected text before the title of the chapter (It stays there. Move it below `# One` if it belongs to the chapter.)',
        'chapters/01-one.md:5:1: warning: Unexpected second title `Two`, expected one in a chapter (It becomes a section. Make it `## Two`, or a chapter of its own.)',
        'chapters/01-one.md:7:1: warning: Unexpected heading without text (It is left out. Write its text, or delete it.)',
      ],
    },
    {
      about: 'headings that contents cannot show',
      files: {
        'chapters/01-one.md': '# One\n\n<table><tr><td><h2>A</h2></td></tr></table>\n\n> ## B\n\n#### C\n',
      },
      messages: [
        'chapters/01-one.md:3:16: warning: Unexpected element `<h2>` inside another block, expected a heading at the margin (It becomes bold text, and is in no contents. Move it out: `## A`.)',
        'chapters/01-one.md:5:3: warning: Unexpected heading `B` inside another block, expected it at the margin (It becomes bold text, and is in no contents. Move it out.)',
        'chapters/01-one.md:7:1: warning: Unexpected heading of rank 4, expected rank 2 at most (It is shown one rank below the heading that it stands under. Write `## C`.)',
      ],
    },
    {
      about: 'numbers that do not count',
      files: {
        'chapters/01-one.md': '# 1. One\n\n## 1.1. A\n\n## 1.3. B\n\n## A. C\n',
        'chapters/02-two.md': '# 3. Two\n\n## 2.1. A\n',
      },
      messages: [
        'chapters/01-one.md:5:1: warning: Unexpected number `1.3` of the heading `B`, expected `1.2` (Numbers count the headings that have one.)',
        'chapters/01-one.md:7:1: warning: Unexpected number `A` of the heading `C`, expected `1.3` (Numbers count the headings that have one.)',
        'chapters/02-two.md:1:1: warning: Unexpected number `3` of the heading `Two`, expected `2` (Numbers count the headings that have one.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    const count = { chapters: 0, appendices: 0 };
    for (const chapter of chapters) {
      checkTitle(chapter, tell);
      checkPlaces(chapter, tell);
      checkRanks(chapter, tell);
      checkNumbers(chapter, count, tell);
    }
  },
};

/** Tells where the chapter has its title from, if it is not its first line. */
function checkTitle({ path, tree, text, headings: [title] }: Chapter, tell: Tell<Rule>): void {
  if (!title) return;
  const { node, rank, title: words } = title;
  const { written = rank, from } = node.data ?? {};
  const first = tree.children.find((child) => !isUnseen(child) && (child !== node || from === undefined));
  if (!first) {
    const has = `It has nothing but a title, \`${words}\`, ${from === 'file name' ? 'after its file' : `from its ${from}`}.`;
    const cure = `${has} Write it, or take it out of \`chapters\` in book.yaml or the file out of the folder.`;
    tell('empty', path, { line: 1, column: 1 }, 'Cannot find any text in the chapter', cure);
  } else if (from === 'file name') {
    const [line = ''] = /^.*/.exec(text.slice(first.position?.start.offset)) ?? [];
    const wanted = headingNumber(line) ? line.trim() : 'Title';
    const reason = `Cannot find the title of the chapter, called \`${words}\` after its file`;
    tell('title', path, first.position?.start, reason, `Start it with the title: \`# ${wanted}\`.`);
  } else if (from === undefined) {
    if (written > 1) {
      const reason = `Unexpected rank ${written} of the first heading \`${words}\`, expected rank 1`;
      const cure = `It is taken for the title of the chapter. Write \`# ${full(title)}\`.`;
      tell('title', path, title.place, reason, cure);
    }
    if (first !== node) {
      const cure = `It stays there. Move it below \`# ${full(title)}\` if it belongs to the chapter.`;
      tell('first', path, first.position, 'Unexpected text before the title of the chapter', cure);
    }
  }
}

/** Tells of headings that are none: inside other blocks, or without text. */
function checkPlaces({ path, tree }: Chapter, tell: Tell<Rule>): void {
  visit(tree, (node: Nodes, _index, parent) => {
    if (node.type === 'paragraph' && node.data?.blank)
      tell(
        'blank',
        path,
        node.position,
        'Unexpected heading without text',
        'It is left out. Write its text, or delete it.',
      );
    if (node.type === 'heading' && parent !== tree) {
      const words = markdownText(node, { includeHtml: false }).replace(/\s+/g, ' ').trim();
      const reason = `Unexpected heading \`${words}\` inside another block, expected it at the margin`;
      tell(
        'nested',
        path,
        node.position,
        reason,
        'It becomes bold text, and is in no contents. Move it out.',
      );
    }
    if (node.type !== 'html') return;
    for (const { element, place } of rawElements(node)) {
      const [, rank] = /^h([1-6])$/.exec(element.tagName) ?? [];
      if (!rank) continue;
      const words = htmlText(element).replace(/\s+/g, ' ').trim() || '…';
      const reason = `Unexpected element \`<${element.tagName}>\` inside another block, expected a heading at the margin`;
      const cure = `It becomes bold text, and is in no contents. Move it out: \`${'#'.repeat(Number(rank))} ${words}\`.`;
      tell('raw', path, place, reason, cure);
    }
  });
}

/** Tells of second titles and of ranks that skip, as the author wrote them. */
function checkRanks({ path, headings: [title, ...rest] }: Chapter, tell: Tell<Rule>): void {
  let before = title?.node.data?.written ?? 1;
  for (const section of rest) {
    const { node, place, title: words } = section;
    const { written = 1 } = node.data ?? {};
    if (written === 1) {
      const cure = `It becomes a section. Make it \`## ${full(section)}\`, or a chapter of its own.`;
      tell('second', path, place, `Unexpected second title \`${words}\`, expected one in a chapter`, cure);
    } else if (written > before + 1) {
      const reason = `Unexpected heading of rank ${written}, expected rank ${before + 1} at most`;
      const wanted = `${'#'.repeat(before + 1)} ${full(section)}`;
      const cure = `It is shown one rank below the heading that it stands under. Write \`${wanted}\`.`;
      tell('skipped', path, place, reason, cure);
    }
    before = written;
  }
}

function checkNumbers(
  { path, level, headings: all }: Chapter,
  count: { chapters: number; appendices: number },
  tell: Tell<Rule>,
): void {
  // What has the title's rank is counted with the chapters.
  const top = all[0]?.node.data?.written ?? 1;
  // A chapter in a chapter counts with the sections of that.
  if (level > 1) return;
  // The numbered headings that the present one stands under, each with how many are numbered under it so far.
  const above: { rank: number; number: string; under: number }[] = [];
  let loose = 0;
  for (const { number, node, title, place } of all) {
    if (number === undefined) continue;
    const rank = node.data?.written ?? 1;
    while ((above.at(-1)?.rank ?? 0) >= rank) above.pop();
    const parent = above.at(-1);
    let expected: string;
    if (rank <= top) {
      const appendix = /^[A-Z]/.test(number);
      expected = appendix ? String.fromCharCode(65 + count.appendices++) : String(++count.chapters);
    } else if (parent) expected = `${parent.number}.${++parent.under}`;
    else expected = String(++loose);
    above.push({ rank, number: expected, under: 0 });
    if (number === expected) continue;
    const reason = `Unexpected number \`${number}\` of the heading \`${title}\`, expected \`${expected}\``;
    tell('number', path, place, reason, 'Numbers count the headings that have one.');
  }
}

/** Elements of which nothing is seen where there is no text in them. */
const bare: ReadonlySet<string> = new Set([
  'a',
  'span',
  'p',
  'br',
  'div',
  'section',
  'article',
  'main',
  'header',
  'center',
]);

/** Whether a reader sees nothing of a block: comments, anchors, definitions, front matter. */
function isUnseen(node: Nodes): boolean {
  if (node.type === 'html') {
    let seen = false;
    visit(fromHtml(node.value, { fragment: true }), (one) => {
      seen ||=
        one.type === 'text' ? one.value.trim() !== '' : one.type === 'element' && !bare.has(one.tagName);
    });
    return !seen;
  }
  if (node.type === 'text') return !node.value.trim();
  if (node.type === 'yaml' || (node.type as string) === 'toml') return true;
  return node.type === 'definition' || (node.type === 'paragraph' && node.children.every(isUnseen));
}

function full({ number, title }: Section): string {
  return number === undefined ? title : `${number}. ${title}`;
}
