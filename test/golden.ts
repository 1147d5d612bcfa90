// Golden output: what a whole book gives, kept under golden/ and compared word for word.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { dirname, join } from 'node:path/posix';
import { expect } from 'vitest';
import type { Artifact } from '../scripts/model/book.ts';

const home = join(import.meta.dirname, 'golden');
const prose = new Set(['.html', '.xhtml', '.opf', '.ncx', '.xml', '.json', '']);

/**
 * Holds files against `golden/NAME/`: text that a reader or a reading system gets, exactly; everything else (pictures,
 * fonts and their licences, stylesheets) as lines `SHA256  PATH` in `golden/NAME.sha256`. `UPDATE_GOLDEN=1` writes both anew.
 */
export async function expectGolden(name: string, files: readonly Artifact[]): Promise<void> {
  const isText = ({ path }: Artifact) => prose.has(extname(path));
  const texts = files
    .filter(isText)
    .map(({ path, content }) => [path, new TextDecoder().decode(content)] as const);
  const hashes = files
    .filter((file) => !isText(file))
    .map(({ path, content }) => `${createHash('sha256').update(content).digest('hex')}  ${path}\n`);
  const folder = join(home, name);
  const list = `${folder}.sha256`;
  if (process.env.UPDATE_GOLDEN) {
    await rm(folder, { recursive: true, force: true });
    for (const [path, text] of texts) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await writeFile(list, hashes.join(''));
  }
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  expect(texts.map(([path]) => path).sort()).toEqual(paths.sort());
  for (const [path, text] of texts) expect(text, path).toBe(await readFile(join(folder, path), 'utf8'));
  expect(hashes.join('')).toBe(await readFile(list, 'utf8'));
}
