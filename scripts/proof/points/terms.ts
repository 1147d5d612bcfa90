// Points: the texts that a licence requires: its full text, its address, the source's address, no warranty, assent.

import type { Point } from '../../model/proof.ts';
import { fold } from '../../text/fold.ts';
import { demand, together } from '../demand.ts';

/** The point on the full text of the licence. */
export const license: Point = {
  id: 'license-text',
  about: 'the licence in full, word for word',
  seen: true,
  run: (evidence) =>
    together(evidence.edition.duties.license.map((text) => demand(evidence, 'the licence in full', text))),
};

/** The point on the licence's address. */
export const address: Point = {
  id: 'license-address',
  about: 'the licence’s address, visible',
  seen: true,
  run: (evidence) => {
    const { licenseUrls, assent: said } = evidence.edition.duties;
    // The public domain has no terms that a reader would look up.
    if (licenseUrls.length === 0 || said === undefined) return undefined;
    return together(licenseUrls.map((url) => demand(evidence, 'the address of the licence', url)));
  },
};

/** The point on the source's address. */
export const source: Point = {
  id: 'source',
  about: 'the address of the source',
  seen: true,
  run: (evidence) => {
    const { source: wanted } = evidence.edition.duties;
    return wanted === undefined ? undefined : demand(evidence, 'the address of the source', wanted);
  },
};

/** The point on the warranty. */
export const warranty: Point = {
  id: 'warranty',
  about: 'the sentence that there is no warranty',
  seen: true,
  run: (evidence) => demand(evidence, 'the sentence of no warranty', evidence.edition.duties.warranty),
};

/** The point on assent to the licence. */
export const assent: Point = {
  id: 'assent',
  about: 'the sentence that whoever copies the book accepts the licence',
  seen: true,
  run: (evidence) => {
    const { assent: wanted } = evidence.edition.duties;
    return wanted === undefined ? undefined : demand(evidence, 'the sentence of assent', wanted);
  },
};

/** The point on the licence of the sample programs. */
export const samples: Point = {
  id: 'samples',
  about: 'the licence of the sample programs',
  seen: true,
  run: (evidence) => {
    const { samples: wanted } = evidence.edition.duties;
    return wanted === undefined ? undefined : demand(evidence, 'the licence of the sample programs', wanted);
  },
};

/** The point that no copy says “all rights reserved”. */
export const reserved: Point = {
  id: 'no-reservation',
  about: 'no statement that all rights are reserved',
  run({ folded, copy, edition, format }) {
    const said = fold('all rights reserved');
    const texts = [...edition.duties.license, ...edition.duties.copyright, ...edition.duties.notice];
    if (texts.some((text) => fold(text).toLowerCase().includes(said))) return undefined;
    const found = [...folded].filter(([, text]) => text.toLowerCase().includes(said));
    // A book about these words may have them in its own chapters.
    const own =
      found.length > 0 &&
      edition.chapters.some(({ tree }) => fold(JSON.stringify(tree)).toLowerCase().includes(said));
    const pages = own ? [] : found;
    const rights = fold(copy.metadata.rights).toLowerCase().includes(said) ? ['the metadata'] : [];
    const where = [...pages.map(([from]) => from), ...rights];
    const failures = where.map(
      (from) => `Unexpected “all rights reserved” on ${from} of the ${format.id} edition`,
    );
    return { told: failures.length > 0 ? 'said' : 'not said', where, failures };
  },
};
