// The whole way of a book: read → check → render → write, and what was written read back and proved.

import { VFile } from 'vfile';
import { check, stops } from './checks/check.ts';
import { type Run, startRun } from './formats/print/run.ts';
import type { Artifact, Book, Edition, Report } from './model/book.ts';
import type { Format, Made } from './model/contract.ts';
import type { Finding } from './model/finding.ts';
import type { Proof } from './model/proof.ts';
import type { World } from './model/world.ts';
import { prove } from './proof/prove.ts';
import { lockText, parseLock, settle, unlocked } from './read/anchors-lock.ts';
import { read } from './read/read.ts';
import { render } from './render/render.ts';

/** What making a book gives. No artifact where the book has errors. */
export type Publication = Readonly<{
  edition: Edition | undefined;
  artifacts: readonly Artifact[];
  proofs: readonly Proof[];
  report: Report;
  /** What anchors.lock shall hold now, and which names are new in it; undefined where it needs no change. */
  lock?: Readonly<{ text: string; ids: readonly string[] }> | undefined;
}>;

/** Told the name of each step as it begins. */
export type Progress = (step: string) => void;

const none = { edition: undefined, artifacts: [], proofs: [] };

/** Makes the book of `world` in some formats. */
export async function publish(
  world: World,
  formats: readonly Format[],
  { strict = false, progress = () => {} }: Readonly<{ strict?: boolean; progress?: Progress }> = {},
): Promise<Publication> {
  // Before reading keeps this processor busy: the browser’s start takes as long, on another one.
  await world.browser.start();
  const wanted = {
    made: formats.some(({ printedBook }) => printedBook === 'made'),
    marked: formats.some(({ printedBook }) => printedBook === 'marked'),
  };
  progress('read');
  const print: { run?: Run } = {};
  try {
    const { manuscript, report: unread } = await read(world, (manifest, length) => {
      print.run = startRun(manifest, world, { ...wanted, length });
    });
    if (!manuscript || !print.run) return { ...none, report: unread };
    progress('check');
    const { book, report } = check(manuscript, { strict, formats: formats.map(({ id }) => id) });
    if (!book) return { ...none, report };
    return await make(book, report, world, formats, { strict, progress, run: print.run });
  } finally {
    print.run?.close();
  }
}

/** Makes a sound book in some formats. */
async function make(
  book: Book,
  report: Report,
  world: World,
  formats: readonly Format[],
  { strict, progress, run }: Readonly<{ strict: boolean; progress: Progress; run: Run }>,
): Promise<Publication> {
  progress('render');
  const rendering = render(book, world);
  // After what rendering asks of them, which it waits for; what they get ready is for later.
  if (formats.some(({ printedBook }) => printedBook)) world.threads.start();
  const edition = await rendering;
  const { threads } = world;
  const browser = eyes(world);
  browser.catch(() => undefined); // told where it is asked for
  const results = new Map<Format, Readonly<{ written: readonly Artifact[]; proof: Proof }>>();
  const made: Made[] = [];
  const findings: Finding[] = [];
  for (const format of [...formats].sort((a, b) => turn(a) - turn(b))) {
    progress(`write ${format.id}`);
    const written = await format.write(edition, {
      world,
      tell: (finding) => findings.push(finding),
      printedBook: run,
      made,
    });
    // Nothing of such a book is put on disk: the rest would be made and proved for nothing.
    if (findings.some(({ severity }) => severity === 'error')) break;
    progress(`prove ${format.id}`);
    results.set(format, { written, proof: await prove(format, edition, written, { browser, threads }) });
    const { download } = format;
    if (download) made.push(...written.map((file) => ({ ...file, ...download })));
  }
  const told = findings.length > 0 ? [...report, reportOf(book, findings)] : report;
  if (stops(told, strict)) return { ...none, report: told };
  const inOrder = formats.flatMap((format) => results.get(format) ?? []);
  return {
    edition,
    artifacts: inOrder.flatMap(({ written }) => written),
    proofs: inOrder.map(({ proof }) => proof),
    report: told,
    lock: lockOf(book),
  };
}

const turns = ['first', undefined, 'last'] as const;

/** When a format is made. */
function turn({ order }: Format): number {
  return turns.indexOf(order);
}

function lockOf(book: Book): Publication['lock'] {
  const { anchors } = book;
  const old = book.lock && parseLock(book.lock);
  const { addresses } = old ? settle(old, book) : { addresses: [] };
  const fresh = unlocked(anchors, addresses);
  if (fresh.length === 0 && !old?.doubtful.length) return undefined;
  return { text: lockText(anchors, addresses), ids: [...new Set(fresh.map(({ local }) => local))] };
}

/** The browser, or undefined on a machine without one: then a web edition is made all the same. */
async function eyes({ browser }: World): Promise<World['browser'] | undefined> {
  try {
    await browser.version();
    return browser;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'missing-tool') return undefined;
    throw error;
  }
}

/** Findings as messages of book.yaml, at the keys that they are about. */
function reportOf({ settings }: Book, findings: readonly Finding[]): VFile {
  const file = new VFile({ path: settings.path, value: settings.text });
  for (const { rule, severity, reason, cure, key } of findings) {
    const message = file.message(reason, { place: settings.locate(key), ruleId: rule, source: 'colophon' });
    Object.assign(message, { fatal: severity === 'error', note: cure });
  }
  return file;
}
