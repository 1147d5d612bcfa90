// `colophon import`: makes a book folder of another tool's book, and says what it did not carry over.

import { join } from 'node:path';
import { importBook } from '../library/import.ts';
import { nextCommands } from './next-commands.ts';
import { exitCodes, visible } from './terminal.ts';

/** Options of the command. */
export type ImportOptions = Readonly<{
  title?: string;
  author?: string;
  license?: string;
  language?: string;
}>;

/**
 * Imports a book into the folder `dir`. Prints the files that it wrote on stdout; what was guessed, what was not carried
 * over, and the next two commands on stderr. Returns the exit code.
 */
export async function runImport(
  source: string,
  dir: string | undefined,
  options: ImportOptions,
): Promise<number> {
  const result = await importBook({ ...options, source, dir });
  process.stdout.write(result.files.map((path) => `${visible(join(result.dir, path))}\n`).join(''));
  const list = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? `\n${title}\n${lines.map((line) => `  ${visible(line)}\n`).join('')}` : '';
  process.stderr.write(
    `\nThis book came from ${result.tool}.\n` +
      list('Check in book.yaml what the source does not say:', result.guessed) +
      list('Not carried over:', result.lost) +
      `\nNext:\n\n${nextCommands(result.dir)
        .map((one) => `  ${one}\n`)
        .join('')}`,
  );
  return exitCodes.done;
}
