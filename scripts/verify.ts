// Stage 5: what a finished copy must hold, held against what its reader gets.

import type { Artifact, Copy, Edition } from './book.ts';
import type { Format } from './contract.ts';

/** What was found in a copy; `table` is what an inspection has to show; `failures` are the conditions it does not meet, none where it is in order. */
export type Proof = Readonly<{
  format: string;
  anchors: number;
  links: number;
  table: string;
  failures: readonly string[];
}>;

/** Reads the files that a format made of an edition, and holds what their reader gets against it. */
export async function prove(
  format: Format,
  edition: Edition,
  artifacts: readonly Artifact[],
): Promise<Proof> {
  const copy = await format.read(artifacts);
  const inspection = await format.inspect?.(artifacts, edition, copy);
  return {
    format: format.id,
    anchors: copy.anchors.size,
    links: copy.links.length,
    table: inspection?.table ?? '',
    failures: [...lacks(format, edition, copy), ...(inspection?.failures ?? [])],
  };
}

/** What a copy does not have of what it must hold. */
export function lacks(
  { id: format, address, printed }: Format,
  edition: Edition,
  copy: Copy,
): readonly string[] {
  const { duties, anchors, manifest } = edition;
  const text = fold([...copy.documents.values()].join('\n'));
  const failures: string[] = [];
  const demand = (what: string, wanted: string) => {
    if (!text.includes(fold(wanted)))
      failures.push(`Cannot find ${what} in the ${format} edition: \`${wanted.slice(0, 60)}\``);
  };
  for (const paragraph of duties.notice) demand('the notice', paragraph);
  demand(
    'the copyright lines with the licence’s sentence below',
    [...duties.copyright, duties.sentence].join('\n'),
  );
  demand('the licence in full', duties.license);
  for (const paragraph of edition.derivation?.notice ?? []) demand('the original’s notice', paragraph);
  if (edition.derivation) demand('how the original was modified', edition.derivation.statement);
  if (duties.source !== undefined) demand('the address of the source', duties.source);
  // On paper no address leads anywhere; PDF/X has no named destinations at all.
  for (const id of printed && copy.anchors.size === 0 ? [] : anchors.keys()) {
    if (!copy.anchors.has(address(id)))
      failures.push(`Cannot find anchor \`${id}\` in the ${format} edition`);
  }
  for (const { from, to, found } of copy.links) {
    if (!found) failures.push(`Cannot find \`${to}\`, which ${from} of the ${format} edition links to`);
  }
  if (printed) return failures;
  if (!copy.metadata.title.startsWith(manifest.title))
    failures.push(`Unexpected title \`${copy.metadata.title}\` in the ${format} edition`);
  if (copy.metadata.language !== manifest.language)
    failures.push(`Unexpected language \`${copy.metadata.language}\` in the ${format} edition`);
  return failures;
}

/** Text without what setting it may change: white space, quotes' and dashes' forms, ligatures, soft hyphens. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, '');
}
