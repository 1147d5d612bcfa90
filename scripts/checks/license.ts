// Check: the notice stands in the chapters word for word, the copyright lines are there, the licence is a known one.

import { distance } from 'fastest-levenshtein';
import spdx from 'spdx-license-list/simple.js';
import type { Point } from 'unist';
import { location } from 'vfile-location';
import type { Chapter, Manuscript } from '../book.ts';
import type { Check, Tell } from '../contract.ts';
import { isAddress, linkUses } from '../links.ts';
import { difference, holds, opening, pairUp } from '../notice.ts';
import { imageUses } from '../read/images.ts';
import { type Passage, passagesOf } from '../words.ts';

type Rule = 'empty' | 'relative' | 'missing' | 'changed' | 'foreign' | 'order' | 'copyright' | 'unknown';

const free = 'This small book is free; you may copy it.';
const bare = 'It comes without any warranty.';
const settings = (lines: string) => `id: a\ntitle: A\nlanguage: en\nauthors: [B]\n${lines}\n`;

/** See `about`. */
export const license: Check<Rule> = {
  id: 'license',
  about:
    'The licence asks that every copy carry the notice unchanged. So the notice, which the file named by `license.notice` ' +
    'holds, stands in a chapter word for word and with the same links: its paragraphs one after another, nothing between ' +
    'them. White space and the form of quotes may differ, a word may not. The copyright lines of book.yaml are not empty, ' +
    'and licences are named by their SPDX ids, so that their texts can be added to every edition.',
  severity: {
    empty: 'error',
    relative: 'error',
    missing: 'error',
    changed: 'error',
    foreign: 'error',
    order: 'error',
    copyright: 'error',
    unknown: 'error',
  },
  examples: [
    {
      about: 'the notice in other lines, with other quotes',
      files: {
        'NOTICE.md': 'It\'s "free" under [this](https://example.org/).\n\nNo warranty.\n',
        'chapters/01-one.md':
          '# 1. One\n\nIt’s “free”\nunder\n[this](https://example.org/).\n\nNo\nwarranty.\n\nText.\n',
      },
      messages: [],
    },
    {
      about: 'a word changed, one missing, one added',
      files: {
        'NOTICE.md': `${free}\n\n${bare}\n\nThe notice must remain intact and in its place.\n`,
        'chapters/01-one.md': `# 1. One\n\nThis small book is free; you must copy it.\n\nIt comes without warranty.\n\nThe notice must remain quite intact and\nin its place.\n`,
      },
      messages: [
        'chapters/01-one.md:3:30: error: Unexpected words in the notice, expected those of `NOTICE.md`: `… is free; you [-may-]{+must+} copy it.` (`[-…-]` is missing here, `{+…+}` is not in the notice. Every copy must carry it word for word.)',
        'chapters/01-one.md:5:18: error: Unexpected words in the notice, expected those of `NOTICE.md`: `It comes without [-any-] warranty.` (`[-…-]` is missing here, `{+…+}` is not in the notice. Every copy must carry it word for word.)',
        'chapters/01-one.md:7:24: error: Unexpected words in the notice, expected those of `NOTICE.md`: `… notice must remain {+quite+} intact and in …` (`[-…-]` is missing here, `{+…+}` is not in the notice. Every copy must carry it word for word.)',
      ],
    },
    {
      about: 'a link that leads elsewhere',
      files: {
        'NOTICE.md': 'Free under [this licence](https://example.org/free).\n',
        'chapters/01-one.md': '# 1. One\n\nFree under [this licence](https://example.org/other).\n',
      },
      messages: [
        'chapters/01-one.md:3:12: error: Unexpected words in the notice, expected those of `NOTICE.md`: `Free under [-<https://example.org/free>-]{+<https://example.org/other>+} this licence.` (`[-…-]` is missing here, `{+…+}` is not in the notice. Every copy must carry it word for word.)',
      ],
    },
    {
      about: 'a paragraph of the notice left out, though one like it is there',
      files: {
        'NOTICE.md': `${bare}\n\nIt comes without any help.\n`,
        'chapters/01-one.md': `# 1. One\n\n${bare}\n\nText.\n`,
      },
      messages: [
        'chapters/01-one.md:3:31: error: Cannot find the paragraph `It comes without any help.` of `NOTICE.md` (Copy it here, word for word.)',
      ],
    },
    {
      about: 'no notice at all',
      files: { 'chapters/01-one.md': '# 1. One\n\nText.\n' },
      messages: [
        'chapters/01-one.md:1:9: error: Cannot find the notice of `NOTICE.md` in the chapters (Copy its paragraphs here, word for word: `This small book is free; you may …`.)',
      ],
    },
    {
      about: 'something between the paragraphs of the notice',
      files: { 'chapters/01-one.md': `# 1. One\n\n${free}\n\nBuy more books!\n\n${bare}\n` },
      messages: [
        'chapters/01-one.md:5:1: error: Unexpected text between the paragraphs of the notice: `Buy more books!` (Move it before or after the notice.)',
      ],
    },
    {
      about: 'the paragraphs in another order',
      files: { 'chapters/01-one.md': `# 1. One\n\n${bare}\n\n${free}\n` },
      messages: [
        'chapters/01-one.md:3:1: error: Unexpected place of the notice’s paragraph `It comes without any warranty.`, expected it after `This small book is free; you may …` (Put the paragraphs in the order of `NOTICE.md`.)',
      ],
    },
    {
      about: 'a notice without words',
      files: { 'NOTICE.md': '<!-- later -->\n' },
      messages: [
        'NOTICE.md:1:1: error: Cannot find any words in the notice `NOTICE.md` (Write the notice there that every copy must carry.)',
      ],
    },
    {
      about: 'a notice that needs its place in the book',
      files: {
        'NOTICE.md': 'It is free, see [there](02-two.md).\n\n![A seal](images/seal.png)\n',
        'chapters/01-one.md':
          '# 1. One\n\nIt is free, see [there](02-two.md).\n\n![A seal](images/seal.png)\n',
      },
      messages: [
        'NOTICE.md:1:17: error: Unexpected link `02-two.md` in the notice, expected a whole address or a `#name` of the book (Editions show the notice on a page of its own too, which is elsewhere: write `https://…`.)',
        'NOTICE.md:3:1: error: Unexpected picture in the notice, expected words (Say it in words, or show the picture beside the notice.)',
      ],
    },
    {
      about: 'empty copyright lines, and licences that nobody knows',
      files: {
        'book.yaml': settings("copyright:\n  - © B\n  - ' '\nlicense:\n  id: OSL3\n  samples: gpl-2.0"),
      },
      messages: [
        'book.yaml:7:5: error: Unexpected empty copyright line (Name who holds the copyright, or delete the line.)',
        'book.yaml:9:3: error: Unexpected licence `OSL3`, expected an SPDX id (Did you mean `OSL-3.0`?)',
        'book.yaml:10:3: error: Unexpected licence `gpl-2.0`, expected an SPDX id (Did you mean `GPL-2.0`?)',
      ],
    },
    {
      about: 'no copyright line',
      files: { 'book.yaml': settings('copyright: []\nlicense: {id: OSL-3.0}') },
      messages: [
        'book.yaml:5:1: error: Cannot find any copyright line (Name who holds the copyright: every copy must say it.)',
      ],
    },
  ],
  run(manuscript, tell) {
    checkSettings(manuscript, tell);
    const { notice, chapters } = manuscript;
    checkPlaces(notice, tell);
    const wanted = passagesOf(notice);
    if (wanted.length === 0) {
      const cure = 'Write the notice there that every copy must carry.';
      tell('empty', notice.path, start, `Cannot find any words in the notice \`${notice.path}\``, cure);
      return;
    }
    const words = wanted.flatMap((passage) => passage.words);
    if (!chapters.some((chapter) => holds(passagesOf(chapter), words))) diagnose(wanted, manuscript, tell);
  },
};

const start: Point = { line: 1, column: 1, offset: 0 };

function checkSettings({ manifest, settings: { path, locate } }: Manuscript, tell: Tell<Rule>): void {
  for (const [index, line] of manifest.copyright.entries()) {
    if (line.trim()) continue;
    const cure = 'Name who holds the copyright, or delete the line.';
    tell('copyright', path, locate(['copyright', index]), 'Unexpected empty copyright line', cure);
  }
  if (manifest.copyright.length === 0) {
    const cure = 'Name who holds the copyright: every copy must say it.';
    tell('copyright', path, locate(['copyright']), 'Cannot find any copyright line', cure);
  }
  for (const key of ['id', 'samples'] as const) {
    const id = manifest.license[key];
    if (id === undefined || spdx.has(id)) continue;
    const reason = `Unexpected licence \`${id}\`, expected an SPDX id`;
    tell('unknown', path, locate(['license', key]), reason, `Did you mean ${nearestIds(id)}?`);
  }
}

/** The notice is shown on the copyright page too: nothing in it may lead from where it stands. */
function checkPlaces({ path, tree }: Manuscript['notice'], tell: Tell<Rule>): void {
  for (const { url, place } of linkUses({ tree })) {
    if (isAddress(url) || url.startsWith('#')) continue;
    const reason = `Unexpected link \`${url}\` in the notice, expected a whole address or a \`#name\` of the book`;
    const cure = 'Editions show the notice on a page of its own too, which is elsewhere: write `https://…`.';
    tell('relative', path, place, reason, cure);
  }
  for (const { place } of imageUses({ tree })) {
    const cure = 'Say it in words, or show the picture beside the notice.';
    tell('relative', path, place, 'Unexpected picture in the notice, expected words', cure);
  }
}

/** The ids nearest to `id`, three at most; capitals, dots and dashes make no difference. */
function nearestIds(id: string): string {
  const plain = (one: string) => one.toLowerCase().replace(/[^a-z0-9+]/g, '');
  const near = [...spdx].sort().map((one) => ({ one, far: distance(plain(one), plain(id)) }));
  const least = Math.min(...near.map(({ far }) => far));
  const ids = near.filter(({ far }) => far === least).map(({ one }) => `\`${one}\``);
  return ids.slice(0, 3).join(' or ');
}

/** Tells what keeps the chapters from holding the notice. */
function diagnose(
  notice: readonly Passage[],
  { chapters, notice: file }: Manuscript,
  tell: Tell<Rule>,
): void {
  const places = chapters.map((chapter) => {
    const passages = passagesOf(chapter);
    const pairs = pairUp(notice, passages);
    return { chapter, passages, pairs, likeness: pairs.reduce((sum, one) => sum + (one?.likeness ?? 0), 0) };
  });
  const home = places.reduce((best, one) => (one.likeness > best.likeness ? one : best));
  const { chapter, passages, pairs } = home;
  if (home.likeness === 0) {
    const title = chapter.headings[0]?.place.end ?? start;
    const reason = `Cannot find the notice of \`${file.path}\` in the chapters`;
    tell(
      'missing',
      chapter.path,
      title,
      reason,
      `Copy its paragraphs here, word for word: ${opening(notice[0])}.`,
    );
    return;
  }
  const found = pairs.flatMap((one) => (one ? [one.at] : []));
  for (const [index, wanted] of notice.entries()) {
    const at = pairs[index]?.at;
    const passage = at === undefined ? undefined : passages[at];
    const before = pairs.slice(0, index).findLast((one) => one !== undefined)?.at;
    if (at === undefined || !passage) {
      const after =
        before === undefined ? passages[Math.min(...found)]?.place.start : passages[before]?.place.end;
      const reason = `Cannot find the paragraph ${opening(wanted)} of \`${file.path}\``;
      tell('missing', chapter.path, after, reason, 'Copy it here, word for word.');
      continue;
    }
    compare(wanted, passage, chapter, file.path, tell);
    if (before !== undefined && before > at) {
      const reason = `Unexpected place of the notice’s paragraph ${opening(wanted)}, expected it after ${opening(passages[before])}`;
      tell(
        'order',
        chapter.path,
        passage.place,
        reason,
        `Put the paragraphs in the order of \`${file.path}\`.`,
      );
    }
  }
  for (const [at, passage] of passages.entries()) {
    const inside = at > Math.min(...found) && at < Math.max(...found) && !found.includes(at);
    if (!inside || (at > 0 && !found.includes(at - 1))) continue;
    const reason = `Unexpected text between the paragraphs of the notice: ${opening(passage)}`;
    tell('foreign', chapter.path, passage.place, reason, 'Move it before or after the notice.');
  }
}

function compare(wanted: Passage, passage: Passage, chapter: Chapter, noticePath: string, tell: Tell<Rule>) {
  const differing = difference(wanted, passage);
  if (!differing) return;
  tell(
    'changed',
    chapter.path,
    location(chapter.text).toPoint(differing.offset),
    `Unexpected words in the notice, expected those of \`${noticePath}\`: \`${differing.shown}\``,
    '`[-…-]` is missing here, `{+…+}` is not in the notice. Every copy must carry it word for word.',
  );
}
