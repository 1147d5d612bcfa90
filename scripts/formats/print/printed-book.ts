// The printed book of a build, laid out once for all formats, and what of it is begun while its text is still being made.

import type { Edition } from '../../model/book.ts';
import { early } from '../../model/jobs.ts';
import type { PrintedBook, PrintedCover, PrintedInterior, Unbound } from '../../model/printed-book.ts';
import type { World } from '../../model/world.ts';
import { closeAll, openPagePool, type PagePool } from '../../paged/page-pool.ts';
import { pagesIn } from '../../render/format-editions.ts';
import type { Manifest } from '../../settings/manifest.ts';
import { profileOf } from '../../settings/print/profile.ts';
import type { Begun } from './cover/cover.ts';

/** What is begun before there is an edition: papers for the interior, and the cover where one is made. */
export type EarlyPrint = Readonly<{
  pool: PagePool;
  cover: Promise<Begun> | undefined;
  /** Closes the papers that nobody took, those too that are still being opened; it does not wait for that. */
  close: () => void;
}>;

/** Characters of Markdown that make a slice of the interior, more or less; and papers that are laid open, at most. */
const sliceSource = 190_000;
const most = 2;

/** Lays papers open for the interior of a book of so many characters (`length`), and begins its `cover`. */
export function openEarlyPrint(
  manifest: Manifest,
  world: World,
  { length, cover: wanted }: Readonly<{ length: number; cover: boolean }>,
): EarlyPrint {
  const profile = profileOf(manifest);
  const shell = async () => {
    const { shellOf } = await import('../../paged/shell.ts');
    return shellOf(manifest, { bound: true, ink: profile.ink }, world);
  };
  const pool = openPagePool(shell, world, Math.min(most, Math.ceil(length / sliceSource)));
  const cover = wanted
    ? early(import('./cover/cover.ts').then(({ beginCover }) => beginCover(manifest, profile, world)))
    : undefined;
  return {
    pool,
    cover,
    close: () => {
      void pool.close();
      void closeCover(cover);
    },
  };
}

/**
 * The printed book of a world, made with what was begun `early`. Where formats want both the book and its pages
 * (`both`), the pages are found while the interior is made; else they are found without making it.
 */
export function printedBookOf(
  world: World,
  {
    both = false,
    begun = () => undefined,
  }: Readonly<{ both?: boolean; begun?: () => EarlyPrint | undefined }> = {},
): PrintedBook {
  let interior: Promise<PrintedInterior<PrintedCover> | Unbound> | undefined;
  const make = async (edition: Edition) => {
    const [{ makeInterior }, { beginCover, startCover }] = await Promise.all([
      import('./interior.ts'),
      import('./cover/cover.ts'),
    ]);
    const profile = profileOf(edition.manifest);
    const cover = begun()?.cover ?? Promise.resolve(beginCover(edition.manifest, profile, world));
    const finishCover = startCover(edition, profile, world, await cover);
    return makeInterior(edition, profile, world, finishCover, { pool: begun()?.pool, starts: both }).finally(
      () => closeCover(cover),
    );
  };
  const book: PrintedBook = {
    interior: (edition) => {
      interior ??= make(edition);
      return interior;
    },
    located: async (edition) => {
      const printed = both ? await book.interior(edition) : undefined;
      if (printed?.kind === 'bound' && printed.located) return printed.located;
      const { locateInterior } = await import('./interior.ts');
      return locateInterior(edition, profileOf(edition.manifest), world, begun()?.pool);
    },
  };
  return book;
}

async function closeCover(cover: Promise<Begun> | undefined): Promise<void> {
  if (cover) await closeAll([cover.then(({ paper }) => paper)]);
}

/**
 * The printed book as a format sees it, whatever its own edition leaves out of `edition`: pages are those of the
 * printed edition, at their places in the format's text.
 */
export function printedBookFor(
  format: string,
  book: PrintedBook,
  edition: Edition,
  editionOf: (format: string) => Edition,
): PrintedBook {
  return {
    interior: () => book.interior(editionOf(printed)),
    located: async () => {
      const located = await book.located(editionOf(printed));
      return located.kind === 'located' ? pagesIn(located, edition, { from: printed, to: format }) : located;
    },
  };
}

/** The id of the format that makes the printed book. */
const printed = 'print';
