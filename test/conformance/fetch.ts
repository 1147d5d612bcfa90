// Fetches a tool from npm into a cache folder when it is first wanted: too large, or too far afield, for package.json.

import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { command } from './command.ts';
import type { Skipped } from './validator.ts';

/** A tool on npm: exactly this version, whose archive has this digest, as npm writes it in lock files. */
export type FetchedTool = Readonly<{ name: string; version: string; integrity: string }>;

/** Where tools are kept unless another folder is named: git ignores it. */
export const defaultCache = resolve(import.meta.dirname, '../../.cache/conformance');

/**
 * The folder of a tool, installed under `cache` at its first use; no script of it runs. Throws where its archive is another
 * than the one that is named here.
 */
export async function fetchTool(
  { name, version, integrity }: FetchedTool,
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
  const found = await integrityIn(draft, name);
  if (found !== integrity) {
    await rm(draft, { recursive: true, force: true });
    throw new Error(`Unexpected digest \`${found}\` of \`${name}@${version}\`, expected \`${integrity}\``);
  }
  // Of two processes that fetch at the same time the first one puts its own there, which the other may be running already.
  await rename(draft, home).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, 'package.json'))) throw error;
  });
  return { folder };
}

/** The digest of a package's archive, which npm has held it against and noted below `home`. */
async function integrityIn(home: string, name: string): Promise<string | undefined> {
  const text = await readFile(join(home, 'node_modules/.package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Record<string, { integrity?: string }> };
  return packages[`node_modules/${name}`]?.integrity;
}

/** Runs npm: the one that started this process where there is one, which also spares us `npm.cmd` on Windows. */
export function npm(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const script = process.env.npm_execpath;
  const env = { PUPPETEER_SKIP_DOWNLOAD: 'true', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', ...more };
  return script ? command(process.execPath, [script, ...args], env) : command('npm', args, env);
}
