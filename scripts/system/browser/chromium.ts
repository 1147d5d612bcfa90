// Finds a Chrome or Chromium: a given one, that of the npm package, one that puppeteer has fetched, or an installed one.

import { constants, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { access, mkdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import { type Env, keep } from '../cache.ts';
import { fault } from '../fault.ts';
import { findPackage } from '../package.ts';

/** The program of a browser, with its libraries and fonts. */
export type Chromium = Readonly<{
  program: string;
  /** The folder of the system libraries that come with the packaged browser; undefined for any other. */
  libraries: string | undefined;
  /** The folder of the only fonts that it may use; undefined outside Linux, where system fonts can't be hidden. */
  fonts: string | undefined;
}>;

/** The dynamic loader that the packaged Chromium needs. Alpine and NixOS don't have it. */
const loader = '/lib64/ld-linux-x86-64.so.2';

const cure = 'Get one with `npx puppeteer browsers install chrome`, or name one in COLOPHON_CHROMIUM';

/**
 * Finds the browser: `COLOPHON_CHROMIUM`; on Linux x64 the packaged one; one that puppeteer has fetched; an installed one.
 * Packages are unpacked into the user's cache or, if there can be none, into the folder `scratch`. Throws a `Fault`
 * (`missing-tool`) that tells how to get a browser.
 */
export async function findChromium(env: Env, scratch: string): Promise<Chromium> {
  const linux = process.platform === 'linux';
  const fonts = linux ? await unpacked(env, scratch, 'fonts', unpackFonts) : undefined;
  const named = env.COLOPHON_CHROMIUM;
  if (named) {
    if (await isProgram(named)) return { program: named, libraries: undefined, fonts };
    throw fault('missing-tool', `Cannot find COLOPHON_CHROMIUM: \`${named}\` is no program`);
  }
  if (linux && process.arch === 'x64' && existsSync(loader)) {
    const folder = await unpacked(env, scratch, 'chromium', unpackChromium);
    return { program: join(folder, 'chromium'), libraries: join(folder, 'lib'), fonts };
  }
  for (const program of await candidates(env)) {
    if (await isProgram(program)) return { program, libraries: undefined, fonts };
  }
  throw fault('missing-tool', `Cannot find a Chrome or Chromium. ${cure}`);
}

/** Gives the folder of one unpacked part of the npm package. The version in its name makes every upgrade take effect. */
async function unpacked(
  env: Env,
  scratch: string,
  part: string,
  unpack: (bin: string, folder: string) => Promise<void>,
): Promise<string> {
  const home = findPackage('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string };
  const fill = (folder: string) => unpack(join(home, 'bin'), folder);
  const kept = await keep(env, `${part}-${version}`, fill);
  if (kept !== undefined) return kept;
  const folder = join(scratch, part);
  await mkdir(folder);
  await fill(folder);
  return folder;
}

async function candidates(env: Env): Promise<readonly string[]> {
  const { Browser, ChromeReleaseChannel, computeSystemExecutablePath, getInstalledBrowsers } = await import(
    '@puppeteer/browsers'
  );
  const cacheDir = env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache/puppeteer');
  const fetched = (await getInstalledBrowsers({ cacheDir })).filter(
    ({ browser }) => browser === Browser.CHROME,
  );
  const installed = () => {
    try {
      return [computeSystemExecutablePath({ browser: Browser.CHROME, channel: ChromeReleaseChannel.STABLE })];
    } catch {
      return []; // `computeSystemExecutablePath` throws if it finds nothing
    }
  };
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
  return [
    ...fetched.map(({ executablePath }) => executablePath),
    ...installed(),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile(); // folders are executable too
  } catch {
    return false;
  }
}

/** Unpacks the browser (`chromium`) and the system libraries that a bare Linux lacks (`lib/`) from `bin` into `folder`. */
async function unpackChromium(bin: string, folder: string): Promise<void> {
  await Promise.all([
    pipeline(
      createReadStream(join(bin, 'chromium.br'), { highWaterMark: 2 ** 20 }),
      createBrotliDecompress({ chunkSize: 2 ** 20 }),
      createWriteStream(join(folder, 'chromium'), { mode: 0o700 }),
    ),
    untar(join(bin, 'al2023.tar.br'), folder),
  ]);
}

/** Unpacks the fallback fonts (`fonts/`), which are the only ones that the browser may use. */
async function unpackFonts(bin: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'fonts'), { recursive: true });
  await untar(join(bin, 'fonts.tar.br'), folder);
}

async function untar(source: string, folder: string): Promise<void> {
  await pipeline(
    createReadStream(source),
    createBrotliDecompress(),
    extract(folder, {
      // Run as root, tar would give the files to the packager's user id, which may be another user's here.
      map: (header) => ({ ...header, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }),
    }),
  );
}
