// The real world: the disk, the clock (or SOURCE_DATE_EPOCH), the browser, the threads.

import { join } from 'node:path';
import type { World } from '../model/world.ts';
import { openBrowser } from './browser/browser.ts';
import type { Env } from './cache.ts';
import { fault } from './fault.ts';
import { openFolder } from './folder.ts';
import { readResource } from './package.ts';
import { ownFolder } from './program-files.ts';
import { openThreads } from './threads/threads.ts';
import { toolRunner } from './tool.ts';

/**
 * The world of one run: `root` holds book.yaml, `env` is the process's environment, `now` the time it began.
 * Nothing is read or started yet. Throws a `Fault` (`usage`) for a wrong SOURCE_DATE_EPOCH.
 */
export function openWorld({ root, env, now }: Readonly<{ root: string; env: Env; now: Date }>): World {
  return {
    book: openFolder(root),
    templates: openFolder(join(ownFolder, 'templates')),
    resource: readResource,
    epoch: parseEpoch(env.SOURCE_DATE_EPOCH),
    today: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())),
    browser: openBrowser(env),
    threads: openThreads(),
    tool: toolRunner(env),
  };
}

/** Opens the world of one run, by default with this process's environment and clock, and ends its browser and threads afterwards. */
export async function withWorld<T>(
  { root, env = process.env }: Readonly<{ root: string; env?: Env | undefined }>,
  use: (world: World) => Promise<T>,
): Promise<T> {
  const world = openWorld({ root, env, now: new Date() });
  try {
    return await use(world);
  } finally {
    await Promise.all([world.browser.close(), world.threads.close()]);
  }
}

/** Seconds from 1970 to the last one of the year 9999: the formats write years in four digits. */
const last = 253_402_300_799;

/** The date that `value` (whole seconds since 1970) stands for, undefined where it is absent or empty. Throws a `Fault`. */
function parseEpoch(value: string | undefined): Date | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value) && Number(value) <= last) return new Date(Number(value) * 1000);
  throw fault(
    'usage',
    `Unexpected SOURCE_DATE_EPOCH \`${value}\`, expected whole seconds since 1970, for example \`1767225600\``,
  );
}
