// The printed book, opened by pdf.js: what a printer gets and what a reader turns.

import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { print } from '../../../scripts/formats/print/print.ts';
import type { Artifact, Edition } from '../../../scripts/model/book.ts';
import type { Finding } from '../../../scripts/model/finding.ts';
import { prove } from '../../../scripts/proof/prove.ts';
import { openWorld } from '../../../scripts/system/open.ts';
import { editionOf } from '../../edition.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
const findings: Finding[] = [];
let edition: Edition;
let artifacts: readonly Artifact[];
let interior: PDFDocumentProxy;

beforeAll(async () => {
  edition = await editionOf(world);
  artifacts = await print.write(edition, { world, tell: (finding) => findings.push(finding) });
  interior = await getDocument({ data: artifacts[0]?.content.slice() ?? [], verbosity: 0 }).promise;
}, 60_000);

afterAll(async () => {
  await interior.loadingTask.destroy();
  await world.browser.close();
});

async function texts(number: number): Promise<readonly string[]> {
  const { items } = await (await interior.getPage(number)).getTextContent();
  return items.flatMap((item) => ('str' in item && item.str.trim() ? [item.str.trim()] : []));
}

async function pageOf(id: string): Promise<number> {
  const [page] = (await interior.getDestination(id)) as [Parameters<typeof interior.getPageIndex>[0]];
  return (await interior.getPageIndex(page)) + 1;
}

test('carries what every copy must, and breaks no rule of its service', async () => {
  const { failures, table } = await prove(print, edition, artifacts);
  expect(failures).toEqual([]);
  expect(table).toContain('live-area');
  expect(findings).toEqual([]);
});

test('opens its parts on rectos, after truly blank versos, and ends on an even page', async () => {
  for (const id of ['sec:introduction', edition.license.id, edition.colophon.id])
    expect((await pageOf(id)) % 2).toBe(1);
  const before = (await pageOf(edition.license.id)) - 1;
  expect(await texts(before)).toEqual([]);
  expect(interior.numPages % 2).toBe(0);
});

test('has the book’s title above versos, the chapter’s above rectos, its folios below, and neither where a part opens', async () => {
  const opening = await pageOf('sec:introduction');
  expect(await texts(opening)).not.toContain('Introduction 1');
  expect((await texts(opening + 1)).slice(-2)).toEqual([edition.manifest.title, '2']);
  expect((await texts(opening + 2)).slice(-2)).toEqual(['Introduction', '3']);
});

test('tells the addresses of its links in notes, and has no links itself', async () => {
  const all = (
    await Promise.all(Array.from({ length: interior.numPages }, (_, index) => texts(index + 1)))
  ).flat();
  expect(all.join('')).toContain('https://wiki.debian.org/SecureBoot');
  for (let number = 1; number <= interior.numPages; number += 1)
    expect(await (await interior.getPage(number)).getAnnotations()).toEqual([]);
});

test('is the same bit for bit at another time', async () => {
  const other = openWorld({ root: 'book', env: process.env, now: new Date('2027-01-01T00:00:00Z') });
  const again = await print.write(await editionOf(other), { world: other });
  await other.browser.close();
  for (const [index, { content }] of again.entries())
    expect(Buffer.from(content).equals(artifacts[index]?.content ?? new Uint8Array())).toBe(true);
}, 60_000);
