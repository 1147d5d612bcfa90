// Sets the metadata of a PDF that must be the same in every print: dates, producer and identifier.

import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString, PDFRef } from '@cantoo/pdf-lib';
import type { Edition } from '../../model/book.ts';
import { producer } from '../producer.ts';

/** Sets the edition's date and an identifier, in place. `part` distinguishes the files of one edition. */
export function stamp(file: PDFDocument, { manifest, date }: Edition, part: string): void {
  file.setProducer(producer);
  file.setCreationDate(date);
  file.setModificationDate(date);
  const name = `${manifest.id} ${manifest.version} ${date.toISOString()} ${part}`;
  const digest = PDFHexString.of(createHash('md5').update(name).digest('hex'));
  file.context.trailerInfo.ID = file.context.obj([digest, digest]);
}

/** Replaces all of Chromium's metadata by those of `stamp`, with title and authors if `named`. */
export function restamp(file: PDFDocument, edition: Edition, part: string, named: boolean): void {
  const { trailerInfo } = file.context;
  // The object is deleted too, or it would stay in the file with the time of the print.
  if (trailerInfo.Info instanceof PDFRef) file.context.delete(trailerInfo.Info);
  delete trailerInfo.Info;
  if (named) {
    file.setTitle(edition.manifest.title);
    file.setAuthor(edition.manifest.authors.join(', '));
  }
  stamp(file, edition, part);
}
