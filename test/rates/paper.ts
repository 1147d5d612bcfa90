// Finished PDFs changed: the table of changes made disguises of the PDF for screens and of the printed book's interior.

import { PDFDocument } from '@cantoo/pdf-lib';
import type { Copy } from '../../scripts/model/copy.ts';
import type { Files } from '../memory.ts';
import type { Disguise } from './disguise.ts';
import { retype } from './retype.ts';

/** An open PDF, and where in it a text stands. */
export type Open = Readonly<{
  document: PDFDocument;
  /** The first page (from 0) that has a text, white space aside. */
  pageOf: (text: string) => number;
  /** The places of a text that stands on one line, or of its lines where there is none: page, and box in points. */
  boxesOf: (text: string) => readonly Place[];
  /** What a page (from 0) says. */
  textOf: (page: number) => string;
  /** Sets other words for some on every page. */
  retype: (from: string, by: string) => void;
}>;

/** A place on a page (from 0), in points from its lower left corner. */
export type Place = Readonly<{ page: number; x: number; y: number; width: number; height: number }>;

/** A change with the point that should catch it; `only`, where it can be done to one kind of file alone. */
export type PaperSpoiling = Readonly<{ point: string; only?: 'pdf' | 'print' }> &
  Readonly<{ edit: (open: Open) => void | Promise<void> } | { remake: (files: Files) => Files }>;

/** Disguises of both kinds of file, by name. */
export function paperDisguisesOf(table: Readonly<Record<string, PaperSpoiling>>): readonly Disguise[] {
  return Object.entries(table).flatMap(([name, { point, only, ...how }]) =>
    (['pdf', 'print'] as const)
      .filter((format) => only === undefined || only === format)
      .map((format) => ({
        name,
        format,
        point,
        eyes: false,
        spoil: async ({ artifacts, copy, remade }) => {
          if ('remake' in how) return remade(how.remake);
          const [file, ...others] = artifacts;
          if (!file) throw new Error('no file to change');
          const document = await PDFDocument.load(file.content, { updateMetadata: false });
          await how.edit(openOf(document, copy));
          return [{ path: file.path, content: await document.save() }, ...others];
        },
      })),
  );
}

function openOf(document: PDFDocument, { documents, texts = [] }: Copy): Open {
  const bare = (text: string) => text.replace(/\s/g, '');
  return {
    document,
    pageOf: (text) => {
      const page = [...documents.values()].findIndex((one) => bare(one).includes(bare(text)));
      if (page < 0) throw new Error(`no page has ${text}`);
      return page;
    },
    boxesOf: (text) => {
      const key = bare(text);
      const found = texts.flatMap((stretches, page) =>
        stretches
          .filter(
            (one) =>
              bare(one.text).includes(key) || (bare(one.text).length > 12 && key.includes(bare(one.text))),
          )
          .map(({ box }) => ({ page, ...box })),
      );
      if (found.length === 0) throw new Error(`nowhere is ${text}`);
      return found;
    },
    textOf: (page) => documents.get(String(page + 1)) ?? '',
    retype: (from, by) => {
      const pages = document.getPages().map((_, page) => retype(document, page, from, by));
      if (!pages.includes(true)) throw new Error(`nowhere is ${from}`);
    },
  };
}
