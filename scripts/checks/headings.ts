// Check: each chapter has one title, the ranks of its headings skip none, and their numbers are in sequence.

import { fromHtml } from 'hast-util-from-html';
import { toString as htmlText } from 'hast-util-to-string';
import type { Nodes } from 'mdast';
import { toString as markdownText } from 'mdast-util-to-string';
import { rawElements } from '../dialect/raw-html.ts';
import type { Chapter, Section } from '../model/book.ts';
import type { Check, Tell } from '../model/contract.ts';
import { isUntitled } from '../read/chapter-roles.ts';
import { headingNumber } from '../read/slugs.ts';
import { numberedTitle } from '../text/numbered-title.ts';
import { visit } from '../tree/visit.ts';
import { checkNumbers } from './number-faults.ts';

type Rule = 'empty' | 'title' | 'first' | 'second' | 'blank' | 'nested' | 'skipped' | 'number' | 'raw';

const numbered =
  'id: a\ntitle: A\nlanguage: en\nauthors: [B]\ncopyright: [C]\nlicense: {id: OSL-3.0}\nnumbering: sections\n';

/** The check of titles, ranks and numbers of headings. */
export const headings: Check<Rule> = {
  id: 'headings',
  about:
    'The table of contents of every edition is made from the headings. A chapter should start with its title (`# 1. Title`), ' +
    'its only heading of rank 1, with nothing but anchors and comments before it. Each heading should be at most one rank ' +
    'below the one before it, and outside of quotes and lists. Numbers in headings must be in sequence: chapters from 1, ' +
    'appendices from A, sections within their chapter; headings without a number are not counted, unless `numbering` in ' +
    'book.yaml gives them one. If a chapter does not ' +
    'start with its title, the editions use its first heading, else the `title` of its front matter, else the file’s name. ' +
    'Skipped ranks are closed up.',
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
      about: 'a dedication, which needs no title, and a number to which Colophon adds others',
      files: {
        'book.yaml': numbered,
        'chapters/00-for.md': '---\nrole: dedication\n---\n\nFor B.\n',
        'chapters/01-one.md': '# One\n\n## A\n',
        'chapters/02-two.md': '# 2. Two\n\n## 2.1. A\n\n## B\n',
      },
      messages: [],
    },
    {
      about: 'a number in the text that is not the next of those that Colophon gives',
      files: {
        'book.yaml': numbered,
        'chapters/01-one.md': '# One\n\n## A\n\n## 1.3. B\n',
        'chapters/02-two.md': '# 5. Two\n\n## 5.1. A\n\n## B\n\n## 5.3. C\n',
        'chapters/03-three.md': '# 6. Three\n\nText.\n',
      },
      messages: [
        'chapters/01-one.md:5:1: warning: Unexpected number `1.3` of the heading `B`, expected `1.2` (Colophon counts on from it. Renumber the heading, or take its number out.)',
        'chapters/02-two.md:1:1: warning: Unexpected number `5` of the heading `Two`, expected `2` (Colophon counts on from it. Renumber the heading, or take its number out.)',
      ],
    },
    {
      about: 'an empty chapter',
      files: { 'chapters/01-one.md': '<!-- to be written -->\n' },
      messages: [
        'chapters/01-one.md:1:1: warning: Cannot find any text in the chapter (It has only the title `One`, from its file name. Write the chapter, or remove its file and its entry in the list of chapters.)',
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
        'chapters/01-one.md:1:1: warning: Cannot find the title of the chapter (The editions call it `One`, after its file. Start it with the title: `# 1. One`.)',
        'chapters/02-next_steps.md:1:1: warning: Cannot find the title of the chapter (The editions call it `Next steps`, after its file. Start it with the title: `# Title`.)',
        'chapters/03-three.md:1:1: warning: Unexpected rank 2 of the first heading `Three`, expected rank 1 (It becomes the title of the chapter. Write `# Three`.)',
      ],
    },
    {
      about: 'text before the title, a second title, a heading without text',
      files: { 'chapters/01-one.md': 'Text.\n\n# One\n\n# Two\n\n##\n' },
      messages: [
        'chapters/01-one.md:1:1: warning: Unexpected text before the title of the chapter (The editions leave it there. Move it below `# One` if it belongs to the chapter.)',
        'chapters/01-one.md:5:1: warning: Unexpected second title `Two`, expected one title in a chapter (It becomes a section. Make it `## Two`, or a chapter of its own.)',
        'chapters/01-one.md:7:1: warning: Unexpected heading without text (It is left out. Write its text, or delete it.)',
      ],
    },
    {
      about: 'headings that the table of contents cannot show',
      files: {
        'chapters/01-one.md': '# One\n\n<table><tr><td><h2>A</h2></td></tr></table>\n\n> ## B\n\n#### C\n',
      },
      messages: [
        'chapters/01-one.md:3:16: warning: Unexpected element `<h2>` inside another block, expected a heading outside of other blocks (It becomes bold text and is missing from the contents. Move it out: `## A`.)',
        'chapters/01-one.md:5:3: warning: Unexpected heading `B` inside another block, expected it outside (It becomes bold text and is missing from the contents. Move it out.)',
        'chapters/01-one.md:7:1: warning: Unexpected heading of rank 4, expected rank 2 at most (The editions show it one rank below the heading that it belongs to. Write `## C`.)',
      ],
    },
    {
      about: 'numbers out of sequence',
      files: {
        'chapters/01-one.md': '# 1. One\n\n## 1.1. A\n\n## 1.3. B\n\n## A. C\n',
        'chapters/02-two.md': '# 3. Two\n\n## 2.1. A\n',
      },
      messages: [
        'chapters/01-one.md:5:1: warning: Unexpected number `1.3` of the heading `B`, expected `1.2` (Renumber the headings. Those without a number are not counted.)',
        'chapters/01-one.md:7:1: warning: Unexpected number `A` of the heading `C`, expected `1.3` (Renumber the headings. Those without a number are not counted.)',
        'chapters/02-two.md:1:1: warning: Unexpected number `3` of the heading `Two`, expected `2` (Renumber the headings. Those without a number are not counted.)',
      ],
    },
  ],
  run({ chapters, manifest }, tell) {
    const count = { chapters: 0, appendices: 0 };
    for (const chapter of chapters) {
      checkTitle(chapter, tell);
      checkPlaces(chapter, tell);
      checkRanks(chapter, tell);
      checkNumbers(chapter, count, manifest.numbering !== 'none', tell);
    }
  },
};

/** Reports a chapter that does not start with its title, and where its title comes from. */
function checkTitle(chapter: Chapter, tell: Tell<Rule>): void {
  const { path, level, tree, text } = chapter;
  const [title] = chapter.headings;
  if (!title) return;
  const { node, rank, title: words } = title;
  const { written = rank, from } = node.data ?? {};
  const first = tree.children.find((child) => !isUnseen(child) && (child !== node || from === undefined));
  if (!first) {
    const has = `It has only the title \`${words}\`, from its ${from}.`;
    const cure = `${has} Write the chapter, or remove its file and its entry in the list of chapters.`;
    tell('empty', path, { line: 1, column: 1 }, 'Cannot find any text in the chapter', cure);
  } else if (isUntitled(chapter)) {
    return;
  } else if (from === 'file name') {
    const [line = ''] = /^.*/.exec(text.slice(first.position?.start.offset)) ?? [];
    const wanted = headingNumber(line) ? line.trim() : 'Title';
    const reason = 'Cannot find the title of the chapter';
    const cure = `The editions call it \`${words}\`, after its file. Start it with the title: \`# ${wanted}\`.`;
    tell('title', path, first.position?.start, reason, cure);
  } else if (from === undefined) {
    if (written > level) {
      const reason = `Unexpected rank ${written} of the first heading \`${words}\`, expected rank 1`;
      const cure = `It becomes the title of the chapter. Write \`# ${asWritten(title)}\`.`;
      tell('title', path, title.place, reason, cure);
    }
    if (first !== node) {
      const cure = `The editions leave it there. Move it below \`# ${asWritten(title)}\` if it belongs to the chapter.`;
      tell('first', path, first.position, 'Unexpected text before the title of the chapter', cure);
    }
  }
}

/** Reports headings inside other blocks and headings without text. */
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
      const reason = `Unexpected heading \`${words}\` inside another block, expected it outside`;
      tell(
        'nested',
        path,
        node.position,
        reason,
        'It becomes bold text and is missing from the contents. Move it out.',
      );
    }
    if (node.type !== 'html') return;
    for (const { element, place } of rawElements(node)) {
      const [, rank] = /^h([1-6])$/.exec(element.tagName) ?? [];
      if (!rank) continue;
      const words = htmlText(element).replace(/\s+/g, ' ').trim() || '…';
      const reason = `Unexpected element \`<${element.tagName}>\` inside another block, expected a heading outside of other blocks`;
      const cure = `It becomes bold text and is missing from the contents. Move it out: \`${'#'.repeat(Number(rank))} ${words}\`.`;
      tell('raw', path, place, reason, cure);
    }
  });
}

/** Reports second titles and skipped ranks, by the ranks that the author wrote. */
function checkRanks({ path, headings: [title, ...rest] }: Chapter, tell: Tell<Rule>): void {
  let before = title?.node.data?.written ?? 1;
  for (const section of rest) {
    const { node, place, title: words } = section;
    const { written = 1 } = node.data ?? {};
    if (written === 1) {
      const cure = `It becomes a section. Make it \`## ${asWritten(section)}\`, or a chapter of its own.`;
      tell(
        'second',
        path,
        place,
        `Unexpected second title \`${words}\`, expected one title in a chapter`,
        cure,
      );
    } else if (written > before + 1) {
      const reason = `Unexpected heading of rank ${written}, expected rank ${before + 1} at most`;
      const wanted = `${'#'.repeat(before + 1)} ${asWritten(section)}`;
      const cure = `The editions show it one rank below the heading that it belongs to. Write \`${wanted}\`.`;
      tell('skipped', path, place, reason, cure);
    }
    before = written;
  }
}

/** Gives a heading as the author wrote it, without a number that Colophon gave. */
function asWritten({ isGiven, number, title }: Section): string {
  return numberedTitle({ number: isGiven ? undefined : number, title });
}

/** Elements that are invisible without text in them. */
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

/** Whether a block is invisible to readers: a comment, an anchor, a definition, front matter. */
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
