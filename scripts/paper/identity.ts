// What a finished PDF says of itself in ways that may not change from one print to the next: dates, maker, identifier.

import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString } from '@cantoo/pdf-lib';
import type { Edition } from '../book.ts';

/** Stamps `file` with the edition's date and an identifier; `part` tells the files of one edition apart. */
export function stamp(file: PDFDocument, { manifest, date }: Edition, part: string): void {
  file.setProducer('Colophon with Chromium');
  file.setCreationDate(date);
  file.setModificationDate(date);
  const name = `${manifest.id} ${manifest.version} ${date.toISOString()} ${part}`;
  const digest = PDFHexString.of(createHash('md5').update(name).digest('hex'));
  file.context.trailerInfo.ID = file.context.obj([digest, digest]);
}
