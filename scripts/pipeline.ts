// Runs the whole pipeline: read → check → render → write, and proves what was written by reading it back.

import { check, stops } from './checks/check.ts';
import { inTurn } from './formats/all.ts';
import { type Prefetch, startPrefetch } from './formats/prefetch.ts';
import { printedBookFor } from './formats/print/printed-book.ts';
import type { Artifact, Edition, Report } from './model/book.ts';
import type { Format, Made } from './model/contract.ts';
import type { Finding } from './model/finding.ts';
import type { Proof } from './model/proof.ts';
import type { World } from './model/world.ts';
import { prove } from './proof/prove.ts';
import { type LockChange, lockChange } from './read/anchors-lock.ts';
import { read } from './read/read.ts';
import { reportOf } from './read/report-of.ts';
import { formatEditions } from './render/format-editions.ts';
import { render } from './render/render.ts';

/** The result of making a book. There are no artifacts if the book has errors. */
export type Publication = Readonly<{
  edition: Edition | undefined;
  artifacts: readonly Artifact[];
  proofs: readonly Proof[];
  report: Report;
  /** The change that anchors.lock needs; undefined if none. */
  lock?: LockChange | undefined;
}>;

/** Called with the name of each step as it begins. */
export type Progress = (step: string) => void;

const none = { edition: undefined, artifacts: [], proofs: [] };

/** Makes the book of `world` in some formats. It leaves the browser open for whoever opened the world. */
export async function publish(
  world: World,
  formats: readonly Format[],
  { strict = false, progress = () => {} }: Readonly<{ strict?: boolean; progress?: Progress }> = {},
): Promise<Publication> {
  const prefetch = await startPrefetch(world, formats);
  try {
    progress('read');
    const { manuscript, report: unread } = await read(world, prefetch.openPapers);
    if (!manuscript) return { ...none, report: unread };
    progress('check');
    const { book, report } = check(manuscript, { strict, formats: formats.map(({ id }) => id) });
    if (!book) return { ...none, report };
    progress('render');
    const found: Finding[] = [];
    const rendering = render(book, world, (finding) => void found.push(finding));
    prefetch.startThreads(); // after the jobs of rendering, whose results are needed first
    const edition = await rendering;
    const told = [...report, ...reportOf(book, found)];
    if (stops(told, strict)) return { ...none, report: told };
    const { copies, findings } = await writeAndProve(edition, formats, world, { prefetch, progress });
    const whole = [...told, ...reportOf(book, findings)];
    if (stops(whole, strict)) return { ...none, report: whole };
    const artifacts = copies.flatMap(({ written }) => written);
    const proofs = copies.map(({ proof }) => proof);
    return { edition, artifacts, proofs, report: whole, lock: lockChange(book) };
  } finally {
    prefetch.close();
  }
}

/** The files of a format, and the result of reading them back. */
type ProvenCopy = Readonly<{ written: readonly Artifact[]; proof: Proof }>;

/**
 * Writes an edition in some formats and proves each. It ends at a finding that stops the book. Copies are in the
 * formats' order.
 */
async function writeAndProve(
  edition: Edition,
  formats: readonly Format[],
  world: World,
  { prefetch, progress }: Readonly<{ prefetch: Prefetch; progress: Progress }>,
): Promise<Readonly<{ copies: readonly ProvenCopy[]; findings: readonly Finding[] }>> {
  const { browser } = prefetch;
  const editionOf = formatEditions(edition);
  const printedFor = ({ id }: Format) => printedBookFor(id, prefetch.printedBook, edition, editionOf);
  const copies = new Map<Format, ProvenCopy>();
  const findings: Finding[] = [];
  const made: Made[] = [];
  const tell = (finding: Finding) => void findings.push(finding);
  for (const format of inTurn(formats)) {
    progress(`write ${format.id}`);
    const own = editionOf(format.id);
    const written = await format.write(own, { world, tell, printedBook: printedFor(format), made });
    // Nothing of such a book is put on disk, so making and proving the rest would be in vain.
    if (findings.some(({ severity }) => severity === 'error')) break;
    progress(`prove ${format.id}`);
    const proof = await prove(format, own, written, { browser, threads: world.threads });
    copies.set(format, { written, proof });
    const { download } = format;
    if (download) made.push(...written.map((file) => ({ ...file, ...download })));
  }
  return { copies: formats.flatMap((format) => copies.get(format) ?? []), findings };
}
