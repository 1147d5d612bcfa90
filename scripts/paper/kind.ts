// What a PDF is for, told from the file: screens, a printer, or a cover.

import { PDFArray, PDFName } from '@cantoo/pdf-lib';
import { openToRead } from './file.ts';

/**
 * `print` where a page says where it is cut (TrimBox) or the file names how it is printed (a PDF/X output intent); `cover`
 * where it is, besides, one page. Throws where the file is damaged or encrypted.
 */
export async function kindOf(pdf: Uint8Array): Promise<'screen' | 'print' | 'cover'> {
  const tail = new TextDecoder('latin1').decode(pdf.subarray(-2048));
  if (!tail.includes('%%EOF')) throw new Error('Unexpected end of the file, expected a whole PDF');
  const file = await openToRead(pdf).catch((error: Error) => {
    throw new Error(`Unexpected bytes, expected a whole PDF (${error.message.split('\n')[0]})`, {
      cause: error,
    });
  });
  const pages = file.getPages();
  if (pages.length === 0) throw new Error('Unexpected PDF without pages');
  const intents = file.catalog.lookup(PDFName.of('OutputIntents'));
  const printed =
    (intents instanceof PDFArray && intents.size() > 0) ||
    pages.some(({ node }) => node.has(PDFName.of('TrimBox')));
  if (!printed) return 'screen';
  return pages.length === 1 ? 'cover' : 'print';
}
