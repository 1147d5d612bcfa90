// One bare print: a folder's index.html through headless Chromium, and nothing else. The yardstick of the bench.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorld } from '../../scripts/system/open.ts';

async function print(folder: string, out: string): Promise<void> {
  const { browser } = openWorld({ root: folder, env: process.env, now: new Date() });
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const files = names.map(({ parentPath, name }) => join(parentPath, name));
  const site = new Map(
    await Promise.all(
      files.map(async (file) => [file.slice(folder.length + 1), await readFile(file)] as const),
    ),
  );
  await writeFile(out, await browser.print(site, { tagged: true, outline: true }));
  await browser.close();
}

const [folder = '.', out = 'out.pdf'] = process.argv.slice(2);
void print(folder, out);
