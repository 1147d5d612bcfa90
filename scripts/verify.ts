// Stage 5: what a finished copy must hold, held against what its reader gets.

import type { Copy, Edition } from './book.ts';

/** What was found in a copy; `failures` are the conditions it does not meet, none where it is in order. */
export type Proof = Readonly<{
  format: string;
  anchors: number;
  links: number;
  failures: readonly string[];
}>;

/** Holds the copy that a format's file gives against its edition. `address` is the format's form of an id. */
export function prove(format: string, edition: Edition, copy: Copy, address: (id: string) => string): Proof {
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
  if (duties.source !== undefined) demand('the address of the source', duties.source);
  for (const id of anchors.keys()) {
    if (!copy.anchors.has(address(id)))
      failures.push(`Cannot find anchor \`${id}\` in the ${format} edition`);
  }
  for (const { from, to, found } of copy.links) {
    if (!found) failures.push(`Cannot find \`${to}\`, which ${from} of the ${format} edition links to`);
  }
  if (!copy.metadata.title.startsWith(manifest.title))
    failures.push(`Unexpected title \`${copy.metadata.title}\` in the ${format} edition`);
  if (copy.metadata.language !== manifest.language)
    failures.push(`Unexpected language \`${copy.metadata.language}\` in the ${format} edition`);
  return { format, anchors: copy.anchors.size, links: copy.links.length, failures };
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
