// A release that somebody changed: each change is told by its name.

import { gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { pack } from 'tar-stream';
import { expect, test } from 'vitest';
import { unpack } from '../../scripts/library/verify-release.ts';
import { examine } from '../../scripts/release/examine.ts';
import { makeRelease } from '../../scripts/release/release.ts';
import { sumsOf } from '../../scripts/release/sums.ts';
import { factsOf, file } from './facts.ts';

const good = new Map((await makeRelease(await factsOf())).map(({ path, content }) => [path, content]));
const zipName = 'small-1.2.3-html.zip';
const tarName = 'small-1.2.3-html.tar.gz';

/** The release with a change, its list of digests made anew, as somebody would who hides it. */
async function changed(change: (files: Map<string, Uint8Array>) => void): Promise<readonly string[]> {
  const files = new Map(good);
  change(files);
  files.delete('SHA256SUMS');
  const list = [...files].map(([path, content]) => ({ path, content }));
  files.set('SHA256SUMS', file('', sumsOf(list)).content);
  return examine(files, unpack);
}

test('one as it was made is in order', async () => {
  expect(await examine(good, unpack)).toEqual([]);
});

test('a digest edited', async () => {
  const list = new TextDecoder().decode(good.get('SHA256SUMS'));
  const edited = list.replace(/^[0-9a-f]{64} {2}LICENSE$/m, `${'0'.repeat(64)}  LICENSE`);
  expect(await examine(new Map(good).set('SHA256SUMS', file('', edited).content), unpack)).toEqual([
    'Unexpected bytes in `LICENSE`: its digest is not the one in SHA256SUMS',
  ]);
});

test('a file more in an archive, one less, one changed', async () => {
  const failures = await changed((files) => {
    const inside = unzipSync(good.get(zipName) ?? new Uint8Array());
    delete inside['small-1.2.3-html/search/minisearch.js'];
    inside['small-1.2.3-html/index.html'] = new TextEncoder().encode('another');
    files.set(zipName, zipSync({ ...inside, 'small-1.2.3-html/extra.js': file('', 'x').content }));
  });
  expect(failures).toEqual([
    `Unexpected bytes in \`${zipName}\`: its digest is not the one in proof.json`,
    `Unexpected bytes in \`small-1.2.3-html/index.html\` of \`${zipName}\`: its digest is not the one in proof.json`,
    `Unexpected file \`small-1.2.3-html/extra.js\` in \`${zipName}\``,
    `Cannot find \`small-1.2.3-html/search/minisearch.js\` in \`${zipName}\``,
  ]);
});

test.each([
  ['a path out of a zip', zipName, async () => zipSync({ '../evil.html': new Uint8Array(1) })],
  [
    'a link in a zip',
    zipName,
    async () =>
      zipSync({
        'small-1.2.3-html/link': [new TextEncoder().encode('/etc'), { os: 3, attrs: 0o120777 * 0x10000 }],
      }),
  ],
  ['a path out of a tar', tarName, async () => tar((one) => one.entry({ name: '../evil.html' }, 'x'))],
  [
    'a link in a tar',
    tarName,
    async () => tar((one) => one.entry({ name: 'l', type: 'symlink', linkname: '/etc' })),
  ],
])('%s', async (_what, name, make) => {
  const content = await make();
  expect(await changed((files) => files.set(name, content))).toContainEqual(
    expect.stringMatching(new RegExp(`^Cannot unpack \`${name}\`: Unexpected (?:path|link) `)),
  );
});

test('an archive cut short', async () => {
  const failures = await changed((files) =>
    files.set(zipName, (good.get(zipName) ?? new Uint8Array()).slice(0, 99)),
  );
  expect(failures).toEqual([
    `Unexpected bytes in \`${zipName}\`: its digest is not the one in proof.json`,
    expect.stringContaining(`Cannot unpack \`${zipName}\``),
  ]);
});

test('no licence, no notice, no source', async () => {
  const failures = await changed((files) => {
    for (const name of ['LICENSE', 'NOTICE', 'small-1.2.3-source.tar.gz']) files.delete(name);
  });
  expect(failures).toEqual([
    'Cannot find `LICENSE` in the release',
    'Cannot find `NOTICE` in the release',
    'Cannot find the source archive (`…-source.tar.gz`) in the release',
  ]);
});

/** An archive as another program would make it. */
async function tar(fill: (archive: ReturnType<typeof pack>) => void): Promise<Uint8Array> {
  const archive = pack();
  fill(archive);
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return new Uint8Array(gzipSync(Buffer.concat(chunks)));
}
