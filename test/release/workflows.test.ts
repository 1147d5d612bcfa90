// The example workflows: YAML that names commands and options which there are.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'templates/release');

/** What a command says of itself. An unknown command fails. */
const helpOf = (command: string) =>
  execFileSync(process.execPath, [join(root, 'scripts/bin.js'), command, '--help'], { encoding: 'utf8' });

test.each(readdirSync(folder))('%s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  expect(Object.keys(parse(text))).toContain(name === 'github.yml' ? 'jobs' : 'release');
  const commands = [...text.matchAll(/colophon -- (\w+)((?: --?\w+| "[^"]+"\S*| [\w/*]+)*)/g)];
  expect(new Set(commands.map(([, command]) => command))).toEqual(new Set(['release', 'verify']));
  for (const [, command = '', rest = ''] of commands) {
    const help = helpOf(command);
    expect(help).toContain(`Usage: colophon ${command} `);
    for (const [option] of rest.matchAll(/--\w+/g)) expect(help).toContain(`  ${option} <`);
  }
}, 60_000);
