// `colophon release` on real processes and real repositories.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSignature } from '../../scripts/system/signature.ts';
import { writeFiles } from '../disk.ts';
import { sound } from '../memory.ts';
import { commit, commitBook, copyProgram, git } from './program.ts';

const home = mkdtempSync(join(tmpdir(), 'release-'));
afterAll(() => rmSync(home, { recursive: true }));
const colophon = copyProgram(join(home, 'program'));
const book = join(home, 'book');
const out = join(home, 'out');
const folder = join(out, 'release/small-1.2.3');
const unsigned = `${folder} is not signed, so that nobody can tell who made it. \`--sign KEY\` signs it.\n`;
const make = (root = book) => colophon(['release', '--root', root, '--out', out]);

beforeAll(async () => {
  commitBook(book, { '.gitignore': 'out/\nsecret.md\n' });
  expect(await make()).toMatchObject({ code: 0, stderr: unsigned });
}, 120_000);

test('stands in its place, with every edition, and nothing else beside it', () => {
  expect(readdirSync(join(out, 'release'))).toEqual(['small-1.2.3']);
  expect(readdirSync(folder).filter((name) => /\.(pdf|epub|zip|gz)$/.test(name))).toEqual([
    'small-1.2.3-cover.pdf',
    'small-1.2.3-html.tar.gz',
    'small-1.2.3-html.zip',
    'small-1.2.3-interior.pdf',
    'small-1.2.3-source.tar.gz',
    'small-1.2.3.epub',
    'small-1.2.3.pdf',
  ]);
  const provenance = readFileSync(join(folder, 'provenance.json'), 'utf8');
  expect(provenance).toContain(git(book, 'rev-parse', 'HEAD').trim());
});

test('a second time: the same bytes', { timeout: 120_000 }, async () => {
  const said = await make();
  expect(said).toMatchObject({
    code: 0,
    stderr: `${folder} is there already, with the same bytes.\n${unsigned}`,
  });
});

test('is signed afterwards too, and anybody can check it', { timeout: 120_000 }, async () => {
  const key = join(home, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const said = await colophon(['release', '--root', book, '--out', out, '--sign', key]);
  expect(said).toMatchObject({ code: 0, stderr: `${folder} is there already, with the same bytes.\n` });
  expect(said.stdout).toContain('SHA256SUMS.sig\n');
  const content = readFileSync(join(folder, 'SHA256SUMS'));
  const signature = { kind: 'ssh', content: readFileSync(join(folder, 'SHA256SUMS.sig')) } as const;
  expect(await checkSignature(content, signature, `${key}.pub`, process.env)).toMatchObject({
    flaw: undefined,
  });

  const check = (signer: string) =>
    colophon(['verify', folder, '--root', book, '--signer', signer, '--json']);
  const good = await check(`${key}.pub`);
  expect(good).toMatchObject({ code: 0 });
  expect(JSON.parse(good.stdout).copies[0].told).toEqual([
    expect.stringMatching(/^signed by the SSH key SHA256:/),
  ]);
  const other = join(home, 'other-key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', other]);
  const bad = await check(`${other}.pub`);
  expect(bad).toMatchObject({ code: 1 });
  expect(JSON.parse(bad.stdout).copies[0].failures).toEqual([
    expect.stringMatching(
      /^Unexpected signature `SHA256SUMS.sig` by the SSH key .*: expected one by `SHA256:/,
    ),
  ]);
  rmSync(join(folder, 'SHA256SUMS.sig'));
});

test('verify tells that it is not signed, and of a list that was edited', { timeout: 120_000 }, async () => {
  const first = await colophon(['verify', folder, '--root', book]);
  expect(first).toMatchObject({ code: 0 });
  expect(first.stdout).toContain('  – not signed: nobody can tell who made it\n');
  const edited = join(home, 'edited');
  cpSync(folder, edited, { recursive: true });
  const list = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
  writeFileSync(
    join(edited, 'SHA256SUMS'),
    list.replace(/^.{64} {2}NOTICE\n/m, `${'0'.repeat(64)}  NOTICE\n`),
  );
  const second = await colophon(['verify', edited, '--root', book]);
  expect(second).toMatchObject({ code: 1 });
  expect(second.stdout).toContain(
    '  ✖ Unexpected bytes in `NOTICE`: its digest is not the one in SHA256SUMS\n',
  );
});

test('an output folder inside the work tree is no change', { timeout: 120_000 }, async () => {
  const inside = join(book, 'made');
  for (const _ of ['first', 'second'])
    expect(await colophon(['release', '--root', book, '--out', inside])).toMatchObject({ code: 0 });
  rmSync(inside, { recursive: true });
});

test('is built again from its own source, and what was not made from it is told', {
  timeout: 300_000,
}, async () => {
  const rebuilt = join(home, 'rebuilt');
  cpSync(folder, rebuilt, { recursive: true });
  const check = async () => {
    const said = await colophon(['verify', rebuilt, '--root', book, '--rebuild', '--json']);
    return JSON.parse(said.stdout).copies.find(({ kind }: { kind: string }) => kind === 'rebuild');
  };
  expect(await check()).toMatchObject({ passed: true, told: [expect.stringContaining('bit for bit')] });
  const path = join(rebuilt, 'small-1.2.3.epub');
  const inside = unzipSync(readFileSync(path));
  inside['OEBPS/01-one.xhtml'] = Buffer.from(
    Buffer.from(inside['OEBPS/01-one.xhtml'] ?? '')
      .toString()
      .replace('you may copy it', 'you may not copy it'),
  );
  writeFileSync(path, zipSync(inside));
  expect((await check()).failures).toEqual([
    expect.stringMatching(
      /^Unexpected bytes in `small-1\.2\.3\.epub`, .*: `OEBPS\/01-one\.xhtml` in it: line \d+ was `.*not copy/,
    ),
  ]);
});

test('with a key that is none, nothing is put in place', { timeout: 120_000 }, async () => {
  const none = join(home, 'unsigned');
  const said = await colophon(['release', '--root', book, '--out', none, '--sign', join(book, 'NOTICE.md')]);
  expect(said).toMatchObject({ code: 2, stdout: '' });
  expect(said.stderr).toContain('error: Cannot sign with `');
  expect(existsSync(none)).toBe(false);
});

test('refuses changes that are not committed', async () => {
  writeFileSync(join(book, 'new.md'), '');
  const said = await make();
  rmSync(join(book, 'new.md'));
  expect(said).toMatchObject({ code: 1, stdout: '' });
  expect(said.stderr).toContain('expected a clean work tree:\n  ?? new.md\n');
});

test('refuses addresses that are not in anchors.lock yet', { timeout: 60_000 }, async () => {
  const fresh = join(home, 'fresh');
  commitBook(fresh, { 'anchors.lock': '' });
  const said = await make(fresh);
  expect(said).toMatchObject({ code: 1, stdout: '' });
  expect(said.stderr).toContain('Cannot find `sec:one` in anchors.lock');
});

test('refuses a folder without git', async () => {
  const bare = join(home, 'bare');
  writeFiles(bare, sound);
  const said = await make(bare);
  expect(said).toMatchObject({ code: 2, stdout: '' });
  expect(said.stderr).toContain('Cannot find a commit of git');
});

test('refuses another book of the same version, and leaves the first', { timeout: 120_000 }, async () => {
  const before = readFileSync(join(folder, 'SHA256SUMS'), 'utf8');
  const other = join(home, 'other');
  commitBook(other, { 'chapters/01-one.md': `${sound['chapters/01-one.md']}\nMore.\n` });
  const said = await make(other);
  expect(said).toMatchObject({ code: 1, stdout: '' });
  expect(said.stderr).toMatch(
    /version 1\.2\.3 is there already, with other bytes in `.*small-1\.2\.3\.epub`/,
  );
  expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(before);
});

test('refuses a book that uses a file which git ignores', { timeout: 120_000 }, async () => {
  const ignoring = join(home, 'ignoring');
  commitBook(ignoring, { '.gitignore': 'images/\n' });
  writeFiles(ignoring, {
    'images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9"/></svg>',
    'chapters/01-one.md': `${sound['chapters/01-one.md']}\n![A line](../images/a.svg)\n`,
  });
  commit(ignoring);
  const said = await colophon(['release', '--root', ignoring, '--out', join(home, 'none')]);
  expect(said).toMatchObject({ code: 1, stdout: '' });
  expect(said.stderr).toContain('Cannot find `images/a.svg` in git');
  expect(existsSync(join(home, 'none'))).toBe(false);
});
