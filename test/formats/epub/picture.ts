// A browser whose every picture is one grey pixel and whose prints are empty, for tests that look at the rest.

import { PDFDocument } from '@cantoo/pdf-lib';
import type { Browser, Site } from '../../../scripts/world.ts';
import { noBrowser } from '../../memory.ts';

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** See above. */
export const pictureBrowser: Browser = {
  ...noBrowser,
  print: printEmpty,
  picture: async () => new Uint8Array(Buffer.from(pixel, 'base64')),
};

/** A page for each trial setting of the cover's texts. */
async function printEmpty(site: Site): Promise<Uint8Array> {
  const html = new TextDecoder().decode(site.get('index.html'));
  const file = await PDFDocument.create();
  for (const _ of html.matchAll(/<div class="specimen">/g)) file.addPage();
  return file.save();
}
