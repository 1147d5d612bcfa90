// Archives: what is in them is found; what they may not have is told, and nothing of it is written anywhere.

import { buffer } from 'node:stream/consumers';
import { gzipSync, unzipSync, type Zippable, zipSync } from 'fflate';
import { pack } from 'tar-stream';
import { beforeAll, expect, test } from 'vitest';
import { formats } from '../../scripts/formats/all.ts';
import { html } from '../../scripts/formats/html/html.ts';
import type { Artifact } from '../../scripts/model/book.ts';
import { subjectsIn } from '../../scripts/proof/subjects.ts';
import { readTar } from '../../scripts/text/archive/tar.ts';
import { readZip } from '../../scripts/text/archive/zip.ts';
import { edition, world } from './copies.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (content: Uint8Array) => ({ kind: 'file', content }) as const;

let files: readonly Artifact[];
beforeAll(async () => {
  files = await html.write(await edition, { world });
}, 60_000);

const zipped = (more: Zippable = {}) =>
  zipSync({
    ...Object.fromEntries(files.map(({ path, content }) => [`small-1.2.3/${path}`, content])),
    ...more,
  });

async function tar(
  entries: readonly Parameters<ReturnType<typeof pack>['entry']>[0][],
  content = '',
): Promise<Uint8Array> {
  const archive = pack();
  for (const header of entries) archive.entry(header, header.type === undefined ? content : '');
  archive.finalize();
  return new Uint8Array(await buffer(archive));
}

test('a web edition in a zip and in a tar is found as the one in a folder', async () => {
  const { copies, failures } = await subjectsIn('web.zip', file(zipped()), formats);
  expect(failures).toEqual([]);
  expect(copies.map(({ name, format }) => [name, format.id])).toEqual([['web.zip/small-1.2.3/html', 'html']]);
  const [copy] = copies;
  expect(copy?.files.map(({ path }) => path).sort()).toEqual(files.map(({ path }) => path.slice(5)).sort());
  const archive = pack();
  for (const { path, content } of files) archive.entry({ name: `./x/${path}` }, Buffer.from(content));
  archive.finalize();
  const packed = gzipSync(new Uint8Array(await buffer(archive)));
  const found = await subjectsIn('web.tar.gz', file(packed), formats);
  expect(found.copies.map(({ name }) => name)).toEqual(['web.tar.gz/x/html']);
});

test('a path that leads out of it', async () => {
  const reason = (name: string) => `Unexpected path \`${name}\`, which leads out of the archive`;
  for (const name of ['../evil.html', '/etc/evil', 'a/../../evil'])
    await expect(readZip(zipped({ [name]: bytes('x') }))).rejects.toThrow(reason(name));
  await expect(readTar(await tar([{ name: '../evil.html' }], 'x'))).rejects.toThrow(reason('../evil.html'));
  const { failures } = await subjectsIn('web.zip', file(zipped({ '../evil.html': bytes('x') })), formats);
  expect(failures).toEqual([{ name: 'web.zip', reason: reason('../evil.html') }]);
});

test('a link', async () => {
  const link = zipSync({ 'small/link': [bytes('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] });
  await expect(readZip(link)).rejects.toThrow(
    'Unexpected link `small/link` in the archive, expected files only',
  );
  const linked = await tar([{ name: 'a/link', type: 'symlink', linkname: '/etc/passwd' }]);
  await expect(readTar(linked)).rejects.toThrow(
    'Unexpected link `a/link` in the archive, expected files only',
  );
});

test('an archive cut off', async () => {
  const whole = zipped();
  await expect(readZip(whole.subarray(0, whole.length / 2))).rejects.toThrow('expected a whole zip');
  const packed = gzipSync(await tar([{ name: 'a/index.html' }], 'x'.repeat(5000)));
  await expect(readTar(packed.subarray(0, packed.length - 20))).rejects.toThrow('expected a whole tar');
  const plain = await tar([{ name: 'a/index.html' }], 'x'.repeat(5000));
  await expect(readTar(plain.subarray(0, 2000))).rejects.toThrow('expected a whole tar');
});

test('more than a machine should hold, whatever the archive says of itself', async () => {
  // Its directory says a byte: the file is found to be longer.
  const bomb = zipSync({ 'a.html': new Uint8Array(5_000_000) });
  const view = new DataView(bomb.buffer, bomb.byteOffset);
  const directory = view.getUint32(bomb.length - 6, true);
  view.setUint32(directory + 24, 1, true);
  await expect(readZip(bomb)).rejects.toThrow('expected a whole zip');
  view.setUint32(directory + 24, 0x7fffffff, true);
  await expect(readZip(bomb)).rejects.toThrow(
    'Unexpected size of the unpacked archive, expected at most 1024 MiB',
  );
});

test('two files of one name', async () => {
  const one = zipSync({ 'a.html': bytes('one'), 'b.html': bytes('two') });
  const twice = Uint8Array.from(
    Buffer.from(Buffer.from(one).toString('latin1').replaceAll('b.html', 'a.html'), 'latin1'),
  );
  expect(Object.keys(unzipSync(twice))).toEqual(['a.html']);
  await expect(readZip(twice)).rejects.toThrow('Unexpected second file `a.html` in the archive');
});

test('a file that is none of ours, and a PDF cut off', async () => {
  expect((await subjectsIn('x.png', file(bytes('PNG')), formats)).failures).toEqual([
    { name: 'x.png', reason: 'Unexpected kind of file, expected HTML, EPUB, PDF or an archive of these' },
  ]);
  expect((await subjectsIn('x.pdf', file(bytes('%PDF-1.7\n1 0 obj\n<<')), formats)).failures).toEqual([
    { name: 'x.pdf', reason: 'Unexpected end of the file, expected a whole PDF' },
  ]);
});

test('a link in a folder is told, and not followed', async () => {
  const found = {
    kind: 'folder',
    files: new Map(files.map(({ path, content }) => [path, content])),
    links: ['html/x'],
  } as const;
  expect((await subjectsIn('out', found, formats)).failures).toEqual([
    { name: 'out/html/x', reason: 'Unexpected link `html/x` in the folder, expected files only' },
  ]);
});
