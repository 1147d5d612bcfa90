// Stage 5: compares what a reader of a finished copy gets with what the copy must contain.

import { setImmediate as otherWork } from 'node:timers/promises';
import type { Artifact, Edition } from '../model/book.ts';
import type { Format } from '../model/contract.ts';
import type { Copy } from '../model/copy.ts';
import type { Evidence, PointProof, Proof, Reading } from '../model/proof.ts';
import type { Browser, Threads } from '../model/world.ts';
import { fold } from '../text/fold.ts';
import { points } from './points.ts';

/** A browser, or none. It may still be starting. */
type MaybeBrowser = Browser | undefined | Promise<Browser | undefined>;

/**
 * Reads the files that a format made of an edition, or that somebody else made, and compares them with the edition. Without
 * `browser`, texts that CSS hides are not noticed. With `inspected`, the files must also meet the requirements for our own.
 */
export async function prove(
  format: Format,
  edition: Edition,
  artifacts: readonly Artifact[],
  {
    browser,
    threads,
    inspected = true,
  }: Readonly<{ browser?: MaybeBrowser; threads?: Threads; inspected?: boolean }> = {},
): Promise<Proof> {
  const reading = format.read(artifacts, threads);
  const texts = dutiesOf(edition);
  const [copy, inspection, looks, judged] = await Promise.all([
    reading,
    inspected ? format.inspect?.(artifacts, edition, reading, threads) : undefined,
    format.look && reading.then(async (one) => format.look?.(artifacts, one, texts, await browser, threads)),
    reading.then(async (one) => {
      await otherWork(); // Lets the work of the browser and the threads begin first.
      return judgeRead(format, edition, one, inspected);
    }),
  ]);
  const found = judged(new Map(texts.map((text, index) => [text, looks?.[index] ?? []])));
  return {
    format: format.id,
    anchors: copy.anchors.size,
    links: copy.links.length,
    looked: looks !== undefined,
    points: found,
    table: inspection?.table ?? '',
    failures: [...found.flatMap(({ failures }) => failures), ...(inspection?.failures ?? [])],
    broken: inspection?.failures ?? [],
    doubts: found.flatMap(({ doubts = [] }) => doubts),
  };
}

/** The failures of a copy of our own, judged without rendered pages. */
export function lacks(format: Format, edition: Edition, copy: Copy): readonly string[] {
  return judgeRead(format, edition, copy, true)(new Map()).flatMap(({ failures }) => failures);
}

/** Runs the points that need no rendered pages. The function that it returns runs the others and returns all, in order. */
function judgeRead(
  format: Format,
  edition: Edition,
  copy: Copy,
  own: boolean,
): (sightings: Evidence['sightings']) => readonly PointProof[] {
  const folded = new Map([...copy.documents].map(([document, text]) => [document, fold(text)]));
  const reading: Reading = { format, edition, copy, folded, all: [...folded.values()].join(''), own };
  const read = points.map((point) => (point.seen ? undefined : point.run(reading)));
  return (sightings) =>
    points.flatMap((point, index) => {
      const finding = point.seen ? point.run({ ...reading, sightings }) : read[index];
      return finding ? [{ id: point.id, about: point.about, ...finding }] : [];
    });
}

/** The texts that must be visible to a reader. */
function dutiesOf({ duties, derivation }: Edition): readonly string[] {
  const { notice, copyright, sentence, license, licenseUrls, source, warranty, assent, samples } = duties;
  const lines = [...copyright, sentence].join('\n');
  const original = derivation ? [...derivation.notice, derivation.statement] : [];
  return [
    ...notice,
    lines,
    ...license,
    ...licenseUrls,
    source,
    warranty,
    assent,
    samples,
    ...original,
  ].filter((text) => text !== undefined);
}
