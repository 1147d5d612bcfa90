// The example workflows: YAML that names commands and options which there are.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'templates/release');
const cli = readFileSync(join(root, 'scripts/cli/cli.ts'), 'utf8');

test.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  expect(Object.keys(parse(text))).toContain(name === 'github.yml' ? 'jobs' : 'release');
  const commands = [...text.matchAll(/colophon -- (\w+)((?: --?\w+| "[^"]+"\S*| [\w/*]+)*)/g)];
  expect(new Set(commands.map(([, command]) => command))).toEqual(new Set(['release', 'verify']));
  for (const [, command, rest = ''] of commands) {
    expect(cli).toContain(`.command('${command}')`);
    for (const [option] of rest.matchAll(/--\w+/g)) expect(cli).toContain(`'${option} <`);
  }
});
