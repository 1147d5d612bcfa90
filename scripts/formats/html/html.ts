// The format of the web edition: a folder of pages for any web server, or none.

import type { Format, Inspection, WriteContext } from '../../model/contract.ts';

/** The web edition. It is made by `write.ts`, and read back by `read.ts`. */
export const html = {
  id: 'html',
  about:
    'A web edition: a title page with the contents and the lists of listings, figures and tables, a page for each chapter, ' +
    'the index, the copyright page and the full licence, and the whole book on one page (`all.html`). ' +
    'It adapts to phones and to large screens, has light and dark colours, needs no script and no other host, and opens ' +
    'from a disk as well as from a server. Every anchor has two addresses: `NAME.html#sec:x` in the text, and ' +
    '`index.html#sec:x` in the contents. Scripts add a search for words and for names in code (`/` or `s`), and turn ' +
    'pages with the arrow keys. EPUB and PDF, if they are made in the same build, can be downloaded from it, and so ' +
    'can the files of the book that chapters link to, below `files/`.',
  address: (id) => id,
  order: 'last',
  everywhere: true,
  offersFiles: true,
  marks: [
    { name: 'rel="license"', holds: 'license', each: true },
    { name: 'JSON-LD license', holds: 'address', each: true },
  ],
  async write(edition, { world, made = [] }: WriteContext) {
    const { writeWeb } = await import('./write.ts');
    return writeWeb(edition, world, made);
  },
  async read(artifacts) {
    const { readWeb } = await import('./read.ts');
    return readWeb(artifacts);
  },
  async look(artifacts, copy, texts, browser) {
    const { lookAtDocuments } = await import('../../proof/visible-in-documents.ts');
    const site = new Map(artifacts.map(({ path, content }) => [path, content]));
    return browser && lookAtDocuments(site, copy, texts, browser);
  },
  async inspect(artifacts, edition, copy): Promise<Inspection> {
    const { inspectWeb } = await import('./inspect.ts');
    return inspectWeb(html, artifacts, edition, copy);
  },
} satisfies Format;
