// The format of the EPUB, for e-readers, tablets and phones.

import type { Format, WriteContext } from '../../model/contract.ts';
import { xmlName } from './xhtml.ts';

/** The EPUB. It is made by `write.ts`, and read back by `read.ts`. */
export const epub = {
  id: 'epub',
  about:
    'An EPUB 3.3: cover, title page, copyright page with the notice, nested contents, lists of listings, figures and tables, ' +
    'the chapters, the full licence, the index, the colophon. Font, size and colours are left to the reader (code has a ' +
    'font of its own with `epub: {fonts: code}` in book.yaml), code wraps, wide tables are stacked on narrow screens, and ' +
    'pictures are no larger than shops accept. Each SVG drawing has a picture for readers that show no SVG, such as ' +
    'Kindle. Files are at most 250 KB long, if chapters have sections at which they can be divided. Apple Books, Thorium ' +
    'and others that follow the standard open notes as pop-ups and go to the pages of the printed book, so that page 37 ' +
    'is one place for all. Kindle converts the file, and Kobo and phones differ in what they offer: without pop-ups a ' +
    'note is a link, with one back. Readers from before EPUB 3 find contents and pages in an NCX. Screen readers find ' +
    'landmarks and roles, and shops an accessibility statement that is made for this very book. An anchor keeps its ' +
    'name, except that `:` becomes `.` and other characters that XML names may not have are replaced.',
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
