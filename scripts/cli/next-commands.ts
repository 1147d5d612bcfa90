// The commands that a new book is checked and built with.

import { join } from 'node:path';
import { visible } from './terminal.ts';

/** Gives the next two commands, started in the same way as this one. */
export function nextCommands(dir: string): readonly string[] {
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
