// What the browser's process sees of the machine: its libraries and fonts, and no secrets.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from './cache.ts';
import type { Chromium } from './chromium.ts';

/**
 * Variables for the browser's process, whose files go to `folder`.
 * The packaged browser gets a bare environment, since it needs no more; another one may be a script that does.
 */
export function childEnv({ libraries, fonts }: Chromium, env: Env, folder: string): NodeJS.ProcessEnv {
  if (fonts === undefined) return { ...env };
  const own = {
    HOME: folder,
    TMPDIR: folder,
    XDG_CONFIG_HOME: folder,
    XDG_CACHE_HOME: folder,
    FONTCONFIG_FILE: writeFontConfig(fonts, folder),
  };
  // Always its own libraries, not only where the system lacks some: half of one NSS and half of another do not fit.
  return libraries === undefined
    ? { ...env, ...own }
    : { PATH: env.PATH, ...own, LD_LIBRARY_PATH: libraries };
}

/** A fontconfig that knows only `fonts`, so that no font of the machine gets into a PDF. Returns its path. */
function writeFontConfig(fonts: string, folder: string): string {
  const path = join(folder, 'fonts.conf');
  const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const cache = join(folder, 'fontconfig');
  writeFileSync(
    path,
    `<fontconfig><dir>${xml(fonts)}</dir><cachedir>${xml(cache)}</cachedir></fontconfig>\n`,
  );
  return path;
}
