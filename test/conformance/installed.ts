// The package as npm packs it, installed in an empty folder: it builds the book there with every Node that it supports, and a book
// that needs a font which is not installed with it.

import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import settings from '../../package.json' with { type: 'json' };
import { command } from './command.ts';
import { npm } from './fetch.ts';
import type { Result, Skipped, Verdict } from './validator.ts';

/** Later versions than the one that runs this: the oldest that is supported (package.json) is the tests' own. */
const versions = ['22', '24'];

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** A program that uses the package as a library, on a book's folder. */
const program = `
import { check } from 'colophon';
const { sound, messages } = await check({ root: process.argv[2] });
if (!sound) throw new Error(JSON.stringify(messages));
`;

/** Packs and installs the program below `temp`, and builds the book with each version of Node: the same bytes; a program that imports it runs too. */
export async function installed(temp: string): Promise<Result> {
  const folder = join(temp, 'installed');
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{"private": true}\n');
  await cp('book', join(folder, 'book'), { recursive: true });
  await writeFile(join(folder, 'library.mjs'), program);
  const packed = await npm(['pack', '--silent', '--pack-destination', temp]);
  const archive = join(temp, packed.stdout.trim().split('\n').at(-1) ?? '');
  if (packed.code !== 0) return { verdicts: [verdictOf('npm pack', [packed.stderr])] };
  const added = await npm(['install', '--prefix', folder, ...quiet, archive]);
  if (added.code !== 0) return unfetched('the packages that Colophon needs', added.stderr);
  const first = await build(folder, process.execPath, process.version);
  const verdicts: Verdict[] = [
    verdictOf(`Node ${process.version}`, first.errors),
    verdictOf('a font that is wanted', await addFont(folder)),
  ];
  for (const version of versions) {
    const node = join(folder, `node-${version}`);
    await mkdir(node);
    const fetched = await npm(['install', '--prefix', node, ...quiet, `node@${version}`]);
    if (fetched.code !== 0) return unfetched(`\`node@${version}\``, fetched.stderr);
    const other = await build(folder, join(node, 'node_modules/node/bin/node'), version);
    const differing = [...first.files].filter(([path, bytes]) => !other.files.get(path)?.equals(bytes));
    verdicts.push(
      verdictOf(`Node ${version}`, [
        ...other.errors,
        ...differing.map(([path]) => `${path} differs from that of Node ${process.version}`),
      ]),
    );
  }
  return { verdicts };
}

async function build(folder: string, node: string, version: string) {
  const out = join(folder, `build-${version}`);
  const program = join(folder, 'node_modules/colophon/scripts/bin.js');
  const args = [program, 'build', '--root', join(folder, 'book'), '--out', out];
  const said = await command(node, args, { SOURCE_DATE_EPOCH: '1767225600' });
  const files = new Map<string, Buffer>();
  for (const path of await readdir(out, { recursive: true }).catch(() => []))
    if (/\.(?:html|woff2|epub|pdf)$/.test(path)) files.set(path, await readFile(join(out, path)));
  const missing = ['html', 'epub', 'pdf', 'print']
    .filter((format) => ![...files.keys()].some((path) => path.startsWith(join(format, '/'))))
    .map((format) => `Cannot find ${format} in ${out}`);
  const imported = await command(node, [join(folder, 'library.mjs'), join(folder, 'book')]);
  const errors = [
    ...(said.code === 0 ? missing : [said.stderr]),
    ...(imported.code === 0 ? [] : [imported.stderr]),
  ];
  return { files, errors };
}

/** A Japanese book is told what to install, and is built once that is done. What is wrong with it. */
async function addFont(folder: string): Promise<readonly string[]> {
  const name = '@fontsource-variable/noto-serif-jp';
  const font = `${name}@${settings.devDependencies[name]}`;
  const root = join(folder, 'japanese');
  await mkdir(join(root, 'chapters'), { recursive: true });
  await writeFile(
    join(root, 'book.yaml'),
    'id: ja\ntitle: 本\nlanguage: ja\nauthors: [Ada]\ncopyright: [Copyright © Ada]\nlicense: {id: OSL-3.0}\n',
  );
  await writeFile(join(root, 'NOTICE.md'), 'Free.\n');
  await writeFile(join(root, 'chapters/01-one.md'), '# 一\n\nかな。\n');
  const program = join(folder, 'node_modules/colophon/scripts/bin.js');
  const build = () =>
    command(process.execPath, [program, 'build', 'pdf', '--root', root, '--out', join(root, 'build')]);
  const before = await build();
  const asked = before.stderr.includes(`npm install ${font}`);
  if (before.code !== 2 || !asked) return [`Unexpected ${before.code}: ${before.stderr}`];
  const added = await npm(['install', '--prefix', folder, ...quiet, font]);
  if (added.code !== 0) return [added.stderr];
  const after = await build();
  return after.code === 0 ? [] : [after.stderr];
}

function unfetched(what: string, said: string): Skipped {
  const reason = said.trim().split('\n')[0] ?? '';
  return { skipped: `Cannot fetch ${what} (${reason}); run again with a connection to an npm registry` };
}

function verdictOf(artifact: string, messages: readonly string[]): Verdict {
  return { artifact, passed: messages.length === 0, messages };
}
