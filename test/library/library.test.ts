// The library as other programs import it: the manual's examples, on the compiled package.

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFiles } from '../disk.ts';
import { sound } from '../memory.ts';
import { commitBook, copyProgram } from '../release/program.ts';

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'library-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a program with Node in the folder that has the package and a book; gives its stdout, and throws where it says more. */
async function node(...args: readonly string[]): Promise<string> {
  const env = { ...process.env, SOURCE_DATE_EPOCH: '1767225600', NO_COLOR: '1' };
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: home, env });
  expect(stderr).toBe('');
  return stdout;
}

/** Runs the text of a module there. */
async function run(text: string): Promise<string> {
  const path = join(mkdtempSync(join(home, 'run-')), 'run.mjs');
  writeFileSync(path, text);
  return node(path);
}

const section = readFileSync(join(root, 'templates/manual/chapters/library.md'), 'utf8');
const examples = [...section.matchAll(/^```js\n(.*?)^```$/gms)].map(([, text = '']) => text);

beforeAll(async () => {
  copyProgram(join(home, 'node_modules/colophon'));
  const files = { 'book.yaml': String(sound['book.yaml']).replace('id: small', 'id: my-book') };
  writeFiles(join(home, 'old-book'), {
    'book.toml': '[book]\ntitle = "Old"\n',
    'src/SUMMARY.md': '- [One](one.md)\n',
    'src/one.md': '# One\n',
  });
  commitBook(join(home, 'my-book'), files);
  await node('node_modules/colophon/scripts/build.js');
}, 120_000);

describe('the examples of the manual', () => {
  test('are right by the types of the package', async () => {
    for (const [index, text] of examples.entries()) writeFileSync(join(home, `example-${index}.ts`), text);
    const kind = ['--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom', '--types', ''];
    const options = ['--noEmit', '--strict', '--ignoreConfig', ...kind];
    const names = examples.map((_, index) => `example-${index}.ts`);
    writeFileSync(join(home, 'package.json'), '{"type": "module"}');
    expect(await node(join(root, 'node_modules/typescript/bin/tsc'), ...options, ...names)).toBe('');
  });

  test('do what they say', { timeout: 240_000 }, async () => {
    const said: string[] = [];
    for (const text of examples) said.push(await run(text));
    expect(said).toEqual([
      '9 files, among them new-book/book.yaml\n',
      expect.stringMatching(/^\[ 'old-book\/NOTICE.md', 'old-book\/book.yaml' \] \[\]\n$/),
      'The book is in order.\n',
      expect.stringMatching(/^\d+ files\nhtml: \d+ points proved\nepub: \d+ points proved\n$/),
      'build/epub/my-book.epub is in order\n',
      expect.stringContaining("'build/release/my-book-1.2.3/SHA256SUMS'"),
    ]);
  });
});

test('what is wrong with a book is told, a wrong option is thrown, and nothing is written', async () => {
  writeFiles(join(home, 'broken'), {
    ...sound,
    'chapters/01-one.md': '# One\n\n![nowhere](../../nowhere.png)\n',
  });
  const said = await run(`
    import { build } from 'colophon';
    const { kind, files, messages } = await build({ root: 'broken', out: 'none', formats: ['html'] });
    const thrown = await build({ root: 'my-book', out: 'none', formats: ['htm'] }).catch((error) => error.code);
    console.log(JSON.stringify({ kind, files, messages, thrown }));
  `);
  expect(JSON.parse(said)).toMatchObject({
    kind: 'unsound',
    files: [],
    messages: expect.arrayContaining([
      expect.objectContaining({ file: 'broken/chapters/01-one.md', line: 3, severity: 'error' }),
    ]),
    thrown: 'usage',
  });
  expect(readdirSync(home)).not.toContain('none');
});

test('two builds of one process give the same bytes, and each ends the threads that it started', {
  timeout: 240_000,
}, async () => {
  const said = await run(`
    import threads, { Worker } from 'node:worker_threads';
    import { readFileSync } from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let [started, alive] = [0, 0];
    threads.Worker = class extends Worker {
      constructor(...args) {
        super(...args);
        started += 1;
        alive += 1;
        this.once('exit', () => (alive -= 1));
      }
    };
    syncBuiltinESMExports();
    const { build } = await import('colophon');
    const counts = [];
    for (const out of ['one', 'two']) {
      await build({ root: 'my-book', out, formats: ['pdf'] });
      counts.push([started > 0, alive]);
      started = 0;
    }
    const [one, two] = ['one', 'two'].map((out) => readFileSync(out + '/pdf/my-book.pdf'));
    console.log(JSON.stringify({ counts, same: one.equals(two) }));
  `);
  expect(JSON.parse(said)).toEqual({
    counts: [
      [true, 0],
      [true, 0],
    ],
    same: true,
  });
});
