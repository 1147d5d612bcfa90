// Files of a web edition that nothing in it leads to.

import { posix } from 'node:path';
import type { Artifact } from '../../book.ts';
import { decodePercent } from '../../percent.ts';
import { type PageReferences, referencesIn } from './references.ts';

/** Files that a server, a search engine or whoever hands the folder on looks for by their names. */
const known =
  /(?:^|\/)(?:404\.html|sitemap\.xml|robots\.txt|favicon\.ico|\.nojekyll|(?:[^/]*-)?(?:licen[cs]e|notice|readme|copying|changelog)(?:\.(?:txt|md))?)$/i;

/**
 * Paths of those files: no file that can be reached from `start` holds their address. `pages` are those
 * that are read already. An address may be written from the folder of its file or, as scripts do, from that of `start`; or it may be whole, where
 * `start` says at which address the edition is.
 */
export function straysOf(
  artifacts: readonly Artifact[],
  start: string,
  pages: ReadonlyMap<string, PageReferences>,
): readonly string[] {
  // Some systems write the same name with composed letters, some with decomposed ones.
  const rest = new Map(artifacts.map((artifact) => [artifact.path.normalize('NFC'), artifact]));
  const canonical = pages.get(start)?.canonical;
  const address = canonical && URL.canParse(canonical) ? new URL('.', canonical).href : undefined;
  const own = { folder: posix.dirname(start), address };
  const queue: Artifact[] = [];
  const reach = (path: string) => {
    const artifact = rest.get(path.normalize('NFC'));
    if (!artifact) return;
    rest.delete(path.normalize('NFC'));
    queue.push(artifact);
  };
  reach(start);
  // A page of an old name is reached from elsewhere.
  for (const { path } of artifacts) if (known.test(path) || pages.get(path)?.leadsOn) reach(path);
  // What is reached meanwhile is appended, and visited in turn.
  for (const { path, content } of queue) {
    const folders = new Set([posix.dirname(path), own.folder]);
    for (const reference of pages.get(path)?.references ?? referencesIn(path, content))
      for (const folder of folders) for (const file of filesAt(reference, folder, own)) reach(file);
  }
  return [...rest.values()].map(({ path }) => path);
}

/** The folder that holds an edition, and the address at which it is published, if that is known. */
type Own = Readonly<{ folder: string; address: string | undefined }>;

const origin = 'http://edition.invalid/';

/** The paths that an address in a file of `folder` may mean: a folder's address means its index. */
function filesAt(reference: string, folder: string, own: Own): readonly string[] {
  const base = origin + encodePath(folder === '.' ? '' : `${folder}/`);
  if (!URL.canParse(reference, base)) return [];
  const { href } = new URL(reference, base);
  const [address = ''] = href.split(/[?#]/, 1);
  const path = address.startsWith(origin)
    ? address.slice(origin.length)
    : own.address !== undefined && address.startsWith(own.address)
      ? posix.join(encodePath(own.folder), address.slice(own.address.length))
      : undefined;
  if (path === undefined) return [];
  return [decodePercent(path), posix.join(decodePercent(path), 'index.html')];
}

/** A path as an address has it. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
