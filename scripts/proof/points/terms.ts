// Points: what the licence asks to be said: its text in full, the source's address, no warranty, assent, the samples' licence.

import type { Point } from '../../model/proof.ts';
import { fold } from '../../text/fold.ts';
import { demand, together } from '../demand.ts';

/** See `about`. */
export const license: Point = {
  id: 'license-text',
  about: 'the licence in full, word for word',
  seen: true,
  run: (evidence) =>
    together(evidence.edition.duties.license.map((text) => demand(evidence, 'the licence in full', text))),
};

/** See `about`. */
export const address: Point = {
  id: 'license-address',
  about: 'the licence’s address, where it is read',
  seen: true,
  run: (evidence) => {
    const { licenseUrls, assent: said } = evidence.edition.duties;
    // In the public domain there are no terms to be read at an address.
    if (licenseUrls.length === 0 || said === undefined) return undefined;
    return together(licenseUrls.map((url) => demand(evidence, 'the address of the licence', url)));
  },
};

/** See `about`. */
export const source: Point = {
  id: 'source',
  about: 'the address of the source',
  seen: true,
  run: (evidence) => {
    const { source: wanted } = evidence.edition.duties;
    return wanted === undefined ? undefined : demand(evidence, 'the address of the source', wanted);
  },
};

/** See `about`. */
export const warranty: Point = {
  id: 'warranty',
  about: 'the sentence that there is no warranty',
  seen: true,
  run: (evidence) => demand(evidence, 'the sentence of no warranty', evidence.edition.duties.warranty),
};

/** See `about`. */
export const assent: Point = {
  id: 'assent',
  about: 'the sentence that who copies the book accepts the licence',
  seen: true,
  run: (evidence) => {
    const { assent: wanted } = evidence.edition.duties;
    return wanted === undefined ? undefined : demand(evidence, 'the sentence of assent', wanted);
  },
};

/** See `about`. */
export const samples: Point = {
  id: 'samples',
  about: 'the licence of the sample programs',
  seen: true,
  run: (evidence) => {
    const { samples: wanted } = evidence.edition.duties;
    return wanted === undefined ? undefined : demand(evidence, 'the licence of the sample programs', wanted);
  },
};

/** See `about`. */
export const reserved: Point = {
  id: 'no-reservation',
  about: 'nowhere that all rights are reserved',
  run({ folded, copy, edition, format }) {
    const said = fold('all rights reserved');
    const texts = [...edition.duties.license, ...edition.duties.copyright, ...edition.duties.notice];
    if (texts.some((text) => fold(text).toLowerCase().includes(said))) return undefined;
    const found = [...folded].filter(([, text]) => text.toLowerCase().includes(said));
    // A book that tells of these words itself has them in its chapters.
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
