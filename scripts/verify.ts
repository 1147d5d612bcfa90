// Stage 5: what a finished copy must hold, held against what its reader gets.

import type { Artifact, Copy, Edition } from './book.ts';
import type { Format } from './contract.ts';
import { fold } from './proof/fold.ts';
import type { Evidence, Finding } from './proof/point.ts';
import { points } from './proof/points.ts';
import type { Aside, Browser } from './world.ts';

/** What one point found. */
export type PointProof = Finding & Readonly<{ id: string; about: string }>;

/**
 * What was found in a copy, point by point. `looked` tells whether the texts were looked for with a reader's eyes; `table`
 * is what an inspection has to show; `failures` are the conditions it does not meet, none where it is in order.
 */
export type Proof = Readonly<{
  format: string;
  anchors: number;
  links: number;
  looked: boolean;
  points: readonly PointProof[];
  table: string;
  failures: readonly string[];
}>;

/** A browser, or none; it may still be starting. */
type Eyes = Browser | undefined | Promise<Browser | undefined>;

/**
 * Reads the files that a format made of an edition (or that somebody else made), and holds what their reader gets against
 * it. Without `browser`, what CSS hides is not found out. `inspected`: held to what our own files must keep beyond that.
 */
export async function prove(
  format: Format,
  edition: Edition,
  artifacts: readonly Artifact[],
  { browser, aside, inspected = true }: Readonly<{ browser?: Eyes; aside?: Aside; inspected?: boolean }> = {},
): Promise<Proof> {
  const reading = format.read(artifacts, aside);
  const texts = dutiesOf(edition);
  const [copy, inspection, looks, folded] = await Promise.all([
    reading,
    inspected ? format.inspect?.(artifacts, edition, reading, aside) : undefined,
    format.look && reading.then(async (one) => format.look?.(artifacts, one, texts, await browser, aside)),
    reading.then(foldAll), // last: the others are then at work elsewhere
  ]);
  const sightings = new Map(texts.map((text, index) => [text, looks?.[index] ?? []]));
  const found = judge(format, edition, { copy, folded, sightings });
  return {
    format: format.id,
    anchors: copy.anchors.size,
    links: copy.links.length,
    looked: looks !== undefined,
    points: found,
    table: inspection?.table ?? '',
    failures: [...found.flatMap(({ failures }) => failures), ...(inspection?.failures ?? [])],
  };
}

/** What a copy does not have of what it must hold. */
export function lacks(format: Format, edition: Edition, copy: Copy): readonly string[] {
  return judge(format, edition, { copy, folded: foldAll(copy), sightings: new Map() }).flatMap(
    ({ failures }) => failures,
  );
}

function judge(
  format: Format,
  edition: Edition,
  found: Pick<Evidence, 'copy' | 'folded' | 'sightings'>,
): readonly PointProof[] {
  const evidence: Evidence = { format, edition, ...found, all: [...found.folded.values()].join('') };
  return points.flatMap(({ id, about, run }) => {
    const finding = run(evidence);
    return finding ? [{ id, about, ...finding }] : [];
  });
}

function foldAll({ documents }: Copy): Evidence['folded'] {
  return new Map([...documents].map(([document, text]) => [document, fold(text)]));
}

/** The texts that a reader must see. */
function dutiesOf({ duties, derivation }: Edition): readonly string[] {
  const { notice, copyright, sentence, license, licenseUrl, source, warranty, assent, samples } = duties;
  const lines = [...copyright, sentence].join('\n');
  const original = derivation ? [...derivation.notice, derivation.statement] : [];
  return [...notice, lines, license, licenseUrl, source, warranty, assent, samples, ...original].filter(
    (text) => text !== undefined,
  );
}
