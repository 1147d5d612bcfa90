// Reads the files that the licence is about: the notice, the notice of the original, and the texts of the book's own licences.

import { VFile } from 'vfile';
import type { LicenseFiles, Notice, Source } from '../model/book.ts';
import { noticeName } from '../settings/license.ts';
import type { Manifest } from '../settings/manifest.ts';
import { licensePaths } from '../text/licenses.ts';
import { parseMarkdown } from './parse.ts';

/** The parts of a manuscript that are read here. */
export type Legal = Readonly<{
  notice: Notice | undefined;
  original: Notice | undefined;
  licenses: LicenseFiles;
}>;

/** Reports that a file, which the key `key` of book.yaml names, cannot be read. */
type Refuse = (file: VFile, key: readonly PropertyKey[], cure: string) => void;

/**
 * Reads the files that the licence is about. `readText` gives a file's text, or a file that says why it cannot be read.
 * Only the notice may be missing, and only if book.yaml does not name it.
 */
export async function readLegal(
  manifest: Manifest,
  readText: (path: string) => Promise<Source | VFile>,
  refuse: Refuse,
): Promise<Legal> {
  const { license, derivedFrom } = manifest;
  const take = async (path: string, key: readonly PropertyKey[], cure: string, optional = false) => {
    const source = await readText(path);
    if (!(source instanceof VFile)) return source;
    if (!optional || source.data.missing !== true) refuse(source, key, cure);
    return undefined;
  };
  const relative = 'Paths are relative to the folder of book.yaml.';
  const unnamed = license.notice === undefined;
  const notice = await take(license.notice ?? noticeName, ['license', 'notice'], relative, unnamed);
  const original =
    derivedFrom &&
    (await take(
      derivedFrom.notice,
      ['derivedFrom', 'notice'],
      'Put the original’s copyright lines and notice into that file, word for word.',
    ));
  const licenses = new Map<string, Source>();
  for (const [id, path] of licensePaths(manifest)) {
    const key = typeof license.text === 'string' ? ['license', 'text'] : ['license', 'text', id];
    const source = await take(path, key, relative);
    if (source) licenses.set(id, source);
  }
  return {
    notice: notice && { ...notice, tree: parseMarkdown(notice.text) },
    original: original && { ...original, tree: parseMarkdown(original.text) },
    licenses,
  };
}
