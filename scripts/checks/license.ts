// Check: a notice in the chapters is word for word that of its file, there are copyright lines, and the licence is known.

import type { Point } from 'unist';
import { isAddress, linkUses } from '../dialect/links.ts';
import type { Manuscript, Notice } from '../model/book.ts';
import type { Check, Tell } from '../model/contract.ts';
import { imageUses } from '../read/images.ts';
import { holds } from '../read/notice.ts';
import { passagesOf } from '../read/passages.ts';
import { noticeName } from '../settings/license.ts';
import { needsNoHolder } from '../text/licenses.ts';
import { licenseFaults } from './license-faults.ts';
import { diagnoseNotice } from './notice-faults.ts';

type Rule =
  | 'empty'
  | 'relative'
  | 'missing'
  | 'changed'
  | 'foreign'
  | 'order'
  | 'copyright'
  | 'unknown'
  | 'text'
  | 'exception'
  | 'deprecated'
  | 'default';

const free = 'This small book is free; you may copy it.';
const bare = 'It comes without any warranty.';
const settings = (lines: string) => `id: a\ntitle: A\nlanguage: en\nauthors: [B]\n${lines}\n`;

/** The check of notice, copyright lines and licences. */
export const license: Check<Rule> = {
  id: 'license',
  about:
    'A licence requires that every copy carry the notice unchanged. The notice is the file NOTICE.md, or the one that ' +
    '`license.notice` names; the copyright page of every edition shows it. If a chapter contains it too, it must be there ' +
    'word for word, with the same links and with nothing between its paragraphs; only white space and the form of quotes ' +
    'may differ. Without NOTICE.md, the copyright lines and the licence’s sentence serve as the notice. Copyright lines ' +
    'must not be empty. Licences are SPDX ids or expressions (`MIT OR Apache-2.0`), so that every edition can contain their ' +
    'texts; the text of another licence (`LicenseRef-…`) must be a file of the book.',
  severity: {
    empty: 'error',
    relative: 'error',
    missing: 'error',
    changed: 'error',
    foreign: 'error',
    order: 'error',
    copyright: 'error',
    unknown: 'error',
    text: 'error',
    exception: 'warning',
    deprecated: 'warning',
    default: 'warning',
  },
  examples: [
    {
      about: 'the notice with other line breaks and quotes',
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
      about: 'a paragraph of the notice left out, but not a similar one',
      files: {
        'NOTICE.md': `${bare}\n\nIt comes without any help.\n`,
        'chapters/01-one.md': `# 1. One\n\n${bare}\n\nText.\n`,
      },
      messages: [
        'chapters/01-one.md:3:31: error: Cannot find the paragraph `It comes without any help.` of `NOTICE.md` (Copy it here, word for word.)',
      ],
    },
    {
      about: 'a notice that no chapter contains: the copyright page shows it',
      files: { 'chapters/01-one.md': '# 1. One\n\nText.\n' },
      messages: [],
    },
    {
      about: 'no file with a notice: the copyright lines and the licence’s sentence serve as the notice',
      files: { 'NOTICE.md': null, 'chapters/01-one.md': '# 1. One\n\nText.\n' },
      messages: [
        'book.yaml:8:1: warning: Cannot find `NOTICE.md`: the copyright lines and the licence’s sentence serve as the notice (Write into `NOTICE.md` what every copy must say, for example that the book may be copied under its licence and comes without warranty.)',
      ],
    },
    {
      about: 'a chapter that resembles a part of the notice but is another text',
      files: {
        'NOTICE.md': `${free}\n\nIt may be handed on to everybody who wants to read or change it.\n`,
        'chapters/01-one.md': '# 1. One\n\nThis small book is about you.\n',
      },
      messages: [],
    },
    {
      about: 'a text between the paragraphs of the notice',
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
      about: 'a notice with a relative link and a picture',
      files: {
        'NOTICE.md': 'It is free, see [there](02-two.md).\n\n![A seal](images/seal.png)\n',
        'chapters/01-one.md':
          '# 1. One\n\nIt is free, see [there](02-two.md).\n\n![A seal](images/seal.png)\n',
      },
      messages: [
        'NOTICE.md:1:17: error: Unexpected link `02-two.md` in the notice, expected a whole address or a `#name` of the book (The notice also stands on the copyright page, where such a link leads nowhere. Write `https://…`.)',
        'NOTICE.md:3:1: error: Unexpected picture in the notice, expected words (Say it in words, or show the picture beside the notice.)',
      ],
    },
    {
      about: 'no copyright line, in the public domain',
      files: { 'book.yaml': settings('copyright: []\nlicense: {id: CC0-1.0 OR Unlicense}') },
      messages: [],
    },
    {
      about: 'expressions: a choice, an exception without a text, a deprecated id, the author’s own licence',
      files: {
        'book.yaml': settings(
          'copyright: [© B]\nlicense:\n  id: (MIT OR LicenseRef-Mine) AND GPL-2.0-only WITH GCC-exception-3.1\n  samples: GPL-3.0\n  text: {LicenseRef-Mine: LICENSE.md}',
        ),
        'LICENSE.md': 'Do as you like.\n',
      },
      messages: [
        'book.yaml:7:3: warning: Cannot find the text of the exception `GCC-exception-3.1`, so that the editions only name it (Put the text into a file of the book, and name the file in book.yaml: `license: {text: {GCC-exception-3.1: LICENSE-GCC-exception-3.1.txt}}`.)',
        'book.yaml:8:3: warning: Unexpected deprecated licence `GPL-3.0`, expected `GPL-3.0-only` or `GPL-3.0-or-later` (SPDX has deprecated it. Write the new id, which says whether later versions are included.)',
      ],
    },
    {
      about: 'the author’s own licence without its text, and an invalid expression',
      files: {
        'book.yaml': settings('copyright: [© B]\nlicense:\n  id: LicenseRef-Mine\n  samples: MIT Apache-2.0'),
      },
      messages: [
        'book.yaml:7:3: error: Cannot find the text of the licence `LicenseRef-Mine` (Put the text into a file of the book, and name the file in book.yaml: `license: {text: {LicenseRef-Mine: LICENSE-Mine.txt}}`.)',
        'book.yaml:8:3: error: Unexpected licence `MIT Apache-2.0`, expected an SPDX expression such as `MIT OR Apache-2.0` (Write `AND` or `OR` between ids. After `WITH`, write an exception such as `Classpath-exception-2.0`.)',
      ],
    },
    {
      about: 'an empty copyright line, and unknown licences',
      files: {
        'book.yaml': settings(
          "copyright:\n  - © B\n  - ' '\nlicense:\n  id: OSL3\n  samples: gpl-2.0 OR CC-BY-SA",
        ),
      },
      messages: [
        'book.yaml:7:5: error: Unexpected empty copyright line (Name who holds the copyright, or delete the line.)',
        'book.yaml:9:3: error: Unexpected licence `OSL3`, expected an SPDX id (Did you mean `OSL-3.0`?)',
        'book.yaml:10:3: error: Unexpected licence `gpl-2.0`, expected an SPDX id (Did you mean `GPL-2.0-only` or `GPL-2.0-or-later`?)',
        'book.yaml:10:3: error: Unexpected licence `CC-BY-SA`, expected an SPDX id (Did you mean `CC-BY-SA-2.5` or `CC-BY-SA-3.0` or `CC-BY-SA-4.0`?)',
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
    if (!notice) return;
    checkPlaces(notice, tell);
    const wanted = passagesOf(notice);
    if (wanted.length === 0) {
      const cure = 'Write the notice there that every copy must carry.';
      tell('empty', notice.path, start, `Cannot find any words in the notice \`${notice.path}\``, cure);
      return;
    }
    const words = wanted.flatMap((passage) => passage.words);
    if (!chapters.some((chapter) => holds(passagesOf(chapter), words)))
      diagnoseNotice(wanted, chapters, notice.path, tell);
  },
};

const start: Point = { line: 1, column: 1, offset: 0 };

function checkSettings(manuscript: Manuscript, tell: Tell<Rule>): void {
  const { manifest, notice, settings } = manuscript;
  const { path, locate } = settings;
  for (const [index, line] of manifest.copyright.entries()) {
    if (line.trim()) continue;
    const cure = 'Name who holds the copyright, or delete the line.';
    tell('copyright', path, locate(['copyright', index]), 'Unexpected empty copyright line', cure);
  }
  if (manifest.copyright.length === 0 && !needsNoHolder(manifest.license.id)) {
    const cure = 'Name who holds the copyright: every copy must say it.';
    tell('copyright', path, locate(['copyright']), 'Cannot find any copyright line', cure);
  }
  for (const key of ['id', 'samples'] as const) {
    const faults = licenseFaults(manifest.license[key], manuscript.licenses);
    for (const { rule, reason, cure } of faults) tell(rule, path, locate(['license', key]), reason, cure);
  }
  if (!notice)
    tell(
      'default',
      path,
      locate(['license']),
      `Cannot find \`${noticeName}\`: the copyright lines and the licence’s sentence serve as the notice`,
      `Write into \`${noticeName}\` what every copy must say, for example that the book may be copied under its licence and comes without warranty.`,
    );
}

/** Reports relative links and pictures in the notice, since the copyright page shows it too. */
function checkPlaces({ path, tree }: Notice, tell: Tell<Rule>): void {
  for (const { url, place } of linkUses({ tree })) {
    if (isAddress(url) || url.startsWith('#')) continue;
    const reason = `Unexpected link \`${url}\` in the notice, expected a whole address or a \`#name\` of the book`;
    const cure =
      'The notice also stands on the copyright page, where such a link leads nowhere. Write `https://…`.';
    tell('relative', path, place, reason, cure);
  }
  for (const { place } of imageUses({ tree })) {
    const cure = 'Say it in words, or show the picture beside the notice.';
    tell('relative', path, place, 'Unexpected picture in the notice, expected words', cure);
  }
}
