// Point: the copy has the machine-readable statements of the licence that its format requires.

import type { MarkDuty } from '../../model/contract.ts';
import type { Point, Reading } from '../../model/proof.ts';
import { fold } from '../../text/fold.ts';

/** The point on machine-readable statements of the licence. */
export const marks: Point = {
  id: 'license-marks',
  about: 'the machine-readable licence',
  run(evidence) {
    const { format } = evidence;
    if (!format.marks) return undefined;
    const failures = format.marks.flatMap((duty) => judge(duty, evidence));
    const where = format.marks.map(({ name }) => name);
    return { told: failures.length > 0 ? 'not as they must be' : 'found', where, failures };
  },
};

function judge({ name, holds, each }: MarkDuty, evidence: Reading): readonly string[] {
  const { copy, folded, edition, format } = evidence;
  const { duties } = edition;
  // An author's own licence may have no address.
  if (holds === 'address' && duties.licenseUrls.length === 0) return [];
  const found = copy.marks.filter((mark) => mark.name === name);
  const right = (value: string) => {
    if (holds === 'address') return duties.licenseUrls.includes(value.trim());
    if (holds === 'sentence')
      return [...duties.copyright, duties.sentence].every((line) => fold(value).includes(fold(line)));
    if (holds === 'license')
      return duties.license.every((text) => folded.get(value)?.includes(fold(text)) ?? false);
    return value.trim().toLowerCase() === holds.value.toLowerCase();
  };
  const wanted = {
    address: duties.licenseUrls.map((url) => `\`${url}\``).join(' or '),
    sentence: 'the copyright lines and the licence’s sentence',
    license: 'the page with the licence in full',
  };
  const expected = typeof holds === 'string' ? wanted[holds] : `\`${holds.value}\``;
  const wrong = found
    .filter(({ value }) => !right(value))
    .map(
      ({ from, value }) =>
        `Unexpected \`${name}\` on ${from} of the ${format.id} edition, expected ${expected}: \`${value.slice(0, 120)}\``,
    );
  if (found.length === 0)
    return [`Cannot find \`${name}\` in the ${format.id} edition, expected ${expected}`];
  const without = each
    ? [...copy.documents.keys()].filter((document) => !found.some(({ from }) => from === document))
    : [];
  return [
    ...wrong,
    ...without.map((from) => `Cannot find \`${name}\` on ${from} of the ${format.id} edition`),
  ];
}
