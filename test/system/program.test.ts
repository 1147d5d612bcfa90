// The compiled program: what it is made from, where it is trusted, and that nothing depends on it.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import settings from '../../package.json' with { type: 'json' };
import { compileProgram } from '../../scripts/system/compile.ts';
import { runName } from '../../scripts/system/launch.js';
import { inSources } from '../../scripts/system/places.ts';
import { entry, findProgram, programName } from '../../scripts/system/program.js';
import { writeFiles } from '../disk.ts';

const base = mkdtempSync(join(tmpdir(), 'program-'));
afterAll(() => rmSync(base, { recursive: true }));

const folder = (name: string) => {
  const path = join(base, name);
  mkdirSync(path);
  return path;
};
const version = (cache: string, cwd = base) =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/bin.js'), '--version'], {
    cwd,
    encoding: 'utf8',
    env: { XDG_CACHE_HOME: cache },
  }).trim();

describe('the name', () => {
  const files = {
    'package.json': '{}',
    'scripts/cli/cli.ts': 'one',
    'scripts/world/open.ts': 'two',
    'node_modules/.package-lock.json': '{}',
  };
  const root = folder('package');
  writeFiles(root, files);
  const first = programName(root);

  test('stays while nothing changes', () => {
    expect(first).toMatch(/^program-[0-9a-f]{32}$/);
    expect(programName(root)).toBe(first);
  });

  test.each(Object.keys(files))('is another when %s changes', (path) => {
    writeFiles(root, { [path]: 'changed' });
    expect(programName(root)).not.toBe(first);
    writeFiles(root, files);
  });

  test('is another for the same files elsewhere, and with one file more', () => {
    const other = folder('other');
    writeFiles(other, files);
    expect(programName(other)).not.toBe(first);
    writeFiles(root, { 'scripts/more.ts': '' });
    expect(programName(root)).not.toBe(first);
  });

  test('is none where npm does not say what is installed', () => {
    rmSync(join(root, 'node_modules'), { recursive: true });
    expect(programName(root)).toBeUndefined();
  });
});

describe('compiled', () => {
  const cache = folder('cache');
  const name = 'program-test';
  let made = '';
  beforeAll(async () => {
    made = (await compileProgram({ XDG_CACHE_HOME: cache }, name)) ?? '';
  });

  const compiledFrom = () =>
    readdirSync(made)
      .filter((file) => file.endsWith('.map'))
      .flatMap((file): string[] => JSON.parse(readFileSync(join(made, file), 'utf8')).sources)
      .map((path) => join(made, path));

  test('it is found, and names our sources in its maps', () => {
    expect(made).not.toBe('');
    expect(findProgram({ XDG_CACHE_HOME: cache }, name)).toBe(made);
    expect(compiledFrom()).toContain(join(import.meta.dirname, '../../scripts/cli/cli.ts'));
  });

  test('its letters are one byte each, in regular expressions too', () => {
    for (const file of [entry, 'thread.cjs'])
      expect(readFileSync(join(made, file), 'utf8')).toMatch(/^[\0-\x7f]*$/);
  });

  test('its walk through trees names no steps, as the package’s own does', () => {
    const naming = /defineProperty\(visit\d*, ['"]name['"]/;
    const path = join(import.meta.dirname, '../../node_modules/unist-util-visit-parents/lib/index.js');
    expect(readFileSync(path, 'utf8')).toMatch(naming);
    expect(readFileSync(join(made, entry), 'utf8')).not.toMatch(naming);
  });

  test('packages that stay outside are found from it, as CommonJS', () => {
    const load = createRequire(join(made, entry));
    const asked = readFileSync(join(made, entry), 'utf8').matchAll(/[^.\w]require\("(@?[^"]+)"\)/g);
    const outside = new Set([...asked].map(([, name = '']) => name).filter((name) => !isBuiltin(name)));
    expect([...outside]).toContain('@embedpdf/pdfium');
    for (const name of outside) expect(() => load(name), name).not.toThrow();
  });

  test('a place in it is told as that in our sources, others as they are', () => {
    const lines = readFileSync(join(made, entry), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('This is a fault of colophon'));
    const column = lines[line]?.indexOf('process.stderr') ?? -1;
    const source = join(import.meta.dirname, '../../scripts/cli/cli.ts');
    const written = readFileSync(source, 'utf8').split('\n');
    const expected = written.findIndex((text) => text.includes('This is a fault of colophon'));
    const at = `${join(made, entry)}:${line + 1}:${column + 1}`;
    expect(inSources(`Error: x\n    at tell (${at})\n    at /none/index.cjs:1:2`)).toBe(
      `Error: x\n    at tell (${source}:${expected + 1}:3)\n    at /none/index.cjs:1:2`,
    );
  });

  test('no package in it looks for files beside its own: such a one stays outside', () => {
    const lost = /^(?!\s*(?:\*|\/\/)).*(?:\b__dirname\b|\bimport\.meta\b|\brequire\.resolve\b)/m;
    const packages = compiledFrom().filter((path) => path.includes('node_modules'));
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter((path) => lost.test(readFileSync(path, 'utf8')))).toEqual([]);
  });

  test('a folder that others can write to is not trusted', () => {
    chmodSync(made, 0o777);
    expect(findProgram({ XDG_CACHE_HOME: cache }, name)).toBeUndefined();
    chmodSync(made, 0o700);
    chmodSync(join(cache, 'colophon'), 0o770);
    expect(findProgram({ XDG_CACHE_HOME: cache }, name)).toBeUndefined();
    chmodSync(join(cache, 'colophon'), 0o700);
  });
});

describe('the command', () => {
  test('compiles itself once, and runs what it compiled', () => {
    const cache = folder('once');
    expect(version(cache)).toBe(settings.version);
    const [name = ''] = readdirSync(join(cache, 'colophon'));
    expect(name).toBe(programName());
    writeFileSync(join(cache, 'colophon', name, entry), "console.log('compiled')");
    expect(version(cache)).toBe('compiled');
  });

  test('runs from its sources where what is in the cache may be someone else’s', () => {
    const cache = folder('planted');
    const name = programName() ?? '';
    writeFiles(join(cache, 'colophon', name), { [entry]: "console.log('planted')" });
    chmodSync(join(cache, 'colophon', name), 0o777);
    expect(version(cache)).toBe(settings.version);
  });

  test('runs from its sources where there can be no cache', () => {
    writeFileSync(join(base, 'file'), '');
    expect(version(join(base, 'file'))).toBe(settings.version);
  });
});

describe('code', () => {
  const cache = folder('code');
  const run = (...args: readonly string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/bin.js'), ...args], {
      cwd: base,
      encoding: 'utf8',
      env: { XDG_CACHE_HOME: cache },
    });
  const program = () => join(cache, 'colophon', programName() ?? '');
  const kept = () => readdirSync(program()).filter((file) => file.includes('.code'));

  test('is kept by a run that ends well, for such runs and this Node', () => {
    expect(run('explain').status).toBe(0);
    expect(kept()).toEqual([
      expect.stringMatching(`^explain-${process.version}-${process.arch}-\\d+\\.code$`),
    ]);
    expect(run('check', '--root', 'missing').status).toBe(1);
    expect(kept()).toHaveLength(1);
  });

  test('changes nothing, and is made anew where it is of no use', () => {
    const [name = ''] = kept();
    const path = join(program(), name);
    const { stdout } = run('explain');
    const good = readFileSync(path);
    const flipped = Buffer.from(good);
    const middle = Math.floor(good.length / 2);
    for (let at = middle; at < middle + 64; at += 1) flipped.writeUInt8(255 - flipped.readUInt8(at), at);
    for (const damaged of [
      flipped,
      good.subarray(0, good.length / 2),
      Buffer.alloc(1000, 7),
      Buffer.alloc(0),
    ]) {
      writeFileSync(path, damaged);
      expect(run('explain').stdout).toBe(stdout);
      expect(readFileSync(path).equals(damaged)).toBe(false);
    }
    chmodSync(path, 0o400);
    const { ino } = statSync(path);
    run('explain');
    expect(statSync(path).ino).toBe(ino);
  });

  test.each([
    [[], 'none'],
    [['--version'], 'none'],
    [['check', '--root', 'book'], 'check'],
    [['build'], 'build'],
    [['build', 'pdf', 'epub', 'pdf', '--out', 'html'], 'build-epub-pdf'],
    [['verify', '../book.epub'], 'verify'],
    [['explain', 'links'], 'explain'],
  ])('of %j is named %s', (args, name) => {
    expect(runName(args)).toBe(name);
  });
});
