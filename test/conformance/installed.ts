// The package as npm packs it, installed in an empty folder: it builds the book there with every Node that it supports.

import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Packs and installs the program below `temp`, and builds the book's EPUB and PDF with each version of Node: the same bytes; a program that imports it runs too. */
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
  const verdicts: Verdict[] = [verdictOf(`Node ${process.version}`, first.errors)];
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
  const args = [program, 'build', 'epub', 'pdf', '--root', join(folder, 'book'), '--out', out];
  const said = await command(node, args, { SOURCE_DATE_EPOCH: '1767225600' });
  const files = new Map<string, Buffer>();
  for (const path of await readdir(out, { recursive: true }).catch(() => []))
    if (/\.(?:epub|pdf)$/.test(path)) files.set(path, await readFile(join(out, path)));
  const missing = files.size === 2 ? [] : [`Cannot find an EPUB and a PDF in ${out}`];
  const imported = await command(node, [join(folder, 'library.mjs'), join(folder, 'book')]);
  const errors = [
    ...(said.code === 0 ? missing : [said.stderr]),
    ...(imported.code === 0 ? [] : [imported.stderr]),
  ];
  return { files, errors };
}

function unfetched(what: string, said: string): Skipped {
  const reason = said.trim().split('\n')[0] ?? '';
  return { skipped: `Cannot fetch ${what} (${reason}); run again with a connection to an npm registry` };
}

function verdictOf(artifact: string, messages: readonly string[]): Verdict {
  return { artifact, passed: messages.length === 0, messages };
}
