// Plugins in a process of their own: what they can do there, what is refused, and what becomes of those that never end.

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../../scripts/build.js';
import type { PluginAnswer, Plugins } from '../../../scripts/model/plugins.ts';
import type { PluginItem } from '../../../scripts/settings/markdown.ts';
import { openPlugins } from '../../../scripts/system/plugins/plugins.ts';
import { writeFiles } from '../../disk.ts';

const cache = join(import.meta.dirname, '../../../.cache');
mkdirSync(cache, { recursive: true });
const program = mkdtempSync(join(cache, 'plugins-'));
const root = mkdtempSync(join(tmpdir(), 'colophon-plugins-'));
const outside = mkdtempSync(join(tmpdir(), 'colophon-outside-'));
let plugins: Plugins;

/** A module of a plugin whose transformer runs some code. */
const doing = (code: string) => `export default () => (tree, file) => {\n${code}\n};\n`;

beforeAll(async () => {
  await compile({ plugins: 'scripts/cli/plugins.ts' }, program);
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFiles(root, {
    'plugins/add.mjs':
      "import { word } from './word.mjs';\nexport default ({ times = 1 } = {}) => (tree) => { tree.children.push({ type: 'paragraph', children: [{ type: 'text', value: word.repeat(times) }] }); };\n",
    'plugins/word.mjs': "export const word = 'more';\n",
    'plugins/mark.cjs': 'module.exports = () => (tree) => { tree.marked = true; };\n',
    'plugins/later.mjs':
      'export default () => (tree, file, next) => setTimeout(() => next(null, { ...tree, late: true }), 5);\n',
    'plugins/write.mjs': `import { writeFileSync } from 'node:fs';\n${doing("writeFileSync('made.txt', 'x');")}`,
    'plugins/read.mjs': `import { readFileSync } from 'node:fs';\n${doing("tree.text = readFileSync('data.txt', 'utf8');")}`,
    'plugins/outside.mjs': `import { readFileSync } from 'node:fs';\n${doing(`readFileSync(${JSON.stringify(join(outside, 'secret.txt'))});`)}`,
    'plugins/start.mjs': `import { execFileSync } from 'node:child_process';\n${doing("execFileSync('ls');")}`,
    'plugins/thread.mjs': `import { Worker } from 'node:worker_threads';\n${doing("new Worker('1', { eval: true });")}`,
    'plugins/environment.mjs': doing('tree.names = Object.keys(process.env);'),
    'plugins/endless.mjs': doing('for (;;);'),
    'plugins/silent.mjs': 'export default () => () => new Promise(() => {});\n',
    'plugins/exit.mjs': doing('process.exit(7);'),
    'plugins/hungry.mjs': doing('const all = []; for (;;) all.push(new Array(2e7).fill(all.length));'),
    'plugins/throws.mjs': doing("throw new Error('no more');"),
    'plugins/broken.mjs': 'export default (\n',
    'plugins/nothing.mjs': 'export const plugin = () => {};\n',
    'plugins/number.mjs': 'export default () => () => 42;\n',
    'plugins/lacks.mjs': "import 'not-installed';\nexport default () => {};\n",
    'data.txt': 'data',
    'node_modules/remark-own/package.json':
      '{"name": "remark-own", "version": "1.0.0", "type": "module", "exports": {"import": "./own.js"}}',
    'node_modules/remark-own/own.js': 'export default () => (tree) => { tree.own = true; };\n',
  });
  plugins = openPlugins({ root, env: {}, allow: true, program: join(program, 'plugins.js'), limit: 3000 });
}, 60_000);
afterAll(async () => {
  await plugins.close();
  for (const folder of [program, root, outside]) rmSync(folder, { recursive: true });
});

const give = (items: readonly (string | PluginItem)[], text = '# One\n') =>
  plugins.run({
    kind: 'remark',
    plugins: items.map((item) => (typeof item === 'string' ? { name: item } : item)),
    path: 'one.md',
    text,
  });
const treeIn = (answer: PluginAnswer) => (answer.kind === 'done' ? answer.tree : answer.fault);
const faultIn = (answer: PluginAnswer) => (answer.kind === 'failed' ? answer.fault : answer);

describe('a plugin may', () => {
  test('change the tree, with options, and import what is beside it', async () => {
    const answer = await give([{ name: './plugins/add.mjs', options: { times: 2 } }]);
    expect(JSON.stringify(treeIn(answer))).toContain('"moremore"');
  });
  test('be a package of the book, CommonJS, or one that calls back; they run in order', async () => {
    const answer = await give(['remark-own', './plugins/mark.cjs', './plugins/later.mjs']);
    expect(treeIn(answer)).toMatchObject({ type: 'root', own: true, marked: true, late: true });
  });
  test('read files of the book', async () => {
    expect(treeIn(await give(['./plugins/read.mjs']))).toMatchObject({ text: 'data' });
  });
  test('see an environment that is empty', async () => {
    expect(treeIn(await give(['./plugins/environment.mjs']))).toMatchObject({ names: [] });
  });
});

describe('a plugin is at fault that', () => {
  test.each([
    ['writes', 'write.mjs', 'refused', /^FileSystemWrite of .*made\.txt$/],
    ['reads outside of the book', 'outside.mjs', 'refused', /^FileSystemRead of .*secret\.txt$/],
    ['starts a program', 'start.mjs', 'refused', /^ChildProcess/],
    ['starts a thread', 'thread.mjs', 'refused', /^WorkerThreads/],
    ['throws', 'throws.mjs', 'threw', /^no more$/],
    ['cannot be parsed', 'broken.mjs', 'threw', /Unexpected end of input/],
    ['exports no function', 'nothing.mjs', 'no-function', /^nothing$/],
    ['gives no tree', 'number.mjs', 'no-tree', /^`42`$/],
    ['is not there', 'none.mjs', 'missing', /none\.mjs/],
    ['imports what is not there', 'lacks.mjs', 'missing', /not-installed/],
    ['ends its process', 'exit.mjs', 'ended', /^exit code 7$/],
    ['never ends', 'endless.mjs', 'endless', /^3 seconds$/],
    ['never answers', 'silent.mjs', 'endless', /^3 seconds$/],
    // A slow machine takes longer to run out of memory than a plugin has.
    ['needs too much memory', 'hungry.mjs', expect.stringMatching(/^end/), /512 MB|exit code|3 seconds/],
  ])(
    '%s',
    async (_, file, problem, detail) => {
      const fault = faultIn(await give(['./plugins/mark.cjs', `./plugins/${file}`]));
      expect(fault).toMatchObject({ index: 1, problem, detail: expect.stringMatching(detail) });
    },
    30_000,
  );

  test('nothing was written, and the next order is done by a new process', async () => {
    expect(existsSync(join(root, 'made.txt'))).toBe(false);
    expect(treeIn(await give(['remark-own']))).toMatchObject({ own: true });
  });
});

describe('plugins are allowed', () => {
  const config = mkdtempSync(join(tmpdir(), 'colophon-config-'));
  afterAll(() => rmSync(config, { recursive: true }));
  const allowed = (env: Readonly<Record<string, string>>, allow = false) =>
    openPlugins({ root, env, allow }).allowed();

  test('by the command, or by the user’s own list of folders', async () => {
    expect(await allowed({}, true)).toBe(true);
    expect(await allowed({ XDG_CONFIG_HOME: config })).toBe(false);
    writeFiles(config, { 'colophon/plugins': `# mine\n/nowhere\n  ${root}/  \r\n` });
    expect(await allowed({ XDG_CONFIG_HOME: config })).toBe(true);
    writeFiles(config, { '.config/colophon/plugins': `${root}\n` });
    expect(await allowed({ HOME: config })).toBe(true);
  });
  test('not by a list that has only a folder above, or by none', async () => {
    writeFiles(config, { 'colophon/plugins': `${tmpdir()}\n#${root}\nrelative\n` });
    expect(await allowed({ XDG_CONFIG_HOME: config })).toBe(false);
    expect(await allowed({})).toBe(false);
  });
});
