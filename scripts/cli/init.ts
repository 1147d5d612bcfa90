// `colophon init`: makes a new book, and prints its files and the next commands.

import { join } from 'node:path';
import { init as initBook } from '../library/init.ts';
import { nextCommands } from './next-commands.ts';
import { exitCodes, visible } from './terminal.ts';

/** Options of the command. */
export type InitOptions = Readonly<{ title?: string; author?: string; license?: string }>;

/**
 * Makes a book in the folder `dir`. Prints its files on stdout, the next two commands on stderr. Returns the exit code.
 */
export async function init(dir: string, options: InitOptions): Promise<number> {
  const paths = await initBook({ ...options, dir });
  process.stdout.write(paths.map((path) => `${visible(join(dir, path))}\n`).join(''));
  process.stderr.write(
    `\nThe book is ready. Next:\n\n${nextCommands(dir)
      .map((one) => `  ${one}\n`)
      .join('')}`,
  );
  return exitCodes.done;
}
