// Format: the EPUB, for e-readers, tablets and phones.

import type { Format } from '../contract.ts';
import type { Run } from '../print/run.ts';
import { xmlName } from './epub/names.ts';

/** See `about`. */
export const epub = {
  id: 'epub',
  about:
    'An EPUB 3.3: cover, title page, copyright page with the notice, nested contents, lists of listings, figures and tables, ' +
    'one document a chapter, the licence in full, the index. Font, size and colours are the reader’s; code wraps; notes open as pop-ups; landmarks, roles and accessibility ' +
    'metadata serve screen readers, an NCX old e-readers. An anchor keeps its name, but for `:`, which becomes `.`, and ' +
    'other characters that XML names do not have.',
  browser: true,
  paged: true,
  address: xmlName,
  async write(edition, world, _tell?: unknown, run?: Run) {
    const { writeEpub } = await import('./epub/write.ts');
    return writeEpub(edition, world, run);
  },
  async read([file]) {
    if (!file) throw new Error('no EPUB to read');
    const { readEpub } = await import('./epub/read.ts');
    return readEpub(file);
  },
} satisfies Format;
