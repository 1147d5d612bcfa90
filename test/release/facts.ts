// The facts of a small release, for tests: its formats' files are made up, all else is real.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Artifact } from '../../scripts/model/book.ts';
import type { Facts } from '../../scripts/release/facts.ts';
import { packagesOf } from '../../scripts/release/packages.ts';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

/** A file of a format, or of a folder. */
export const file = (path: string, text = path): Artifact => ({
  path,
  content: new TextEncoder().encode(text),
});

/** Facts of the release of a small book with `files` laid over it. */
export async function factsOf(files: Files = {}): Promise<Facts> {
  const list = readFileSync(join(import.meta.dirname, '../../dist/packages.json'));
  return {
    edition: await editionOf(worldOf({ ...sound, ...files })),
    artifacts: [
      file('html/index.html'),
      file('html/search/minisearch.js'),
      file('html/downloads/small.pdf'),
      file('epub/small.epub'),
      file('pdf/small.pdf'),
      file('print/small-interior.pdf'),
      file('print/small-cover.pdf'),
    ],
    proofs: [],
    revision: { commit: 'c0ffee', folder: 'book' },
    sources: Object.entries({ ...sound, ...files }).flatMap(([path, content]) => {
      if (content === null) return [];
      return typeof content === 'string' ? file(path, content) : { path, content };
    }),
    tool: {
      version: '9.8.7',
      files: [file('scripts/cli/cli.ts'), file('LICENSE', 'OSL'), file('book/old.md')],
    },
    packages: packagesOf(list),
    browser: 'HeadlessChrome/147.0.1.2',
  };
}
