// `colophon init`: makes a new book, and prints its files and the next commands.

import { join } from 'node:path';
import { init as initBook } from '../library/init.ts';
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

/** Gives the next two commands, started in the same way as this one. */
function nextCommands(dir: string): readonly string[] {
  const { npm_command: command, npm_lifecycle_event: script } = process.env;
  const place = quoted(dir);
  // npm runs a script in the folder of package.json, from whichever folder it is called.
  if (script === 'colophon')
    return ['check', 'build'].map((name) => `npm run -s colophon -- ${name} --root ${place}`);
  const program = command === 'exec' ? 'npx colophon' : 'colophon';
  const first = join(dir) === '.' ? `${program} check` : `cd ${place}`;
  return [first, `${program} build`];
}

/** Quotes a path for a shell. */
function quoted(path: string): string {
  const plain = visible(path);
  return /^[\p{L}\p{N}_./+-]+$/u.test(plain) && !plain.startsWith('-')
    ? plain
    : `'${plain.replaceAll("'", "'\\''")}'`;
}
