// The real world: the disk, the clock, the browser.

import { join } from 'node:path';
import type { World } from '../world.ts';
import { openBrowser } from './browser.ts';
import type { Env } from './cache.ts';
import { parseEpoch } from './epoch.ts';
import { openFolder } from './folder.ts';
import { readResource } from './package.ts';
import { openThreads } from './threads.ts';
import { toolRunner } from './tool.ts';

/**
 * The world of one run: `root` holds book.yaml, `env` is the process's environment, `now` the time it began.
 * Nothing is read or started yet. Throws a `Fault` (`usage`) for a wrong SOURCE_DATE_EPOCH.
 */
export function openWorld({ root, env, now }: Readonly<{ root: string; env: Env; now: Date }>): World {
  return {
    book: openFolder(root),
    templates: openFolder(join(import.meta.dirname, '../../templates')),
    resource: readResource,
    epoch: parseEpoch(env.SOURCE_DATE_EPOCH),
    today: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())),
    browser: openBrowser(env),
    threads: openThreads(),
    tool: toolRunner(env),
  };
}
