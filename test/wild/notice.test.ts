// Notices and licences as public books have them: each edition shows them and proves them, without an alarm.

import { afterAll, expect, test } from 'vitest';
import { formats } from '../../scripts/formats/all.ts';
import { publish } from '../../scripts/pipeline.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { type Files, folderOf } from '../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => world.browser.close());

const text = Array.from(
  { length: 40 },
  (_, at) =>
    `Paragraph ${at} of a chapter of some pages: it tells of ${['bread', 'milk', 'rivers', 'lamps'][at % 4]} and of who had it in the year ${1800 + at}.`,
).join('\n\n');

const settings = (license: string, copyright = '[Copyright © 2026 Ada Example]') =>
  `id: wild\ntitle: A Wild Book\nlanguage: en\nversion: 1.0.0\ndate: 2026-01-02\nauthors: [Ada Example]\ncopyright: ${copyright}\nlicense: ${license}\n`;

const long = Array.from(
  { length: 150 },
  (_, at) => `Clause ${at} grants and withholds: whoever keeps rule ${at * 7} may copy page ${at * 3} of it.`,
).join(' ');

const cases: Readonly<Record<string, Files>> = {
  'a heading, lists, a table, code, a note, raw HTML': {
    'book.yaml': settings('{id: CC-BY-4.0}'),
    'NOTICE.md': `# Licence\n\nYou are free to\n\n- share: copy it in any medium,\n- adapt: build upon it.\n  - even here\n\nunder these terms:\n\n1. Attribution, with a [link](https://example.org/by).\n2. No more.\n\n   - [x] kept\n\n> Quoted words of somebody else.\n\n| Part | Licence |\n|---|---|\n| Text | CC-BY-4.0 |\n\n\`\`\`\nA line of code in the notice that is much too long for the width of a page, and must wrap on each of them.\n    indented\n\`\`\`\n\nWith <b>raw</b> HTML<br>and [](https://example.org/x).[^1]\n\n[^1]: A note of the notice.\n`,
  },
  'a paragraph of three pages, under one of two licences': {
    'book.yaml': settings('{id: MIT OR Apache-2.0}'),
    'NOTICE.md': `${long}\n\nIt ends with another paragraph, which stands on the last of these pages.\n`,
  },
  'other scripts, under a licence of the author’s own': {
    'book.yaml': settings('{id: LicenseRef-Mine, name: Licence of Ada, text: LICENSE.md}'),
    'LICENSE.md':
      '# Licence of Ada\n\nYou may do with it what you like, as long as you\n\n1. keep this text;\n2. tell your friends of it at <https://example.org/tell>.\n',
    'NOTICE.md':
      '本書採用創用CC姓名標示4.0國際授權條款授權。你可以自由分享與改作，但必須按照作者指定的方式保留姓名標示。\n\nЭта книга распространяется свободно; её можно копировать и изменять.\n\nเอกสารนี้แจกจ่ายได้อย่างเสรี\n',
  },
  'no notice and no holder, in the public domain; the book quotes “all rights reserved”': {
    'book.yaml': settings('{id: LicenseRef-Public-Domain}', '[]'),
    'chapters/01-one.md': `# One\n\n${text}\n\nPublishers once printed “All rights reserved” here.\n`,
  },
  'a chapter that resembles a part of the notice': {
    'book.yaml': settings('{id: CC-BY-SA-4.0}'),
    'NOTICE.md':
      'This book is free; you may copy and change it under the licence that is named right beside it.\n\nIt comes without any warranty, not even the implied warranty of merchantability or fitness for a particular purpose.\n\nWrite to its makers whenever you find an error in it, however small it may seem to you at first sight.\n',
    'chapters/01-one.md': `# One\n\n${text}\n\nIt comes without any warranty, not even the implied warranty of merchantability or fitness for a specific use.\n\nEmpty links: [](https://example.org/empty) and <a href="https://example.org/raw"></a>.\n`,
  },
};

test.each(Object.entries(cases))(
  '%s',
  async (_about, files) => {
    const book = folderOf({ 'chapters/01-one.md': `# One\n\n${text}\n`, ...files });
    const { proofs, report } = await publish({ ...world, book }, formats);
    const errors = report.flatMap(({ messages }) => messages.filter(({ fatal }) => fatal).map(String));
    expect(errors).toEqual([]);
    expect(proofs.map(({ format }) => format).sort()).toEqual(['epub', 'html', 'pdf', 'print']);
    expect(proofs.flatMap(({ failures }) => failures)).toEqual([]);
    for (const { points } of proofs) {
      const notice = points.find(({ id }) => id === 'notice');
      expect(notice).toMatchObject({ told: 'word for word' });
      expect(notice?.where).not.toEqual([]);
    }
  },
  120_000,
);
