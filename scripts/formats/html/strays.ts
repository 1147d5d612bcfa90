// Files of a web edition that nothing in it leads to.

import { posix } from 'node:path';
import type { Artifact } from '../../book.ts';

/** Files that a server, a search engine or whoever hands the folder on looks for by their names. */
const known =
  /(?:^|\/)(?:404\.html|sitemap\.xml|robots\.txt|favicon\.ico|\.nojekyll|(?:[^/]*-)?(?:licen[cs]e|notice|readme|copying|changelog)(?:\.(?:txt|md))?)$/i;

/** Types whose text may name other files. */
const telling = /\.(?:html?|css|m?js|json|xml|svg|webmanifest)$/i;

/**
 * Paths of those files: named nowhere in what can be reached from `start`. A name in quotes or brackets, or after `=`, is
 * enough: scripts load files too.
 */
export function straysOf(artifacts: readonly Artifact[], start: string): readonly string[] {
  const rest = new Map(artifacts.map(({ path, content }) => [path, content]));
  const folder = posix.dirname(start);
  const moves = artifacts.filter(({ path, content }) => path.endsWith('.html') && leadsOn(content));
  const queue = [
    start,
    ...[...rest.keys()].filter((path) => known.test(path)),
    ...moves.map(({ path }) => path),
  ];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const content = rest.get(path);
    if (!content) continue;
    rest.delete(path);
    if (!telling.test(path)) continue;
    for (const name of namesIn(new TextDecoder().decode(content)))
      for (const base of [posix.dirname(path), folder]) queue.push(posix.join(base, name));
  }
  return [...rest.keys()];
}

/** A page of an old name is reached from elsewhere. */
function leadsOn(content: Uint8Array): boolean {
  return /<meta http-equiv="?refresh/i.test(new TextDecoder().decode(content.subarray(0, 4096)));
}

function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [name] of text.matchAll(/[^\s"'`()<>=,#?&|;]+\.[A-Za-z0-9]{1,12}(?=[\s"'`()<>,#?&|;]|$)/g)) {
    try {
      names.add(decodeURIComponent(name.replaceAll('\\/', '/')));
    } catch {
      // a stray `%`
    }
  }
  return names;
}
