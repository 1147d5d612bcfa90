// What a finished PDF says of itself in ways that may not change from one print to the next: dates, producer, identifier.

import { createHash } from 'node:crypto';
import { type PDFDocument, PDFHexString, PDFRef } from '@cantoo/pdf-lib';
import type { Edition } from '../../model/book.ts';
import { producer } from '../producer.ts';

/** Stamps `file` with the edition's date and an identifier; `part` tells the files of one edition apart. */
export function stamp(file: PDFDocument, { manifest, date }: Edition, part: string): void {
  file.setProducer(producer);
  file.setCreationDate(date);
  file.setModificationDate(date);
  const name = `${manifest.id} ${manifest.version} ${date.toISOString()} ${part}`;
  const digest = PDFHexString.of(createHash('md5').update(name).digest('hex'));
  file.context.trailerInfo.ID = file.context.obj([digest, digest]);
}

/** As `stamp`, in place of all that Chromium says of itself; with title and authors where `named`. */
export function restamp(file: PDFDocument, edition: Edition, part: string, named: boolean): void {
  const { trailerInfo } = file.context;
  // The object too: it would stay in the file, with the time of printing.
  if (trailerInfo.Info instanceof PDFRef) file.context.delete(trailerInfo.Info);
  delete trailerInfo.Info;
  if (named) {
    file.setTitle(edition.manifest.title);
    file.setAuthor(edition.manifest.authors.join(', '));
  }
  stamp(file, edition, part);
}
