// The format of the EPUB, for e-readers, tablets and phones.

import type { Format, WriteContext } from '../../model/contract.ts';
import { xmlName } from './xhtml.ts';

/** The EPUB. It is made by `write.ts`, and read back by `read.ts`. */
export const epub = {
  id: 'epub',
  about:
    'An EPUB 3.3: cover, title page, copyright page with the notice, nested contents, lists of listings, figures and tables, ' +
    'the chapters, the licence in full, the index, the colophon. Everywhere font, size and colours are the reader’s (code has ' +
    'a font of its own where book.yaml says `epub: {fonts: code}`), code wraps, wide tables are stacked where a screen is too narrow for them, and pictures are no larger than shops take, each drawing (SVG) with a picture of it for readers that show none, such as Kindle; no file is longer than 250 KB where a chapter has sections to divide it at. Apple Books, Thorium and others ' +
    'that keep to the standard open notes as pop-ups and go to the pages of the printed book: page 37 is one place for all. ' +
    'Kindle converts the file, and Kobo and phones differ in what they offer: without pop-ups a note is a link, and one back. ' +
    'Readers from before EPUB 3 find contents and pages in an NCX. Screen readers find landmarks and roles, and shops an ' +
    'accessibility statement that is true of this very book. An anchor keeps its name, but for `:`, which becomes `.`, and ' +
    'other characters that XML names do not have.',
  browser: true,
  download: { label: 'EPUB', type: 'application/epub+zip' },
  printedBook: 'marked',
  address: xmlName,
  marks: [
    { name: 'dc:rights', holds: 'sentence' },
    { name: 'dcterms:license', holds: 'address' },
    { name: 'landmark', holds: { value: 'copyright-page' } },
  ],
  async write(edition, { world, tell = () => {}, printedBook }: WriteContext) {
    const { writeEpub } = await import('./write.ts');
    return writeEpub(edition, world, tell, printedBook);
  },
  async read([file]) {
    if (!file) throw new Error('no EPUB to read');
    const { readEpub } = await import('./read.ts');
    return readEpub(file);
  },
  async look([file], copy, texts, browser) {
    if (!file) throw new Error('no EPUB to look at');
    const { readZip } = await import('../../text/archive/zip.ts');
    const { lookAtDocuments } = await import('../../proof/visible-in-documents.ts');
    const site = await readZip(file.content);
    return browser && lookAtDocuments(site, copy, texts, browser);
  },
} satisfies Format;
