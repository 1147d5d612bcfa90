// A finished web edition read back: every page parsed, every link followed to a file and an id.

import { posix } from 'node:path';
import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { toXast } from 'hast-util-to-xast';
import { visit } from 'unist-util-visit';
import type { Root as XmlTree } from 'xast';
import type { Artifact, Copy, CopyLink } from '../../book.ts';
import { isAddress } from '../../links.ts';
import { readMarkup } from '../../markup.ts';

/**
 * Reads the files of a web edition. Documents are its pages by path; anchors the ids of all of them but the index,
 * whose ids stand at entries and not at the text; links those inside the edition, with the files that pages load.
 */
export async function readWeb(artifacts: readonly Artifact[]): Promise<Copy> {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const trees = new Map(
    artifacts
      .filter(({ path }) => path.endsWith('.html'))
      .map(({ path, content }) => [path, fromHtml(decode(content))]),
  );
  const readings = new Map([...trees].map(([path, tree]) => [path, readMarkup(toXast(tree) as XmlTree)]));
  const index = [...trees.keys()].find((path) => posix.basename(path) === 'index.html');
  const front = index === undefined ? undefined : trees.get(index);
  if (!front) throw new Error('a web edition without index.html');

  const ids = new Map<string, ReadonlySet<string>>(artifacts.map(({ path }) => [path, new Set()]));
  for (const [path, reading] of readings) ids.set(path, new Set(reading.ids));
  const follow = (from: string, to: string): CopyLink => ({ from, to, found: leadsSomewhere(from, to, ids) });
  const links = [
    ...[...readings].flatMap(([path, reading]) =>
      [...reading.links, ...reading.files].filter((to) => !isAddress(to)).map((to) => follow(path, to)),
    ),
    ...artifacts
      .filter(({ path }) => path.endsWith('.css'))
      .flatMap(({ path, content }) =>
        [...decode(content).matchAll(/url\("([^"]+)"\)/g)].map(([, to = '']) => follow(path, to)),
      ),
  ];
  return {
    documents: new Map([...readings].map(([path, { text }]) => [path, text])),
    anchors: new Set([...readings].flatMap(([path, reading]) => (path === index ? [] : reading.ids))),
    links,
    metadata: metadataOf(front),
  };
}

/** Whether the address `to`, in the file at `from`, is that of a file and, where it has a fragment, of an id in it. */
function leadsSomewhere(from: string, to: string, ids: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const base = `http://edition.invalid/${from.split('/').map(encodeURIComponent).join('/')}`;
  if (!URL.canParse(to, base)) return false;
  const url = new URL(to, base);
  try {
    const target = ids.get(decodeURIComponent(url.pathname.slice(1)));
    return target !== undefined && (url.hash === '' || target.has(decodeURIComponent(url.hash.slice(1))));
  } catch {
    return false; // a stray `%`
  }
}

function metadataOf(tree: Root): Copy['metadata'] {
  const found = { title: '', language: '', rights: '', creators: [] as string[] };
  visit(tree, 'element', (node) => {
    const { tagName, properties } = node;
    if (tagName === 'html') found.language = String(properties.lang ?? '');
    if (tagName === 'title') found.title = textOf(node);
    if (tagName === 'meta' && properties.name === 'author') found.creators.push(String(properties.content));
    if (tagName === 'a' && Array.isArray(properties.rel) && properties.rel.includes('license'))
      found.rights = textOf(node);
  });
  return found;
}
