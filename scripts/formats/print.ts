// Format: the printed book, an interior and a cover for one service.

import type { Format } from '../contract.ts';
import { destinationName } from '../paper/names.ts';
import { readPdf } from '../paper/read.ts';
import { printCover } from '../print/cover.ts';
import { makeInterior } from '../print/interior.ts';
import { convertToPdfx } from '../print/pdfx.ts';
import { preflightBook } from '../print/preflight.ts';
import { profileOf } from '../print/profile.ts';

/** See `about`. */
export const print = {
  id: 'print',
  about:
    'The printed book: an interior of single pages and a cover with front, spine and back, for the service, trim size, ' +
    'paper and ink that the key `print` of book.yaml names. Parts open on right-hand pages, links name the page that they ' +
    'lead to, addresses stand in notes. Both files are read back and held against the service’s rules, each with its ' +
    'source. Where the service wants PDF/X, Ghostscript converts them and must be installed.',
  printed: true,
  address: destinationName,
  async write(edition, world, tell) {
    const { manifest, date } = edition;
    const profile = profileOf(manifest);
    const interior = await makeInterior(edition, profile, world);
    const cover = await printCover(edition, profile, interior.pages, world);
    cover.findings.forEach(tell);
    const about = { title: manifest.title, date };
    const { service } = profile;
    const deliver = async (pdf: Uint8Array, ink: typeof profile.ink) =>
      service.pdfx ? convertToPdfx(pdf, { ink, service }, about, world.tool) : pdf;
    return [
      { path: `print/${manifest.id}-interior.pdf`, content: await deliver(interior.pdf, profile.ink) },
      { path: `print/${manifest.id}-cover.pdf`, content: await deliver(cover.pdf, 'color') },
    ];
  },
  async read([interior]) {
    if (!interior) throw new Error('no interior to read');
    return readPdf(interior);
  },
  async inspect([interior, cover], { manifest }) {
    if (!interior || !cover) throw new Error('an interior and a cover to inspect');
    return preflightBook({ interior: interior.content, cover: cover.content }, profileOf(manifest));
  },
} satisfies Format;
