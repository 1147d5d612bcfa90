// Builds a book from a source archive with the archive's own program and the packages that are installed here.

import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Artifact } from '../model/book.ts';
import type { Env } from './cache.ts';
import { fault } from './fault.ts';
import { openFolder } from './folder.ts';
import { openFound } from './found-files.ts';
import { findPackage } from './package.ts';
import { ownFolder, readPackageList } from './program-files.ts';
import { openScratch } from './scratch.ts';

/** The artifacts that were built, or the error output of the program if it failed. */
export type Rebuilt = Readonly<{ artifacts: readonly Artifact[]; failure: string | undefined }>;

/** Gives the packages that a lock file names; of those for development, only the `wanted` ones. */
type PackagesOf = (
  lock: Uint8Array,
  wanted?: (name: string) => boolean,
) => readonly Readonly<{ name: string; version: string }>[];

/** The time limit of a build, in milliseconds. */
const patience = 1_800_000;

/** How a book is built again: the date (as SOURCE_DATE_EPOCH has it), and further options of the command. */
type Rebuilding = Readonly<{
  epoch: string;
  options: readonly string[];
  env?: Env | undefined;
  packagesOf: PackagesOf;
}>;

/**
 * Builds the book of the unpacked source archive `files`, whose files are in `folder`. Nothing is fetched. `packagesOf` reads
 * a lock file. Throws a `Fault` (`missing-tool`) if the archive needs packages that are not installed here.
 */
export async function rebuild(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
  { epoch, options, env = process.env, packagesOf }: Rebuilding,
): Promise<Rebuilt> {
  await refuseOtherPackages(files.get(`${folder}/package-lock.json`), packagesOf);
  const scratch = openScratch();
  try {
    for (const [path, content] of files) {
      mkdirSync(dirname(join(scratch.folder, path)), { recursive: true });
      writeFileSync(join(scratch.folder, path), content);
    }
    const top = join(scratch.folder, folder);
    symlinkSync(dirname(findPackage('commander')), join(top, 'node_modules'), 'junction');
    const said = await build(top, { ...env, SOURCE_DATE_EPOCH: epoch }, options);
    if (said !== undefined) return { artifacts: [], failure: said };
    const found = await openFound(join(top, 'build'));
    const made = found.kind === 'folder' ? [...found.files] : [];
    const artifacts = made
      .filter(([path]) => path.includes('/'))
      .map(([path, content]) => ({ path, content }));
    return { artifacts, failure: undefined };
  } finally {
    scratch.close();
  }
}

/** Runs the archive's program, and gives the beginning of its error output if it fails. */
function build(top: string, env: Env, options: readonly string[]): Promise<string | undefined> {
  const args = ['scripts/bin.js', 'build', '--root', 'book', '--out', 'build', ...options];
  const running = { cwd: top, env: { ...env, NODE_OPTIONS: '' }, timeout: patience, maxBuffer: 100_000_000 };
  return new Promise((done) => {
    execFile(process.execPath, args, running, (error, _out, said) =>
      done(error ? said.trim().split('\n').slice(0, 4).join('; ') || error.message : undefined),
    );
  });
}

async function refuseOtherPackages(lock: Uint8Array | undefined, packagesOf: PackagesOf): Promise<void> {
  const own = await openFolder(ownFolder).read('package-lock.json');
  if (!lock || typeof own === 'string')
    throw fault('missing-tool', 'Cannot find `package-lock.json`, which names the packages to build with');
  const ours = await readPackageList();
  const compiled = new Set(ours ? packagesOf(ours).map(({ name }) => name) : []);
  const here = new Set(packagesOf(own, () => true).map(called));
  const missing = packagesOf(lock, (name) => compiled.has(name))
    .map(called)
    .filter((one) => !here.has(one));
  if (missing.length === 0) return;
  const list = missing.slice(0, 5).join('`, `');
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
  throw fault(
    'missing-tool',
    `Cannot find \`${list}\`${more}, which the release was made with. Unpack its source archive, run \`npm ci\` in it, and verify from there`,
  );
}

function called({ name, version }: Readonly<{ name: string; version: string }>): string {
  return `${name}@${version}`;
}
