// Makes a release of the book, with everything that distributors need, in a folder of its own.

import { join } from 'node:path';
import settings from '../../package.json' with { type: 'json' };
import { formats } from '../formats/all.ts';
import type { Artifact, Edition, Report } from '../model/book.ts';
import type { Proof } from '../model/proof.ts';
import type { World } from '../model/world.ts';
import { type Progress, type Publication, publish } from '../pipeline.ts';
import { packagesOf } from '../release/packages.ts';
import { makeRelease } from '../release/release.ts';
import { signatureName, sumsName } from '../release/sums.ts';
import type { Env } from '../system/cache.ts';
import { fault } from '../system/fault.ts';
import { type Checkout, readCheckout } from '../system/git.ts';
import { withWorld } from '../system/open.ts';
import { readOwn, readPackageList } from '../system/program-files.ts';
import { sign } from '../system/signature.ts';
import { refuseUnusable } from './output-folder.ts';
import { place, signaturesIn } from './release-folder.ts';

/**
 * The book's folder, the folder below which the release is put, and the key to sign it with: an OpenPGP key's name, or
 * an SSH key's file. `allowPlugins` lets the book's own plugins run.
 */
export type ReleaseOptions = Readonly<{
  root: string;
  out: string;
  sign?: string | undefined;
  allowPlugins?: boolean | undefined;
  progress?: Progress | undefined;
  env?: Env | undefined;
}>;

/**
 * The result of a release. An `unsound` book has errors, a proof of an `unproved` one failed, and `refused` means that
 * the state of git or of the folder of releases does not allow it. Nothing is written in these cases.
 */
export type Release = Readonly<{ report: Report; proofs: readonly Proof[] }> &
  (
    | Readonly<{ kind: 'unsound' }>
    | Readonly<{ kind: 'unproved' }>
    | Readonly<{ kind: 'refused'; reason: string }>
    | Readonly<{
        kind: 'released';
        /** The release's folder; `paths` are the names of its files. */
        dir: string;
        paths: readonly string[];
        /** The signatures among them. */
        signatures: readonly string[];
        /** True if the release was there already, with the same bytes. */
        already: boolean;
      }>
  );

/** Makes the release of the book of `root` below `out`. Throws a `Fault` if the book is in no git repository. */
export async function release(options: ReleaseOptions): Promise<Release> {
  const { root, out, allowPlugins, progress = () => {}, env } = options;
  refuseUnusable(out);
  const checkout = await readCheckout(root, out);
  if (!checkout)
    throw fault(
      'usage',
      `Cannot find a commit of git for \`${root}\`: a release tells what it was made from. Commit the book to a git repository`,
    );
  const own = await readOwn();
  const changes = [...checkout.changes, ...(own.checkout?.changes ?? [])];
  if (changes.length > 0) {
    const list = [...new Set(changes)].slice(0, 10).map((line) => `  ${line}`);
    const reason = `Unexpected changes that are not committed, expected a clean work tree:\n${list.join('\n')}\nCommit them, or put them away with \`git stash --include-untracked\``;
    return { kind: 'refused', reason, report: [], proofs: [] };
  }
  const packages = await readPackageList();
  if (!packages)
    throw fault(
      'missing-tool',
      'Cannot find `dist/packages.json`, the list of packages for the bill of materials: run `npm run build`',
    );
  return withWorld({ root, env, allowPlugins }, async (world) => {
    const made = await publish(world, formats, { progress });
    const { edition, artifacts, proofs, report } = made;
    if (!edition) return { kind: 'unsound', report, proofs };
    if (proofs.some(({ failures }) => failures.length > 0)) return { kind: 'unproved', report, proofs };
    const lack = lackOf(edition, made.lock, checkout);
    if (lack !== undefined) return { kind: 'refused', reason: lack, report, proofs };
    progress('release');
    const files = await makeRelease({
      edition,
      artifacts,
      proofs,
      revision: { commit: checkout.commit, folder: checkout.folder },
      sources: await readAll(world, checkout.files),
      tool: { version: settings.version, files: own.files },
      packages: packagesOf(packages),
      browser: await world.browser.version(),
    });
    return { ...(await keep(files, edition, options)), report, proofs };
  });
}

/** Says what git lacks of the book; undefined if nothing. */
function lackOf({ sources }: Edition, lock: Publication['lock'], checkout: Checkout): string | undefined {
  if (lock && lock.ids.length > 0)
    return `Cannot find \`${lock.ids.join('`, `')}\` in anchors.lock, which keeps the book’s addresses. Let \`colophon build\` add them, and commit the file`;
  const unknown = sources.filter((path) => !checkout.files.includes(path));
  return unknown.length > 0
    ? `Cannot find \`${unknown.join('`, `')}\` in git, which the book uses: the source archive would lack it. Take it out of .gitignore, and commit it`
    : undefined;
}

/** Signs the files of a release if there is a key, and puts them in place. */
async function keep(
  files: readonly Artifact[],
  { manifest: { id, version } }: Edition,
  { out, sign: key, progress = () => {}, env }: ReleaseOptions,
) {
  const dir = join(out, 'release', `${id}-${version}`);
  if (key !== undefined) progress('sign');
  const signature = key === undefined ? undefined : await signed(files, key, env);
  const placing = place(dir, files, signature);
  if (placing.state === 'other') {
    const reason = `Unexpected release \`${dir}\`: version ${version} is there already, with other bytes in \`${placing.differing.join('`, `')}\`. Give the book another \`version\` in book.yaml, or remove that folder if nobody has it yet`;
    return { kind: 'refused', reason } as const;
  }
  const signatures = signaturesIn(dir);
  const paths = [...files.map(({ path }) => path), ...signatures];
  return { kind: 'released', dir, paths, signatures, already: placing.state === 'same' } as const;
}

/** Signs the list of digests, before anything is put in place. */
async function signed(
  files: readonly Artifact[],
  key: string,
  env: Env | undefined,
): Promise<Artifact | undefined> {
  const list = files.find(({ path }) => path === sumsName);
  if (!list) return undefined;
  const { kind, content } = await sign(list.content, key, env);
  return { path: signatureName(kind), content };
}

async function readAll({ book }: World, paths: readonly string[]): Promise<readonly Artifact[]> {
  const files: Artifact[] = [];
  for (const path of paths) {
    const content = await book.read(path);
    if (typeof content === 'string')
      throw fault('usage', `Cannot read \`${path}\` of the book for its source archive: it is ${content}`);
    files.push({ path, content });
  }
  return files;
}
