// PDF/X-1a where Ghostscript is installed; a clear word where it is not.

import { execFileSync } from 'node:child_process';
import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from 'vitest';
import { convertToPdfx } from '../../../scripts/formats/print/pdfx.ts';
import { preflight, stops } from '../../../scripts/formats/print/preflight/preflight.ts';
import { print } from '../../../scripts/formats/print/print.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { toolRunner } from '../../../scripts/system/tool.ts';
import { fold } from '../../../scripts/text/fold.ts';
import { editionOf } from '../../edition.ts';
import { sound, worldOf } from '../../memory.ts';
import { addPicture, profile, sample, words } from './sample.ts';

const installed = (() => {
  try {
    execFileSync('gs', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const about = { title: 'Wörds', date: new Date('2026-01-02T00:00:00Z') };
const colourful = `${words.replace('0 g', '0 0 0 rg')} .8 .1 .2 rg 200 300 60 60 re f q 72 0 0 72 300 300 cm /X0 Do Q`;

/** Twenty pages in colours, a picture on each, a bleed around them, a link, a title. */
const screen = () =>
  sample([...new Array<string>(19).fill(colourful), ''], (file, pages) => {
    for (const page of pages) {
      page.setSize(513, 738);
      page.setTrimBox(0, 9, 504, 720);
      page.setBleedBox(0, 0, 513, 738);
      addPicture(file, page, 300, { ColorSpace: 'DeviceRGB', Length: 270_000 });
    }
    file.setTitle('Screen');
  });

test('a machine without Ghostscript is told how to get it', async () => {
  const tool = toolRunner({ PATH: '/nowhere' });
  const conversion = convertToPdfx(await sample([words]), profile({ profile: 'ingramspark' }), about, tool);
  await expect(conversion).rejects.toMatchObject({
    code: 'missing-tool',
    message: expect.stringMatching(
      /^Cannot find Ghostscript \(`gs`\)\. Install it \(`apt install ghostscript`/,
    ),
  });
});

describe.skipIf(!installed)('a converted interior', () => {
  test.each(['black', 'color'] as const)('in %s ink is accepted by IngramSpark’s rules', async (ink) => {
    const run = { ...profile({ profile: 'ingramspark', ink, bleed: true }) };
    const pdf = await screen();
    // A recto and a verso are cut at different sides.
    const source = await PDFDocument.load(pdf);
    for (const [index, page] of source.getPages().entries())
      if (index % 2 === 1) page.setTrimBox(9, 9, 504, 720);
    const converted = await convertToPdfx(await source.save(), run, about, toolRunner(process.env));
    expect(stops(await preflight(converted, { profile: run, kind: 'interior' }))).toEqual([]);
    const file = await PDFDocument.load(converted, { updateMetadata: false });
    expect(file.getTitle()).toBe('Wörds');
    expect(file.getModificationDate()).toEqual(about.date);
    expect(file.getPageCount()).toBe(20);
  });

  test.each([
    [
      'Chinese',
      'zh',
      '本书可以自由复制、修改和分发，但须保留本声明。内核模块是可以在需要时装入内核的代码片段。',
    ],
    ['Korean', 'ko', '이 책은 자유롭게 복사하고 수정하고 배포할 수 있습니다. 커널 모듈은 코드 조각입니다.'],
    ['many scripts', 'en', 'Officially affable: Ἐν ἀρχῇ, Привет, 漢字 ひらがな 한국어, ∀x∈ℝ ✓ — “fine”.'],
  ])(
    'says what it said before, in %s',
    async (_, language, text) => {
      const world = openWorld({ root: 'book', env: process.env, now: about.date });
      try {
        const settings = String(sound['book.yaml']).replace('language: en', `language: ${language}`);
        const chapter = `${sound['chapters/01-one.md']}\n${text}\n`;
        const files = { ...sound, 'book.yaml': settings, 'chapters/01-one.md': chapter };
        const [interior] = await print.write(await editionOf(worldOf(files)), { world });
        if (!interior) throw new Error('no interior');
        const content = await convertToPdfx(
          interior.content,
          profile({ profile: 'ingramspark' }),
          about,
          world.tool,
        );
        // Ghostscript drops the marks of running heads, so that lines at the pages' edges may be taken for such.
        const pages = (await print.read([{ ...interior, content }])).documents;
        const after = fold([...pages.values()].join(''));
        expect(after).toContain(fold(text));
      } finally {
        await world.browser.close();
      }
    },
    60_000,
  );

  test('is the same bit for bit the next time', async () => {
    const run = profile({ profile: 'ingramspark' });
    const pdf = await screen();
    const [one, other] = await Promise.all(
      [0, 1].map(() => convertToPdfx(pdf, run, about, toolRunner(process.env))),
    );
    expect(one).toEqual(other);
  });
});
