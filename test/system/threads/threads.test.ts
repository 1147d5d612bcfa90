// Work beside the main thread: shares of it, and that a thread of the compiled program gives what this one would.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../../scripts/build.js';
import { share, thisThread } from '../../../scripts/model/jobs.ts';
import { textsJob, textsOf } from '../../../scripts/pdf/read/texts.ts';
import { openThreads } from '../../../scripts/system/threads/threads.ts';

test('shares hold every item once and in order, and none but the last is small', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 30 }), (items, least) => {
      const shares = share(items, least, 4);
      expect(shares.flat()).toEqual(items);
      for (const one of shares.slice(0, -1)) expect(one.length).toBeGreaterThanOrEqual(least);
    }),
  );
});

describe('threads of the compiled program', () => {
  // Below this package, whose packages it looks for upwards.
  const cache = join(import.meta.dirname, '../../../.cache');
  mkdirSync(cache, { recursive: true });
  const program = mkdtempSync(join(cache, 'threads-'));
  let threads = thisThread;
  beforeAll(async () => {
    await compile({ thread: 'scripts/cli/thread.ts' }, program);
    threads = openThreads(pathToFileURL(join(program, 'thread.js')));
  }, 30_000);
  afterAll(() => rmSync(program, { recursive: true }));

  test('give what a job gives in place, in the order of its inputs, however many there are', async () => {
    const file = await PDFDocument.create();
    const texts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
    for (const text of texts) file.addPage([200, 100]).drawText(text);
    const pdf = await file.save();
    const inputs = texts.map((_, part) => ({ pdf, part, parts: texts.length }));
    const inPlace = await thisThread.run(textsJob, inputs);
    expect(inPlace.flat().map(({ reading }) => reading)).toEqual(texts);
    threads.start();
    expect(await threads.run(textsJob, inputs)).toEqual(inPlace);
  });

  test('throw what a job throws, and go on to the next', async () => {
    const [good, bad] = [await PDFDocument.create(), { pdf: new Uint8Array(8), part: 0, parts: 2 }];
    good.addPage([200, 100]).drawText('good');
    await expect(textsOf(bad)).rejects.toThrow('PDFium cannot open the PDF');
    await expect(threads.run(textsJob, [bad, bad, bad])).rejects.toThrow('PDFium cannot open the PDF');
    const [pages] = await threads.run(textsJob, [{ pdf: await good.save(), part: 0, parts: 1 }]);
    expect(pages?.map(({ reading }) => reading)).toEqual(['good']);
  });
});

test('without a compiled program every job is done in place', () => {
  expect(openThreads(new URL('missing.js', import.meta.url))).toBe(thisThread);
});
