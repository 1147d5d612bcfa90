// Where a released file and its rebuilt self differ, as people are told.

import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { unpack } from '../../scripts/library/verify-release.ts';
import { firstDifference } from '../../scripts/release/compare.ts';
import { packagesOf } from '../../scripts/release/packages.ts';
import { rebuild } from '../../scripts/system/rebuild.ts';

const differ = (name: string, one: Uint8Array, other: Uint8Array) =>
  firstDifference(name, one, other, unpack);
const zip = (files: Record<string, string>, level: 0 | 9 = 9) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), { level });

async function pdf(title: string, width = 100): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([width, 100]);
  page.node.set(PDFName.of('Contents'), document.context.register(document.context.stream(`% ${title}`)));
  return document.save();
}

test('the same', async () => {
  expect(await differ('a.pdf', strToU8('same'), strToU8('same'))).toBeUndefined();
});

test('a line of a text', async () => {
  expect(await differ('a.txt', strToU8('one\ntwo\n'), strToU8('one\ntoo\n'))).toBe(
    'line 2 was `two`, is `too`',
  );
});

test('which file of an archive, and which line of it', async () => {
  const one = zip({ 'a.html': 'x', 'b.html': '<p>\nThis.\n' });
  expect(await differ('a.epub', one, zip({ 'a.html': 'x', 'b.html': '<p>\nThat.\n' }))).toBe(
    '`b.html` in it: line 2 was `This.`, is `That.`',
  );
  expect(await differ('a.zip', one, zip({ 'a.html': 'x' }))).toBe('`b.html` is only in the released one');
  expect(await differ('a.zip', zip({ 'a.html': 'x' }), one)).toBe('`b.html` is only in the rebuilt one');
  const text = 'x'.repeat(99);
  expect(await differ('a.zip', zip({ a: text }), zip({ a: text }, 0))).toBe(
    'its files are the same but packed in another way',
  );
});

test('which object of a PDF', async () => {
  const one = await pdf('one');
  expect(await differ('a.pdf', one, await pdf('two'))).toMatch(/^object \d+ 0 R, its stream$/);
  expect(await differ('a.pdf', one, await pdf('one', 101))).toMatch(/^object \d+ 0 R \(\/Page\)$/);
});

test('what cannot be read', async () => {
  expect(await differ('a.zip', zip({ a: 'x' }), strToU8('none'))).toMatch(/^it cannot be read \(/);
});

test('an archive that wants other packages is not built, and they are named', async () => {
  const lock = { packages: { 'node_modules/none': { version: '1.2.3' } } };
  const files = new Map([['s/package-lock.json', strToU8(JSON.stringify(lock))]]);
  await expect(rebuild(files, 's', { epoch: '0', options: [], env: {}, packagesOf })).rejects.toMatchObject({
    code: 'missing-tool',
    message: expect.stringContaining('Cannot find `none@1.2.3`, which the release was made with'),
  });
});
