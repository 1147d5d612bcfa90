// The cover of the printed book as its printer gets it.

import { setTimeout as wait } from 'node:timers/promises';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { getDocument } from 'unpdf/pdfjs';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { type MadeCover, startCover } from '../../../../scripts/formats/print/cover/cover.ts';
import { coverTexts, misplaced } from '../../../../scripts/formats/print/cover/inspect.ts';
import { profileOf } from '../../../../scripts/settings/print/profile.ts';
import { openWorld } from '../../../../scripts/system/open.ts';
import { editionOf } from '../../../edition.ts';
import { type Files, sound, worldOf } from '../../../memory.ts';

const { browser } = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
afterAll(() => browser.close());
vi.setConfig({ testTimeout: 30_000 });

const title = 'A Small Book on the Setting of Type';
const description =
  'Letters, and what they are for.\n\nAn opening paragraph about type.\n\nA second about paper.';

async function make(
  keys: Readonly<Record<string, unknown>>,
  pages: number,
  files: Files = {},
): Promise<MadeCover> {
  const settings = {
    ...{ id: 'small', title, language: 'en', date: '2026-01-02', authors: ['Ada Example', 'Bo Example'] },
    ...{ copyright: ['Copyright © Ada Example and Bo Example'], license: { id: 'OSL-3.0' } },
    ...keys,
  };
  const world = worldOf({ ...sound, ...files, 'book.yaml': JSON.stringify(settings) }, browser);
  const edition = await editionOf(world);
  return startCover(edition, profileOf(edition.manifest), world)(pages);
}

/** Texts in the order of the page, in one line. */
async function textOf({ pdf }: MadeCover): Promise<string> {
  return (await coverTexts(pdf)).map(({ text }) => text).join(' ');
}

describe('a cover for KDP', () => {
  const keys = {
    print: { profile: 'kdp', trim: '6x9' },
    ...{ description, publisher: 'Example House', isbn: '978-0-306-40615-7' },
  };
  const made = make(keys, 300);

  test('is one page with its bleed, trimmed inside it', async () => {
    const file = await PDFDocument.load((await made).pdf);
    expect(file.getPageCount()).toBe(1);
    const page = file.getPage(0);
    const media = page.getMediaBox();
    expect(media.width).toBeCloseTo(12.9256 * 72, 3);
    expect(media.height).toBeCloseTo(9.25 * 72, 3);
    expect(page.getBleedBox()).toEqual(media);
    const trim = page.getTrimBox();
    expect([trim.x - media.x, trim.y - media.y]).toEqual([9, 9]);
    expect(media.width - trim.width).toBeCloseTo(18, 6);
    expect(media.height - trim.height).toBeCloseTo(18, 6);
  });

  test('has nothing in it that KDP forbids', async () => {
    const file = await getDocument({ data: (await made).pdf.slice(), verbosity: 0 }).promise;
    const { info, metadata } = await file.getMetadata();
    expect(info).not.toHaveProperty('Title');
    expect(info).not.toHaveProperty('Author');
    expect(metadata).toBeNull();
    expect(await (await file.getPage(1)).getAnnotations()).toEqual([]);
    expect(await file.getOutline()).toBeNull();
    await file.loadingTask.destroy();
  });

  test('is dated as the edition and not as today', async () => {
    const file = await PDFDocument.load((await made).pdf, { updateMetadata: false });
    expect(file.getCreationDate()).toEqual(new Date('2026-01-02T00:00:00Z'));
  });

  test('is all vectors, its fonts embedded, none of Type 3', async () => {
    const objects = (await PDFDocument.load((await made).pdf)).context.enumerateIndirectObjects();
    const types = objects.flatMap(([, object]) => {
      const dictionary = object instanceof PDFDict ? object : (object as { dict?: PDFDict }).dict;
      return [String(dictionary?.get(PDFName.of('Subtype')))];
    });
    expect(types).not.toContain('/Image');
    expect(types).not.toContain('/Type3');
    const descriptors = objects.flatMap(([, object]) =>
      object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of('FontDescriptor')
        ? [object]
        : [],
    );
    expect(descriptors.length).toBeGreaterThan(2);
    for (const one of descriptors) expect(one.has(PDFName.of('FontFile2'))).toBe(true);
  });

  test('says on each panel what belongs there', async () => {
    const { pdf, panels } = await made;
    const texts = await coverTexts(pdf);
    const within = (from: number, width: number) =>
      texts
        .filter(({ box }) => box.left >= from && box.left < from + width)
        .map(({ text }) => text)
        .join(' ')
        .replace(/\s+/g, ' ');
    const back = within(0, panels.spine.left);
    expect(back).toContain('An opening paragraph about type.');
    expect(back).toContain('Example House');
    expect(back).toContain('Copyright © Ada Example and Bo Example');
    expect(back).toContain('Licensed under the Open Software License version 3.0');
    expect(back).toContain('ISBN 978-0-306-40615-7');
    expect(within(panels.spine.left, panels.spine.width)).toBe(`${title} Ada Example · Bo Example`);
    expect(within(panels.front.left, panels.front.width)).toBe(`${title} Ada Example Bo Example`);
  });

  test('keeps every text in its safe area and out of the barcode’s, and none under 7 points', async () => {
    const { pdf, panels, findings } = await made;
    expect(findings).toEqual([]);
    const texts = await coverTexts(pdf);
    expect(misplaced(texts, panels)).toEqual([]);
    for (const { size, text } of texts) expect(size, text).toBeGreaterThanOrEqual(7);
  });

  test('stands where it was laid out: Chromium has not scaled it to its page', async () => {
    const { pdf, panels } = await made;
    const [first] = (await coverTexts(pdf)).filter(({ box }) => box.left > panels.front.left);
    expect(first?.box.left).toBeCloseTo(panels.front.left + panels.front.width / 10, 1);
  });

  test('is the same bit for bit the next time', async () => {
    await wait(1100); // the clock of a PDF goes by seconds
    expect(Buffer.from((await make(keys, 300)).pdf).equals((await made).pdf)).toBe(true);
  });
});

test('a spine has no text where the service allows none, and the cover still has its title', async () => {
  const cover = await make({ print: { profile: 'kdp', trim: '6x9' } }, 78);
  expect((await textOf(cover)).split('Setting')).toHaveLength(2);
  expect(cover.findings).toEqual([]);
});

test('a spine that is too thin for letters of 7 points has no text', async () => {
  const cover = await make({ print: { profile: 'kdp', trim: '6x9' } }, 80);
  expect((await textOf(cover)).split('Setting')).toHaveLength(2);
  expect(cover.findings).toEqual([]);
});

test('a title too long for the spine is told', async () => {
  const cover = await make(
    { title: 'Words and words. '.repeat(12), print: { profile: 'kdp', trim: '5x8' } },
    300,
  );
  expect(cover.findings).toMatchObject([{ rule: 'cover-spine-text', severity: 'warning', key: ['title'] }]);
});

test('an estimated spine is told', async () => {
  const { findings } = await make({ print: { profile: 'ingramspark', trim: '5x8' } }, 120);
  expect(findings).toMatchObject([{ rule: 'cover-spine', severity: 'warning' }]);
  expect(findings[0]?.reason).toContain('0.2702 in for 120 pages is an estimate');
});

test.each([
  ['5x8', 40],
  ['8.5x11', 700],
])(
  'a long title and seven authors keep inside the safe areas of %s',
  async (trim, pages) => {
    const long = {
      title: `${'All That Anybody Ever Asked About the Wealth of Nations, '.repeat(3)}and More`,
      subtitle: 'Being the Complete Text of the Last Edition Corrected by the Author, with a Life',
      authors: Array.from({ length: 7 }, (_, index) => `Ada ${'Bertha '.repeat(index % 3)}Example`),
    };
    const cover = await make({ ...long, description, print: { profile: 'lulu', trim } }, pages);
    expect(cover.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await textOf(cover)).replace(/\s+/g, ' ')).toContain(long.title);
  },
  20_000,
);

test('a description that has no room is an error that says how much has', async () => {
  const { findings } = await make(
    { description: 'Words and words. '.repeat(400), print: { trim: '5x8' } },
    100,
  );
  expect(findings).toMatchObject([{ rule: 'cover-description', severity: 'error', key: ['description'] }]);
  const [, most] = /at most about (\d+)/.exec(findings[0]?.reason ?? '') ?? [];
  const shorter = await make(
    { description: 'Words and words. '.repeat(Number(most) / 17 - 5), print: { trim: '5x8' } },
    100,
  );
  expect(shorter.findings).toEqual([]);
});

test('the book’s own image takes the place of the front, out to the edges', async () => {
  const image =
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="90"><path fill="#00f" d="M0 0H60V90H0Z"/></svg>';
  const cover = await make({ cover: { front: 'images/front.svg' }, print: { trim: '6x9' } }, 60, {
    'images/front.svg': image,
  });
  expect(cover.findings).toEqual([]);
  expect(await textOf(cover)).not.toContain('Setting');
  expect(await textOf(cover)).toContain('Copyright');
});
