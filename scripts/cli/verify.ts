// `colophon verify`: finished copies, ours or others', held against the book.

import { check } from '../checks/check.ts';
import { formats } from '../formats/all.ts';
import type { Proof } from '../model/proof.ts';
import { prove } from '../proof/prove.ts';
import { type Subject, subjectsIn } from '../proof/subjects.ts';
import { read } from '../read/read.ts';
import { isRelease } from '../release/examine.ts';
import { render } from '../render/render.ts';
import { fault, isFault } from '../system/fault.ts';
import { openFound } from '../system/found-files.ts';
import { openWorld } from '../system/open.ts';
import { printReport } from './messages.ts';
import { createProgress, exitCodes } from './terminal.ts';
import { type Verdict, verdictJson, verdictTable } from './verdict.ts';
import { heldAgainst } from './verify-against.ts';
import { rebuildVerdict } from './verify-rebuild.ts';
import { releaseVerdict } from './verify-release.ts';

/** Options of the command. */
export type VerifyOptions = Readonly<{
  root: string;
  json?: boolean;
  signer?: string;
  against?: string;
  rebuild?: boolean;
}>;

/** Holds what stands at `paths` against the book of `root`. The verdict on stdout. Returns the exit code. */
export async function verify(
  paths: readonly string[],
  { root, json = false, signer, against, rebuild = false }: VerifyOptions,
): Promise<number> {
  const found = await Promise.all(paths.map(async (path) => ({ path, found: await openFound(path) })));
  const world = openWorld({ root, env: process.env, now: new Date() });
  const progress = createProgress();
  try {
    progress.step('read');
    const { manuscript, report: unread } = await read(world);
    const { book, report } = manuscript ? check(manuscript) : { book: undefined, report: unread };
    if (!book) {
      progress.end();
      printReport(report, root);
      return exitCodes.failed;
    }
    const own = await render(book, world);
    const edition = against === undefined ? own : await heldAgainst(own, against);
    const verdicts: Verdict[] = [];
    for (const { path, found: one } of found) {
      progress.step(`open ${path}`);
      const whole = one.kind === 'folder' && isRelease(one.files) ? one.files : undefined;
      if (rebuild && !whole)
        throw fault('usage', `Cannot rebuild \`${path}\`: expected the folder of a release`);
      if (whole) verdicts.push(await releaseVerdict(path, whole, signer));
      if (whole && rebuild) {
        progress.step(`rebuild ${path}`);
        verdicts.push(await rebuildVerdict(path, whole));
      }
      const { copies, covers, sources, failures } = await subjectsIn(path, one, formats);
      verdicts.push(...failures.map(({ name, reason }) => ({ name, kind: undefined, failures: [reason] })));
      const cover = ['a cover: nothing is asked of it'];
      verdicts.push(...covers.map((name) => ({ name, kind: 'cover', told: cover, failures: [] })));
      const source = ['has the book, the program with its lock file, the licence and the notice'];
      verdicts.push(...sources.map((name) => ({ name, kind: 'source', told: source, failures: [] })));
      for (const copy of copies) {
        progress.step(`prove ${copy.name}`);
        const proven = await proof(copy, (files) =>
          prove(copy.format, edition, files, { ...world, inspected: false }),
        );
        verdicts.push({ name: copy.name, kind: copy.format.id, ...proven });
      }
    }
    progress.end();
    process.stdout.write(json ? verdictJson(verdicts) : verdictTable(verdicts));
    return verdicts.some(({ failures }) => failures.length > 0) ? exitCodes.failed : exitCodes.done;
  } finally {
    progress.end();
    await world.browser.close();
  }
}

/** A copy that can't be read is a failure of the copy, not of the program. */
async function proof(
  { files }: Subject,
  run: (files: Subject['files']) => Promise<Proof>,
): Promise<Readonly<{ proof?: Proof; failures: readonly string[] }>> {
  try {
    const proven = await run(files);
    return { proof: proven, failures: proven.failures };
  } catch (error) {
    if (isFault(error, 'missing-tool')) throw error;
    return { failures: [error instanceof Error ? error.message : String(error)] };
  }
}
