// pdf.js as we load it: a guest that leaves the house as it was.

import { expect, test } from 'vitest';
import { withPdf } from '../../scripts/paper/pdfjs.ts';
import { sample, words } from '../print/sample.ts';

test('leaves lists and JSON to the engine, whose own are many times faster', async () => {
  const before = [Array.prototype.push, JSON.parse, JSON.stringify];
  const pdf = await sample([words, words]);
  expect(await withPdf(pdf, async ({ numPages }) => numPages)).toBe(2);
  expect(await withPdf(pdf, async ({ numPages }) => numPages)).toBe(2);
  const after = [Array.prototype.push, JSON.parse, JSON.stringify];
  for (const [index, own] of before.entries()) expect(after[index]).toBe(own);
  expect(Object.keys([])).toEqual([]);
});
