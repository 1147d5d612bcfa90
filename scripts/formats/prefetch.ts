// What a build starts before it is asked for: the browser, the threads, papers for the printed book with their fonts, its cover.

import type { Format } from '../model/contract.ts';
import { early } from '../model/jobs.ts';
import type { PrintedBook } from '../model/printed-book.ts';
import type { Browser, World } from '../model/world.ts';
import type { Manifest } from '../settings/manifest.ts';
import { type EarlyPrint, openEarlyPrint, printedBookOf } from './print/printed-book.ts';

/** What was started early. Whoever asks for a part of it waits for that, and is told where it failed. */
export type Prefetch = Readonly<{
  /** Undefined on a machine without a browser: a web edition is made there all the same. */
  browser: Promise<Browser | undefined>;
  /** Lays papers open and begins the cover, where a format wants the printed book; its chapters have so many characters. */
  openPapers: (manifest: Manifest, length: number) => void;
  /** Starts the threads that finish and read PDFs, where a format wants the printed book. */
  startThreads: () => void;
  /** The printed book for all formats of the build, made with what was begun for it. */
  printedBook: PrintedBook;
  /** Ends what nobody has asked for. It does not wait, since an unsound book is told of at once. */
  close: () => void;
}>;

/**
 * Starts the browser for a build of some formats; resolves when its process is there. Reading keeps this processor
 * busy, and the browser's start takes as long on another one.
 */
export async function startPrefetch(world: World, formats: readonly Format[]): Promise<Prefetch> {
  await world.browser.start();
  const made = formats.some(({ printedBook }) => printedBook === 'made');
  const marked = formats.some(({ printedBook }) => printedBook === 'marked');
  let print: EarlyPrint | undefined;
  return {
    browser: early(world.browser.available().then((there) => (there ? world.browser : undefined))),
    openPapers: (manifest, length) => {
      if (made || marked) print = openEarlyPrint(manifest, world, { length, cover: made });
    },
    startThreads: () => {
      if (made || marked) world.threads.start();
    },
    printedBook: printedBookOf(world, { both: made && marked, begun: () => print }),
    close: () => print?.close(),
  };
}
