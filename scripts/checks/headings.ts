// Check: each chapter has one title, its headings step down one rank at a time, and their numbers are right.

import { fromHtml } from 'hast-util-from-html';
import { toString as htmlText } from 'hast-util-to-string';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Chapter, Section } from '../book.ts';
import type { Check, Tell } from '../contract.ts';
import { rawElements } from '../read/fragment.ts';
import { headingNumber } from '../read/slugs.ts';

type Rule = 'empty' | 'title' | 'first' | 'second' | 'blank' | 'nested' | 'skipped' | 'number' | 'raw';

/** See `about`. */
export const headings: Check<Rule> = {
  id: 'headings',
  about:
    'The contents of every edition are made from the headings. A chapter starts with its title (`# 1. Title`), the only ' +
    'one of rank 1; before it stand anchors and comments at most. Ranks step down one at a time, headings stand ' +
    'in no quote and no list, and none is raw HTML. Where headings carry numbers, they count: chapters from 1 through ' +
    'the book, appendices from A, sections under their chapter; a heading without a number is not counted.',
  severity: {
    empty: 'error',
    title: 'error',
    first: 'error',
    second: 'error',
    blank: 'error',
    nested: 'error',
    skipped: 'error',
    number: 'error',
    raw: 'error',
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
      about: 'nothing in a chapter',
      files: { 'chapters/01-one.md': '<!-- to be written -->\n' },
      messages: [
        'chapters/01-one.md:1:1: error: Cannot find any text in the chapter (Write it, or take it out of `chapters` in book.yaml or the file out of the folder.)',
      ],
    },
    {
      about: 'a title that is none',
      files: { 'chapters/01-one.md': '1. One\n\nText.\n\n## 1.1. A\n' },
      messages: [
        'chapters/01-one.md:1:1: error: Cannot find the title of the chapter (Start it with the title: `# 1. One`.)',
      ],
    },
    {
      about: 'text before the title, a second title, a heading without text',
      files: { 'chapters/01-one.md': 'Text.\n\n# One\n\n# Two\n\n##\n' },
      messages: [
        'chapters/01-one.md:1:1: error: Unexpected text before the title of the chapter (Move it below `# One`.)',
        'chapters/01-one.md:5:1: error: Unexpected second title `Two`, expected one in a chapter (Make it `## Two`, or a chapter of its own.)',
        'chapters/01-one.md:7:1: error: Unexpected heading without text (Write its text, or delete it.)',
      ],
    },
    {
      about: 'headings that contents cannot show',
      files: { 'chapters/01-one.md': '# One\n\n<h2>A</h2>\n\n> ## B\n\n#### C\n' },
      messages: [
        'chapters/01-one.md:3:1: error: Unexpected element `<h2>`, expected a heading in Markdown (Write `## A`: a heading in HTML would be in no contents.)',
        'chapters/01-one.md:5:3: error: Unexpected heading `B` inside another block, expected it at the margin (Move it out, or make it bold text.)',
        'chapters/01-one.md:7:1: error: Unexpected heading of rank 4, expected rank 2 at most (Write `## C`.)',
      ],
    },
    {
      about: 'numbers that do not count',
      files: {
        'chapters/01-one.md': '# 1. One\n\n## 1.1. A\n\n## 1.3. B\n\n## A. C\n',
        'chapters/02-two.md': '# 3. Two\n\n## 2.1. A\n',
      },
      messages: [
        'chapters/01-one.md:5:1: error: Unexpected number `1.3` of the heading `B`, expected `1.2` (Numbers count the headings that have one.)',
        'chapters/01-one.md:7:1: error: Unexpected number `A` of the heading `C`, expected `1.3` (Numbers count the headings that have one.)',
        'chapters/02-two.md:1:1: error: Unexpected number `3` of the heading `Two`, expected `2` (Numbers count the headings that have one.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    const count = { chapters: 0, appendices: 0 };
    for (const chapter of chapters) {
      checkRaw(chapter, tell);
      const top = checkRanks(chapter, tell);
      checkNumbers(chapter, top, count, tell);
    }
  },
};

/** Tells what is wrong with titles and ranks; returns the headings at the margin. */
function checkRanks({ path, tree, text, headings: all }: Chapter, tell: Tell<Rule>): readonly Section[] {
  const margin = new Set<Nodes>(tree.children);
  const top = all.filter(({ node }) => margin.has(node));
  const first = tree.children.find((node) => !isUnseen(node));
  if (!first) {
    const cure = 'Write it, or take it out of `chapters` in book.yaml or the file out of the folder.';
    tell('empty', path, { line: 1, column: 1 }, 'Cannot find any text in the chapter', cure);
    return top;
  }
  const title = top.find(({ rank }) => rank === 1);
  if (!title) {
    const [line = ''] = /^.*/.exec(text.slice(first.position?.start.offset)) ?? [];
    const wanted = headingNumber(line) ? line.trim() : 'Title';
    const cure = `Start it with the title: \`# ${wanted}\`.`;
    tell('title', path, first.position?.start, 'Cannot find the title of the chapter', cure);
  } else if (first !== title.node) {
    const cure = `Move it below \`# ${full(title)}\`.`;
    tell('first', path, first.position, 'Unexpected text before the title of the chapter', cure);
  }
  for (const section of all) {
    const { place, title: words, node, rank } = section;
    if (!words) {
      tell('blank', path, place, 'Unexpected heading without text', 'Write its text, or delete it.');
    }
    if (!margin.has(node)) {
      const reason = `Unexpected heading \`${words}\` inside another block, expected it at the margin`;
      tell('nested', path, place, reason, 'Move it out, or make it bold text.');
    } else if (rank === 1 && section !== title) {
      const cure = `Make it \`## ${full(section)}\`, or a chapter of its own.`;
      tell('second', path, place, `Unexpected second title \`${words}\`, expected one in a chapter`, cure);
    }
  }
  for (const [index, section] of top.entries()) {
    const { rank } = section;
    const before = top[index - 1]?.rank ?? 1;
    if (rank <= before + 1) continue;
    const reason = `Unexpected heading of rank ${rank}, expected rank ${before + 1} at most`;
    tell('skipped', path, section.place, reason, `Write \`${'#'.repeat(before + 1)} ${full(section)}\`.`);
  }
  return top;
}

function checkNumbers(
  { path }: Chapter,
  top: readonly Section[],
  count: { chapters: number; appendices: number },
  tell: Tell<Rule>,
): void {
  if (!top.some(({ rank }) => rank === 1)) {
    // That its title is missing is told already; the chapters after it need not be told for that.
    if (top.some(({ number }) => number !== undefined)) count.chapters += 1;
    return;
  }
  // The numbered headings that the present one stands under, each with how many are numbered under it so far.
  const above: { rank: number; number: string; under: number }[] = [];
  let loose = 0;
  for (const { number, rank, title, place } of top) {
    if (number === undefined) continue;
    while ((above.at(-1)?.rank ?? 0) >= rank) above.pop();
    const parent = above.at(-1);
    let expected: string;
    if (rank === 1) {
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

function checkRaw({ path, tree }: Chapter, tell: Tell<Rule>): void {
  visit(tree, 'html', (node) => {
    for (const { element, place } of rawElements(node)) {
      const [, rank] = /^h([1-6])$/.exec(element.tagName) ?? [];
      if (!rank) continue;
      const words = htmlText(element).replace(/\s+/g, ' ').trim() || '…';
      const reason = `Unexpected element \`<${element.tagName}>\`, expected a heading in Markdown`;
      const cure = `Write \`${'#'.repeat(Number(rank))} ${words}\`: a heading in HTML would be in no contents.`;
      tell('raw', path, place, reason, cure);
    }
  });
}

/** Whether a reader sees nothing of a block: comments, anchors, definitions. */
function isUnseen(node: Nodes): boolean {
  if (node.type === 'html') {
    let seen = false;
    visit(fromHtml(node.value, { fragment: true }), (one) => {
      seen ||= one.type === 'text' ? one.value.trim() !== '' : one.type === 'element' && one.tagName !== 'a';
    });
    return !seen;
  }
  if (node.type === 'text') return !node.value.trim();
  return node.type === 'definition' || (node.type === 'paragraph' && node.children.every(isUnseen));
}

function full({ number, title }: Section): string {
  return number === undefined ? title : `${number}. ${title}`;
}
