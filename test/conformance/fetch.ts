// Fetches a tool from npm into a cache folder when it is first wanted: too large, or too far afield, for package.json.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { command } from './command.ts';
import type { Skipped } from './validator.ts';

/** The folder of npm package `name` at exactly `version`, installed under `cache` at its first use; no script of it runs. */
export async function fetchTool(
  name: string,
  version: string,
  cache: string,
): Promise<Readonly<{ folder: string }> | Skipped> {
  const home = join(cache, `${name.replace(/[@/]+/g, '-').replace(/^-/, '')}-${version}`);
  const folder = join(home, 'node_modules', name);
  if (existsSync(join(folder, 'package.json'))) return { folder };
  await mkdir(cache, { recursive: true });
  // Installed beside and then renamed, so that an install cut short is not taken for a tool.
  const draft = await mkdtemp(join(cache, 'draft-'));
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const said = await npm(['install', '--prefix', draft, ...flags, `${name}@${version}`]);
  if (said.code !== 0) {
    await rm(draft, { recursive: true, force: true });
    const reason = said.stderr.trim().split('\n')[0] ?? '';
    return {
      skipped: `Cannot fetch \`${name}@${version}\` (${reason}); run again with a connection to an npm registry`,
    };
  }
  await rm(home, { recursive: true, force: true });
  await rename(draft, home);
  return { folder };
}

/** Runs npm: the one that started this process where there is one, which also spares us `npm.cmd` on Windows. */
export function npm(args: readonly string[]) {
  const script = process.env.npm_execpath;
  const env = { PUPPETEER_SKIP_DOWNLOAD: 'true', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  return script ? command(process.execPath, [script, ...args], env) : command('npm', args, env);
}
