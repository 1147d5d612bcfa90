// The format of the web edition: a folder of pages for any web server, or none.

import type { Format, Inspection, WriteContext } from '../../model/contract.ts';

/** The web edition. It is made by `write.ts`, and read back by `read.ts`. */
export const html = {
  id: 'html',
  about:
    'A web edition: a title page with the contents and the lists of listings, figures and tables, a page for each chapter, ' +
    'the index, the copyright page and the licence in full; and the whole book on one page (`all.html`). ' +
    'It reads well on a phone and on a desk, by day and by night, needs no script and no other host, and opens from a disk ' +
    'as well as from a server. Every anchor is an address: `NAME.html#sec:x` is the text, `index.html#sec:x` its entry in ' +
    'the contents. With a script there is search, for words and for names in code; `/` or `s` begins it, arrows turn pages. EPUB and PDF, where they are made with it, can be taken along.',
  address: (id) => id,
  order: 'last',
  everywhere: true,
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
  async inspect(artifacts, edition): Promise<Inspection> {
    const { inspectWeb } = await import('./inspect.ts');
    return inspectWeb(html, artifacts, edition);
  },
} satisfies Format;
