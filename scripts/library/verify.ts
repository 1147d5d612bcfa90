// Compares finished copies, Colophon's or others', with the book.

import { check, stops } from '../checks/check.ts';
import { formats } from '../formats/all.ts';
import type { Edition, Report } from '../model/book.ts';
import type { Finding } from '../model/finding.ts';
import type { Proof, Verdict } from '../model/proof.ts';
import type { Found, World } from '../model/world.ts';
import type { Progress } from '../pipeline.ts';
import { prove } from '../proof/prove.ts';
import { type Subject, subjectsIn } from '../proof/subjects.ts';
import { read } from '../read/read.ts';
import { reportOf } from '../read/report-of.ts';
import { isRelease } from '../release/examine.ts';
import { formatEditions } from '../render/format-editions.ts';
import { render } from '../render/render.ts';
import type { Env } from '../system/cache.ts';
import { fault, isFault } from '../system/fault.ts';
import { openFound } from '../system/found-files.ts';
import { withWorld } from '../system/open.ts';
import { heldAgainst } from './verify-against.ts';
import { rebuildVerdict, releaseVerdict } from './verify-release.ts';

/**
 * The book's folder. `against` is the original of a derivative. `rebuild` builds releases again by the program in their
 * source archives. `signer` is who must have signed a release: a fingerprint, or the file of a key.
 */
export type VerifyOptions = Readonly<{
  root: string;
  against?: string | undefined;
  rebuild?: boolean | undefined;
  signer?: string | undefined;
  allowPlugins?: boolean | undefined;
  progress?: Progress | undefined;
  env?: Env | undefined;
}>;

/** The result. There are verdicts only if the book itself is sound. */
export type Verification =
  | Readonly<{ kind: 'unsound'; report: Report }>
  | Readonly<{ kind: 'verified'; verdicts: readonly Verdict[] }>;

/** Compares the copies at `paths` with the book of `root`. Throws a `Fault` for a path that does not exist. */
export async function verify(paths: readonly string[], options: VerifyOptions): Promise<Verification> {
  const { root, against, allowPlugins, progress = () => {}, env } = options;
  const found = await Promise.all(paths.map(async (path) => ({ path, one: await openFound(path) })));
  return withWorld({ root, env, allowPlugins }, async (world) => {
    progress('read');
    const { manuscript, report: unread } = await read(world);
    const { book, report } = manuscript ? check(manuscript) : { book: undefined, report: unread };
    if (!book) return { kind: 'unsound', report };
    const findings: Finding[] = [];
    const own = await render(book, world, (finding) => void findings.push(finding));
    const told = reportOf(book, findings);
    if (stops(told, false)) return { kind: 'unsound', report: told };
    const edition = against === undefined ? own : await heldAgainst(own, against);
    const verdicts: Verdict[] = [];
    for (const { path, one } of found) {
      progress(`open ${path}`);
      verdicts.push(
        ...(await wholeVerdicts(path, one, options)),
        ...(await copyVerdicts(path, one, edition, world, progress)),
      );
    }
    return { kind: 'verified', verdicts };
  });
}

/** Gives the verdicts on a release as a whole, none for anything else. */
async function wholeVerdicts(
  path: string,
  found: Found,
  { rebuild = false, signer, allowPlugins = false, progress = () => {}, env }: VerifyOptions,
): Promise<readonly Verdict[]> {
  const whole = found.kind === 'folder' && isRelease(found.files) ? found.files : undefined;
  if (rebuild && !whole) throw fault('usage', `Cannot rebuild \`${path}\`: expected the folder of a release`);
  if (!whole) return [];
  const verdict = await releaseVerdict(path, whole, signer, env);
  if (!rebuild) return [verdict];
  progress(`rebuild ${path}`);
  return [verdict, await rebuildVerdict(path, whole, env, allowPlugins)];
}

/** Gives the verdicts on each copy at a path. */
async function copyVerdicts(
  path: string,
  found: Found,
  edition: Edition,
  world: World,
  progress: Progress,
): Promise<readonly Verdict[]> {
  const offered = new Map([...edition.files.values()].map(({ place, content }) => [place, content]));
  const { copies, covers, sources, failures } = await subjectsIn(path, found, formats, offered);
  const cover = ['a cover: nothing is asked of it'];
  const source = ['has the book, the program with its lock file, the licence and the notice'];
  const editionOf = formatEditions(edition);
  const verdicts: Verdict[] = [
    ...failures.map(({ name, reason }) => ({ name, kind: undefined, failures: [reason] })),
    ...covers.map((name) => ({ name, kind: 'cover', told: cover, failures: [] })),
    ...sources.map((name) => ({ name, kind: 'source', told: source, failures: [] })),
  ];
  for (const copy of copies) {
    progress(`prove ${copy.name}`);
    const proven = await proof(copy, (files) =>
      prove(copy.format, editionOf(copy.format.id), files, { ...world, inspected: false }),
    );
    verdicts.push({ name: copy.name, kind: copy.format.id, ...proven });
  }
  return verdicts;
}

/** Proves a copy. One that cannot be read is a failure of the copy, not of the program. */
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
