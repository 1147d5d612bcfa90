// Where a link of the book leads: to an anchor of the book, outside, or nowhere.

import { posix } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import type { Definition, Nodes } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import type { Anchor, Chapter, Manuscript } from './book.ts';
import { decodePercent } from './percent.ts';
import { rawElements } from './read/fragment.ts';

/** A link as written, and its place. */
export type LinkUse = Readonly<{ url: string; place: Position | undefined }>;

/** Where a link leads. `nowhere` tells what is missing and the nearest thing that exists. */
export type Target =
  | Readonly<{ to: 'anchor'; anchor: Anchor }>
  | Readonly<{ to: 'outside'; url: string }>
  | Readonly<{ to: 'nowhere'; missing: string; nearest: string | undefined }>;

/** Finds the target of a link written in the file at `from`. */
export type Resolve = (url: string, from: string) => Target;

/** Every link of a chapter, in order: Markdown's own, definitions but those that are comments, and `<a href>`. */
export function linkUses(chapter: Pick<Chapter, 'tree'>): readonly LinkUse[] {
  const uses: LinkUse[] = [];
  // A definition that only pictures refer to is a file's path, no link.
  const pictures = new Set<string>();
  visit(chapter.tree, 'imageReference', ({ identifier }) => void pictures.add(identifier));
  const linked = new Set<string>();
  visit(chapter.tree, 'linkReference', ({ identifier }) => void linked.add(identifier));
  for (const identifier of linked) pictures.delete(identifier);
  // `[//]: # (…)` and `[comment]: <> (…)`: Markdown has no comment of its own, and these are seen nowhere.
  const isComment = ({ identifier, url }: Definition) => /^#?$/.test(url) && !linked.has(identifier);
  visit(chapter.tree, (node: Nodes) => {
    if (node.type === 'link') uses.push({ url: node.url, place: node.position });
    if (node.type === 'definition' && !pictures.has(node.identifier) && !isComment(node))
      uses.push({ url: node.url, place: node.position });
    if (node.type !== 'html') return;
    for (const { element, place } of rawElements(node)) {
      const { href } = element.properties;
      if (element.tagName === 'a' && typeof href === 'string') uses.push({ url: href, place });
    }
  });
  return uses;
}

/** The resolver of a manuscript: knows its anchors, its chapters and the aliases of book.yaml. */
export function linkResolver({
  manifest,
  chapters,
  anchors,
}: Omit<Manuscript, 'images' | 'cover' | 'notice' | 'settings'>): Resolve {
  const byId = new Map<string, Anchor>();
  for (const anchor of anchors) if (!byId.has(anchor.id)) byId.set(anchor.id, anchor);
  const byPath = new Map<string, Anchor | undefined>(
    chapters.map(({ path, headings }) => [path, headings[0] && byId.get(headings[0].id)]),
  );
  const byAlias = new Map(
    Object.entries(manifest.aliases ?? {}).map(([url, target]) => [
      plain(url),
      byId.get(target) ?? byPath.get(`chapters/${target}`),
    ]),
  );

  const toId = (id: string, home?: string): Target => {
    const anchor = byId.get(id) ?? byId.get(decodePercent(id));
    if (anchor && (home === undefined || anchor.home === home)) return { to: 'anchor', anchor };
    return {
      to: 'nowhere',
      missing: `anchor \`${id}\``,
      nearest: anchor ? `#${id}` : nearest(id, byId.keys(), '#'),
    };
  };

  return (url, from) => {
    if (url.startsWith('#')) return toId(url.slice(1));
    if (isAddress(url)) {
      const [page, fragment] = url.split('#', 2);
      const known = byAlias.get(plain(page ?? url));
      const inside = known && fragment ? byId.get(decodePercent(fragment)) : undefined;
      return known ? { to: 'anchor', anchor: inside ?? known } : { to: 'outside', url };
    }
    const [file = '', id] = url.split('#', 2);
    const path = posix.normalize(posix.join(posix.dirname(from), decodePercent(file)));
    const chapter = chapters.find((one) => one.path === path);
    const heading = byPath.get(path);
    if (!chapter || !heading) {
      const names = chapters.map((one) => posix.relative(posix.dirname(from), one.path));
      return { to: 'nowhere', missing: `chapter \`${file}\``, nearest: nearest(file, names) };
    }
    return id ? toId(id, chapter.name) : { to: 'anchor', anchor: heading };
  };
}

type Form = Readonly<{ form: RegExp; wanted: string; cure: string }>;

const web: Form = { form: /^\/\/[^/?#\\]/, wanted: '//HOST/…', cure: 'Write two slashes and the host.' };

/** What an address needs after its scheme, and how to say so. */
const forms: Readonly<Record<string, Form>> = {
  'mailto:': { form: /^[^?]*[^?@]@[^?@]/, wanted: 'NAME@HOST', cure: 'Write the mail address.' },
  'tel:': { form: /\d/, wanted: 'NUMBER', cure: 'Write the number.' },
};

/** What an address must be like after its `scheme` (`https:`). */
export function formOf(scheme: string): Form {
  return forms[scheme] ?? web;
}

/** Whether a reader can follow an address; whether its scheme is one that editions keep is not asked. */
export function canFollow(url: string): boolean {
  const scheme = url.slice(0, url.indexOf(':') + 1).toLowerCase();
  return formOf(scheme).form.test(url.slice(scheme.length)) && URL.canParse(url);
}

/** Whether a link is an address with a scheme, or one of another host (`//host/`). */
export function isAddress(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url);
}

function nearest(wanted: string, existing: Iterable<string>, prefix = ''): string | undefined {
  const names = [...existing];
  const name = names.length > 0 ? closest(wanted, names) : undefined;
  // Half the letters wrong is no proposal but noise.
  return name !== undefined && distance(wanted, name) <= wanted.length / 2 ? prefix + name : undefined;
}

/** An address without what makes no difference: fragment, last slash, letters' case in the host. */
function plain(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/#.*$/, '').replace(/\/$/, '') : url;
}
