// Which browser: the one named, the one in the npm package, one that puppeteer has fetched, or one that is installed.

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

/** A browser's program, and what it is to find beside it. */
export type Chromium = Readonly<{
  program: string;
  /** Folder of the system libraries that come with the packaged browser. */
  libraries: string | undefined;
  /** Folder of the only fonts it may see; undefined off Linux, where the system's cannot be hidden. */
  fonts: string | undefined;
}>;

/** The dynamic loader that the packaged Chromium asks for: Alpine and NixOS have none. */
const loader = '/lib64/ld-linux-x86-64.so.2';

const cure = 'Get one with `npx puppeteer browsers install chrome`, or name one in COLOPHON_CHROMIUM';

/**
 * Finds the browser: `COLOPHON_CHROMIUM`; on Linux x64 the packaged one; one that puppeteer has fetched; an installed one.
 * Unpacks into the user's cache, else into `scratch`. Throws a `Fault` that says how to get one.
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

/** Folder of one part of the npm package, kept under the package's version so that an upgrade is never missed. */
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
      return []; // it throws where it finds nothing
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

/** Unpacks the fallback fonts (`fonts/`), the only ones that the browser is to see. */
async function unpackFonts(bin: string, folder: string): Promise<void> {
  await mkdir(join(folder, 'fonts'), { recursive: true });
  await untar(join(bin, 'fonts.tar.br'), folder);
}

async function untar(source: string, folder: string): Promise<void> {
  await pipeline(
    createReadStream(source),
    createBrotliDecompress(),
    extract(folder, {
      // Run as root, tar would give the files to the packager's user id, whoever has that number here.
      map: (header) => ({ ...header, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }),
    }),
  );
}
