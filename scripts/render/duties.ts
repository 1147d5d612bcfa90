// The texts that every copy of a book must carry.

import { toString as plainText } from 'mdast-util-to-string';
import type { Book, Duties, Notice } from '../book.ts';
import type { License } from '../license.ts';

/** The paragraphs of a notice as plain text. */
export function paragraphsOf({ tree }: Notice): readonly string[] {
  return tree.children
    .map((node) => plainText(node, { includeHtml: false }))
    .filter((text) => text.trim() !== '');
}

/** The duties of a book under `license`, whose sample programs, if it has any, are under `samples`. */
export function dutiesOf({ manifest, notice }: Book, license: License, samples: License | undefined): Duties {
  return {
    notice: paragraphsOf(notice),
    copyright: manifest.copyright,
    sentence: license.sentence,
    license: license.text,
    licenseUrl: manifest.license.url ?? license.url,
    source: manifest.source,
    assent: `By copying, distributing or modifying this book you accept the terms of the ${license.name}`,
    warranty: 'This edition comes without any warranty.',
    samples:
      samples && `The sample programs in this book are licensed under the ${samples.name} (${samples.id}).`,
  };
}
