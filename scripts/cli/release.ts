// `colophon release`: one version of the book with everything that distributors need, in a folder of its own.

import { join } from 'node:path';
import settings from '../../package.json' with { type: 'json' };
import { formats } from '../formats/all.ts';
import type { Artifact, Edition } from '../model/book.ts';
import type { World } from '../model/world.ts';
import { publish } from '../pipeline.ts';
import { packagesOf } from '../release/packages.ts';
import { makeRelease } from '../release/release.ts';
import { signatureName, sumsName } from '../release/sums.ts';
import { noticeName } from '../settings/license.ts';
import { fault } from '../system/fault.ts';
import { readCheckout } from '../system/git.ts';
import { openWorld } from '../system/open.ts';
import { readOwn } from '../system/program-files.ts';
import { sign } from '../system/signature.ts';
import { licensePaths } from '../text/licenses.ts';
import { doubts, failures, printReport } from './messages.ts';
import { refuseUnusable } from './output-folder.ts';
import { place, signaturesIn } from './release-folder.ts';
import { createProgress, exitCodes, visible } from './terminal.ts';

/** Options of the command. */
export type ReleaseOptions = Readonly<{ root: string; out: string; sign?: string }>;

/** Makes the release of the book of `root` below `out`. Returns the exit code. */
export async function release({ root, out, sign: key }: ReleaseOptions): Promise<number> {
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
    return refuse(
      `Unexpected changes that are not committed, expected a clean work tree:\n${list.join('\n')}\nCommit them, or put them away with \`git stash --include-untracked\``,
    );
  }
  const world = openWorld({ root, env: process.env, now: new Date() });
  const progress = createProgress();
  try {
    const {
      edition,
      artifacts,
      proofs,
      report,
      lock: addresses,
    } = await publish(world, formats, {
      progress: progress.step,
    });
    progress.end();
    printReport(report, root);
    printReport(doubts(proofs), out);
    if (!edition) return exitCodes.failed;
    if (proofs.some(({ failures: found }) => found.length > 0)) {
      printReport(failures(proofs), out);
      process.stderr.write(
        'A release holds proved files only. `colophon build` keeps what was refused, for you to look at.\n',
      );
      return exitCodes.fault;
    }
    if (addresses && addresses.ids.length > 0)
      return refuse(
        `Cannot find \`${addresses.ids.join('`, `')}\` in anchors.lock, which keeps the book’s addresses. Let \`colophon build\` add them, and commit the file`,
      );
    const unknown = (await usedFiles(edition, world)).filter((path) => !checkout.files.includes(path));
    if (unknown.length > 0)
      return refuse(
        `Cannot find \`${unknown.join('`, `')}\` in git, which the book uses: the source archive would lack it. Take it out of .gitignore, and commit it`,
      );
    progress.step('release');
    const lock = own.files.find(({ path }) => path === 'package-lock.json');
    const files = await makeRelease({
      edition,
      artifacts,
      proofs,
      revision: { commit: checkout.commit, folder: checkout.folder },
      sources: await readAll(world, checkout.files),
      tool: { version: settings.version, files: own.files },
      packages: lock ? packagesOf(lock.content) : [],
      browser: await world.browser.version(),
    });
    progress.end();
    const { id, version } = edition.manifest;
    const dir = join(out, 'release', `${id}-${version}`);
    const signature = key === undefined ? undefined : await signed(files, key);
    const placing = place(dir, files, signature);
    if (placing.state === 'other')
      return refuse(
        `Unexpected release \`${dir}\`: version ${version} is there already, with other bytes in \`${placing.differing.join('`, `')}\`. Give the book another \`version\` in book.yaml, or remove that folder if nobody has it yet`,
      );
    if (placing.state === 'same')
      process.stderr.write(`${visible(dir)} is there already, with the same bytes.\n`);
    const signatures = signaturesIn(dir);
    if (signatures.length === 0)
      process.stderr.write(
        `${visible(dir)} is not signed, so that nobody can tell who made it. \`--sign KEY\` signs it.\n`,
      );
    const paths = [...files.map(({ path }) => path), ...signatures];
    process.stdout.write(paths.map((path) => `${join(dir, path)}\n`).join(''));
    return exitCodes.done;
  } finally {
    progress.end();
    await world.browser.close();
  }
}

/** The signature of the list of digests, made before anything is put in place. */
async function signed(files: readonly Artifact[], key: string): Promise<Artifact | undefined> {
  const list = files.find(({ path }) => path === sumsName);
  if (!list) return undefined;
  const { kind, content } = await sign(list.content, key, process.env);
  return { path: signatureName(kind), content };
}

function refuse(reason: string): number {
  process.stderr.write(`error: ${visible(reason)}\n`);
  return exitCodes.failed;
}

/** The files of the book that its editions show. */
async function usedFiles(
  { manifest, images, samples }: Edition,
  { book }: World,
): Promise<readonly string[]> {
  const chapters = (manifest.chapters ?? []).map((path) => `chapters/${path}`);
  const original = manifest.derivedFrom ? [manifest.derivedFrom.notice] : [];
  const notice = manifest.license.notice ?? noticeName;
  return [
    'book.yaml',
    // A book may do without the one that it does not name.
    ...((await book.read(notice)) === 'missing' ? [] : [notice]),
    ...licensePaths(manifest).values(),
    ...original,
    ...chapters,
    ...[...images.values()].filter(({ embedded }) => !embedded).map(({ path }) => path),
    ...samples.keys(),
  ];
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
