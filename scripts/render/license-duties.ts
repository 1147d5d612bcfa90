// Collects the texts that every copy of a book must carry.

import type { Book, Duties, LicenseText } from '../model/book.ts';
import { parseMarkdown } from '../read/parse.ts';
import { type License, publicDomain } from '../text/licenses.ts';
import { textWords } from './text.ts';

/** Gives the duties of a book under `license`; `samples` is the licence of its sample programs, if it has any. */
export function dutiesOf({ manifest, notice }: Book, license: License, samples: License | undefined): Duties {
  const { copyright } = manifest;
  const [only] = license.texts.length === 1 ? license.texts : [];
  const urls = license.texts.map(({ url }) => url).filter((url) => url !== undefined);
  return {
    notice: notice ? textWords(notice.tree) : [[...copyright, license.sentence].join('\n')],
    copyright,
    sentence: license.sentence,
    license: license.texts.flatMap(piecesOf),
    licenseUrls: manifest.license.url === undefined ? urls : [manifest.license.url],
    source: manifest.source,
    assent:
      only?.id === publicDomain
        ? undefined
        : `By copying, distributing or modifying this book you accept the terms of ${license.called}`,
    warranty: 'This edition comes without any warranty.',
    samples:
      samples && `The sample programs in this book are licensed under ${samples.called} (${samples.id}).`,
  };
}

/** Splits a licence's text into the pieces that a page shows together. Plain text is one piece. */
function piecesOf({ text, markdown }: LicenseText): readonly string[] {
  return markdown ? textWords(parseMarkdown(text)) : [text];
}
