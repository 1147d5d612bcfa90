// Work beside the main thread: shares of it, and that a thread of the compiled program gives what this one would.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textsOf } from '../../scripts/paper/texts.ts';
import { aside, share } from '../../scripts/world/aside.ts';
import { compileProgram } from '../../scripts/world/compile.ts';

test('shares hold every item once and in order, and none but the last is small', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 30 }), (items, least) => {
      const shares = share(items, least);
      expect(shares.flat()).toEqual(items);
      for (const one of shares.slice(0, -1)) expect(one.length).toBeGreaterThanOrEqual(least);
    }),
  );
});

describe('a thread', () => {
  const cache = mkdtempSync(join(tmpdir(), 'aside-'));
  let program = '';
  beforeAll(async () => {
    program = (await compileProgram({ XDG_CACHE_HOME: cache }, 'program')) ?? '';
  }, 30_000);
  afterAll(() => rmSync(cache, { recursive: true }));

  const inThread = (job: string, input: unknown) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(join(program, 'thread.mjs'), { workerData: { job, input } });
      worker.once('message', resolve);
      worker.once('error', reject);
    });

  test('gives what the job gives in place, share by share', async () => {
    const file = await PDFDocument.create();
    for (const text of ['one', 'two', 'three']) file.addPage([200, 100]).drawText(text);
    const pdf = await file.save();
    const inputs = [0, 1].map((part) => ({ pdf, part, parts: 2 }));
    const here = await aside('texts', inputs);
    expect(here.flat().map(({ reading }) => reading)).toEqual(['one', 'two', 'three']);
    expect(await Promise.all(inputs.map((input) => inThread('texts', input)))).toEqual(here);
  });

  test('throws what the job throws', async () => {
    const input = { pdf: new Uint8Array(8), part: 0, parts: 2 };
    await expect(textsOf(input)).rejects.toThrow('PDFium cannot open the PDF');
    await expect(inThread('texts', input)).rejects.toThrow('PDFium cannot open the PDF');
  });
});
