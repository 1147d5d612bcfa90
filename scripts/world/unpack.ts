// The Chromium that comes inside the npm package @sparticuz/chromium: what is in it, unpacked.

import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

/** Unpacks the browser (`chromium`) and the system libraries that a bare Linux lacks (`lib/`) from `bin` into `folder`. */
export async function unpackChromium(bin: string, folder: string): Promise<void> {
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
export async function unpackFonts(bin: string, folder: string): Promise<void> {
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
