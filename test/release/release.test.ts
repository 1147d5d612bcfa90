// What is in a release, and that the same facts give the same one.

import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { extract } from 'tar-stream';
import { expect, test } from 'vitest';
import { makeRelease } from '../../scripts/release/release.ts';
import { checkSums } from '../../scripts/release/sums.ts';
import { factsOf, file } from './facts.ts';

const facts = await factsOf();
const files = await makeRelease(facts);
const content = (name: string) => files.find(({ path }) => path === name)?.content ?? new Uint8Array();
const text = (name: string) => new TextDecoder().decode(content(name));
const json = (name: string) => JSON.parse(text(name));

test('has every edition under its name, the source, and the papers', () => {
  expect(files.map(({ path }) => path)).toEqual([
    'small-1.2.3-html.tar.gz',
    'small-1.2.3-html.zip',
    'small-1.2.3.epub',
    'small-1.2.3.pdf',
    'small-1.2.3-interior.pdf',
    'small-1.2.3-cover.pdf',
    'small-1.2.3-source.tar.gz',
    'LICENSE',
    'NOTICE',
    'RELEASE-NOTES.md',
    'proof.json',
    'provenance.json',
    'small-1.2.3.spdx.json',
    'SHA256SUMS',
  ]);
});

test('the same facts in another order, at another place of the earth, give the same bytes', {
  timeout: 60_000,
}, async () => {
  const zone = process.env.TZ;
  try {
    for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env.TZ = TZ;
      const [tool, sources] = [
        { ...facts.tool, files: facts.tool.files.toReversed() },
        facts.sources.toReversed(),
      ];
      expect(await makeRelease({ ...facts, tool, sources })).toEqual(files);
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('the list of digests is right, and tells of each change', () => {
  const all = new Map(files.map(({ path, content }) => [path, content]));
  const list = text('SHA256SUMS');
  expect(checkSums(list, all)).toEqual([]);
  all.set('NOTICE', file('', 'another notice').content);
  all.set('extra.html', file('', '').content);
  all.delete('LICENSE');
  expect(checkSums(`${list}x\n${list.split('\n')[0]}\n`, all)).toEqual([
    'Unexpected line 14 of SHA256SUMS, expected a digest and a name: `x`',
    `Unexpected second digest of \`${list.slice(66, list.indexOf('\n'))}\` in line 15 of SHA256SUMS`,
    'Cannot find `LICENSE` in the release, which SHA256SUMS lists',
    'Unexpected bytes in `NOTICE`: its digest is not the one in SHA256SUMS',
    'Unexpected file `extra.html` in the release: SHA256SUMS does not list it',
  ]);
});

test('both archives of the web edition hold its files, in one folder', async () => {
  const names = ['downloads/small.pdf', 'index.html', 'search/minisearch.js'].map(
    (path) => `small-1.2.3-html/${path}`,
  );
  const zip = unzipSync(content('small-1.2.3-html.zip'));
  expect(Object.keys(zip)).toEqual(names);
  expect(zip[names[1] ?? '']).toEqual(file('', 'html/index.html').content);
  const entries = await untar(content('small-1.2.3-html.tar.gz'));
  expect(entries.map(({ name }) => name)).toEqual(names);
  expect(new Set(entries.map(({ mode, uid, uname, mtime }) => `${mode} ${uid} ${uname} ${mtime}`)).size).toBe(
    1,
  );
});

test('the source archive has the program, this book and no other, and says how to build', async () => {
  const names = (await untar(content('small-1.2.3-source.tar.gz'))).map(({ name }) => name);
  expect(names).toEqual(
    ['BUILDING.md', 'LICENSE', 'LICENSE-BOOK', 'NOTICE', 'book/NOTICE.md', 'book/book.yaml']
      .concat(['book/chapters/01-one.md', 'scripts/cli/cli.ts'])
      .map((path) => `small-1.2.3-source/${path}`),
  );
});

test('NOTICE has the copyright lines, the licence’s sentence right below, and the notice', () => {
  expect(text('NOTICE')).toContain(
    'Copyright © Ada Example and Bo Example\nLicensed under the Open Software License version 3.0\n\nThis small book is free; you may copy it.\n\nIt comes without any warranty.\n',
  );
});

test('the bill of materials names fonts with their licence, and what is in the web edition', () => {
  const { packages, relationships } = json('small-1.2.3.spdx.json');
  const font = packages.find(({ name }: { name: string }) => name === '@fontsource/source-serif-4');
  expect(font).toMatchObject({ licenseDeclared: 'OFL-1.1', comment: 'Font' });
  const held = relationships.filter((one: Record<string, string>) => one.relationshipType === 'CONTAINS');
  const ids = held.map((one: Record<string, string>) => one.relatedSpdxElement);
  expect(ids).toContain(font.SPDXID);
  expect(ids.some((id: string) => id.startsWith('SPDXRef-npm-minisearch'))).toBe(true);
  expect(ids.some((id: string) => id.startsWith('SPDXRef-npm-puppeteer'))).toBe(false);
  const all = packages.map(({ SPDXID }: { SPDXID: string }) => SPDXID);
  expect(new Set(all).size).toBe(all.length);
});

test('the provenance names the commit, the program and the browser, and is about every file before it', () => {
  const { subject, predicate } = json('provenance.json');
  expect(subject).toHaveLength(10);
  expect(predicate.buildDefinition.resolvedDependencies.slice(0, 2)).toEqual([
    { name: 'source', uri: 'git+https://example.org/small', digest: { gitCommit: 'c0ffee' } },
    { name: 'browser', uri: 'pkg:generic/HeadlessChrome@147.0.1.2' },
  ]);
  expect(predicate.runDetails.builder.id).toBe('pkg:generic/colophon@9.8.7');
});

test('a book with sample programs releases their licence too', async () => {
  const book = await factsOf({
    'book.yaml': `id: small\ntitle: T\nlanguage: en\nversion: 1.2.3\ndate: 2026-01-02\nauthors: [A]\ncopyright: [© A]\nlicense: {id: OSL-3.0, samples: GPL-2.0-only}\n`,
    'CHANGELOG.md': '# Changes\n\n## 1.2.3\n\n- A second program.\n\n## 1.2.2\n\n- The first.\n',
  });
  const { edition } = book;
  const samples = new Map([['examples/a.c', { path: 'examples/a.c', text: 'int a;' }]]);
  const made = await makeRelease({ ...book, edition: { ...edition, samples } });
  const find = (name: string) =>
    new TextDecoder().decode(made.find(({ path }) => path === name)?.content ?? new Uint8Array());
  expect(find('LICENSE-GPL-2.0-only')).toContain('GNU GENERAL PUBLIC LICENSE');
  expect(find('NOTICE')).toContain('The sample programs are licensed under GPL-2.0-only.');
  expect(find('RELEASE-NOTES.md')).toContain('\n\n- A second program.\n\n');
  expect(find('RELEASE-NOTES.md')).not.toContain('The first');
});

test('a book under several licences, one of them its own, releases each text, and tells of them in SPDX', async () => {
  const book = await factsOf({
    'book.yaml': `id: small\ntitle: T\nlanguage: en\nversion: 1.2.3\ndate: 2026-01-02\nauthors: [A]\ncopyright: [© A]\nlicense: {id: MIT OR LicenseRef-Mine, name: Licence of A, text: MINE.txt}\n`,
    'MINE.txt': 'Do as you like.\n',
    'NOTICE.md': null,
  });
  const made = await makeRelease(book);
  const find = (name: string) =>
    new TextDecoder().decode(made.find(({ path }) => path === name)?.content ?? new Uint8Array());
  expect(find('LICENSE')).toMatch(
    /^MIT License \(MIT\)\n\nMIT License\n[\s\S]*Licence of A \(LicenseRef-Mine\)\n\nDo as you like\.\n$/,
  );
  expect(find('NOTICE').match(/Licensed under the MIT License or the Licence of A/g)).toHaveLength(1);
  const { packages, hasExtractedLicensingInfos } = JSON.parse(find('small-1.2.3.spdx.json'));
  expect(packages[0].licenseDeclared).toBe('MIT OR LicenseRef-Mine');
  expect(hasExtractedLicensingInfos).toEqual([
    { licenseId: 'LicenseRef-Mine', name: 'Licence of A', extractedText: 'Do as you like.' },
  ]);
});

async function untar(bytes: Uint8Array) {
  const stream = extract();
  stream.end(gunzipSync(bytes));
  const headers = [];
  for await (const entry of stream) {
    headers.push({ ...entry.header, mtime: Number(entry.header.mtime) });
    entry.resume();
  }
  return headers;
}
