// The format of the PDF for screens and home printers.

import type { Format, WriteContext } from '../../model/contract.ts';
import type { Threads } from '../../model/world.ts';
import { destinationName } from '../../text/percent.ts';

/** The PDF for screens. It is made by `write.ts`. */
export const pdf = {
  id: 'pdf',
  about:
    'A PDF of 7 × 10 in pages for screens and home printers: title page, copyright page with the notice, contents and ' +
    'lists of listings, figures and tables with page numbers, chapters, the full licence, the index. It is tagged for ' +
    'screen readers, and has an outline, page labels that agree with the printed page numbers, and a named destination ' +
    'for every anchor (`FILE.pdf#sec:x`).',
  browser: true,
  download: { label: 'PDF', type: 'application/pdf' },
  address: destinationName,
  marks: [
    { name: 'dc:rights', holds: 'sentence' },
    { name: 'xmpRights:Marked', holds: { value: 'True' } },
    { name: 'xmpRights:WebStatement', holds: 'address' },
  ],
  async write(edition, { world }: WriteContext) {
    const { writePdf } = await import('./write.ts');
    return writePdf(edition, world);
  },
  async read([file], threads?: Threads) {
    if (!file) throw new Error('no PDF to read');
    const { readPdf } = await import('../../pdf/read/read.ts');
    return readPdf(file, threads);
  },
  async look([file], copy, texts, _browser, threads?: Threads) {
    if (!file) throw new Error('no PDF to look at');
    const { lookAt } = await import('../../pdf/read/visible-on-pages.ts');
    return lookAt(file.content, copy, texts, threads);
  },
  async inspect([file]) {
    if (!file) throw new Error('no PDF to inspect');
    const { inspectPdf } = await import('./inspect.ts');
    return inspectPdf(file);
  },
} satisfies Format;
