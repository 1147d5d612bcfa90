// Opens the real `World`: the disk, the clock (or SOURCE_DATE_EPOCH), the browser and the threads.

import { join } from 'node:path';
import type { World } from '../model/world.ts';
import { openBrowser } from './browser/browser.ts';
import type { Env } from './cache.ts';
import { fault } from './fault.ts';
import { openFolder } from './folder.ts';
import { openKept } from './kept.ts';
import { readResource } from './package.ts';
import { openPlugins } from './plugins/plugins.ts';
import { ownFolder } from './program-files.ts';
import { openThreads } from './threads/threads.ts';
import { toolRunner } from './tool.ts';

/**
 * Opens the world of one run. `root` holds book.yaml, `env` is the environment of the process, `now` is the time at which
 * it began, and `allowPlugins` lets the book's plugins run. Nothing is read or started yet. Throws a `Fault` (`usage`) if
 * SOURCE_DATE_EPOCH is wrong.
 */
export function openWorld({
  root,
  env,
  now,
  allowPlugins = false,
}: Readonly<{ root: string; env: Env; now: Date; allowPlugins?: boolean | undefined }>): World {
  return {
    book: openFolder(root),
    templates: openFolder(join(ownFolder, 'templates')),
    resource: readResource,
    epoch: parseEpoch(env.SOURCE_DATE_EPOCH),
    today: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())),
    browser: openBrowser(env),
    threads: openThreads(),
    tool: toolRunner(env),
    kept: openKept(env),
    plugins: openPlugins({ root, env, allow: allowPlugins }),
  };
}

/**
 * Calls `use` with the world of a run that begins now, by default with this process's environment, and closes its browser,
 * its threads and its plugins afterwards.
 */
export async function withWorld<T>(
  {
    root,
    env = process.env,
    allowPlugins,
  }: Readonly<{ root: string; env?: Env | undefined; allowPlugins?: boolean | undefined }>,
  use: (world: World) => Promise<T>,
): Promise<T> {
  const world = openWorld({ root, env, now: new Date(), allowPlugins });
  try {
    return await use(world);
  } finally {
    await Promise.all([world.browser.close(), world.threads.close(), world.plugins.close()]);
  }
}

/** The last second of the year 9999, in seconds since 1970: the formats write years in four digits. */
const last = 253_402_300_799;

/** Parses whole seconds since 1970. Gives undefined if `value` is absent or empty. Throws a `Fault` (`usage`). */
function parseEpoch(value: string | undefined): Date | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value) && Number(value) <= last) return new Date(Number(value) * 1000);
  throw fault(
    'usage',
    `Unexpected SOURCE_DATE_EPOCH \`${value}\`, expected whole seconds since 1970, for example \`1767225600\``,
  );
}
