// Resolves the links of a book: to an anchor of the book, to an address outside, or to nothing.

import { posix } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import type { Definition, Nodes } from 'mdast';
import type { Position } from 'unist';
import type { Chapter, Manuscript, PlacedAnchor } from '../model/book.ts';
import { decodePercent } from '../text/percent.ts';
import { visit } from '../tree/visit.ts';
import { mediaOf } from './media.ts';
import { rawElements } from './raw-html.ts';
import { slugSpellings } from './slug-spellings.ts';

/** A link as written, and its place. */
export type LinkUse = Readonly<{ url: string; place: Position | undefined }>;

/**
 * The target of a link. It leads to `anchor`; `others` are anchors of further chapters that it may mean as well. Or it leads
 * to a file of the book that is no chapter, at its path from the book's folder. `nowhere` has what is missing and the nearest
 * thing that exists. `path` is where a file would be that a link `outside` or to `nowhere` may mean: from the book's folder, or,
 * if it begins with `/`, from the folder of chapters or else from the book's.
 */
export type Target =
  | Readonly<{ to: 'anchor'; anchor: PlacedAnchor; others: readonly PlacedAnchor[] }>
  | Readonly<{ to: 'file'; path: string }>
  | Readonly<{ to: 'outside'; url: string; path?: string }>
  | Readonly<{ to: 'nowhere'; missing: string; nearest: string | undefined; path?: string }>;

/** Finds the target of a link written in the file at `from`. */
export type Resolve = (url: string, from: string) => Target;

/** Whether a chapter may name files without folders or suffixes: pictures of `![[`, and links to a bare word, as MyST has them. */
export function mayNameFiles({ text }: Pick<Chapter, 'text'>): boolean {
  return /!\[\[|\]\([\p{L}\d_:-]+\)/u.test(text);
}

/** Gives every link of a chapter, in order: Markdown's own, definitions that are not comments, and `<a href>`. */
export function linkUses(chapter: Pick<Chapter, 'tree'>): readonly LinkUse[] {
  const uses: LinkUse[] = [];
  // A definition that only pictures refer to is a file's path, not a link.
  const pictures = new Set<string>();
  visit(chapter.tree, 'imageReference', ({ identifier }) => void pictures.add(identifier));
  const linked = new Set<string>();
  visit(chapter.tree, 'linkReference', ({ identifier }) => void linked.add(identifier));
  for (const identifier of linked) pictures.delete(identifier);
  // `[//]: # (…)` and `[comment]: <> (…)`: Markdown has no comments, and authors use these because no reader sees them.
  const isComment = ({ identifier, url }: Definition) => /^#?$/.test(url) && !linked.has(identifier);
  visit(chapter.tree, (node: Nodes) => {
    if (node.type === 'link') uses.push({ url: node.url, place: node.position });
    if (node.type === 'definition' && !pictures.has(node.identifier) && !isComment(node))
      uses.push({ url: node.url, place: node.position });
    if (node.type !== 'html') return;
    for (const { element, place } of rawElements(node)) {
      const { href } = element.properties;
      if (element.tagName === 'a' && typeof href === 'string') uses.push({ url: href, place });
      const media = mediaOf(element);
      if (media) uses.push({ url: media.address, place });
    }
  });
  return uses;
}

/** Gives the link for an anchor that book.yaml names: `#sec:x` for `sec:x`, that of the chapter for `02-b.md#x`. */
export function namedInSettings(to: string, { list }: Pick<Manuscript, 'list'>): string {
  return /\.md(?:#|$)/i.test(to) ? posix.join(list.folder, to) : `#${to}`;
}

/**
 * Makes the resolver of a manuscript from its anchors, its chapters and the aliases of book.yaml. `#x` is the `x` of
 * the link's chapter, as on GitHub and in mdBook, and else that of the book; `02-b.md#x` is only that of the named
 * chapter. Links may name a chapter by the page that another tool makes of it (`02-b.html`, `02-b`, `part/` for
 * `part/README.md`), and from the folder of chapters (`/part/02-b.md`). A query (`?x`)
 * is left out.
 */
export function linkResolver({
  manifest,
  chapters,
  anchors,
  list,
  files,
}: Pick<Manuscript, 'manifest' | 'chapters' | 'anchors' | 'list' | 'files'>): Resolve {
  const byHome = new Map(chapters.map(({ name }) => [name, new Map<string, PlacedAnchor>()]));
  const inBook = new Map<string, PlacedAnchor[]>();
  for (const anchor of anchors) {
    for (const id of [anchor.local, ...(anchor.slugs ?? [])]) {
      byHome.get(anchor.home)?.set(id, anchor);
      const all = inBook.get(id);
      if (all) all.push(anchor);
      else inBook.set(id, [anchor]);
    }
  }
  const byId = new Map(anchors.map((anchor) => [anchor.id, anchor]));
  const byPath = new Map(chapters.map((chapter) => [chapter.path, chapter]));
  const title = ({ name, headings: [first] }: Chapter) => first && byHome.get(name)?.get(first.local);

  /** Gives all anchors that an id may mean in the book. Names that an author gave go before equal slugs. */
  const findInBook = (id: string): readonly PlacedAnchor[] => {
    const all = inBook.get(id) ?? [];
    const named = all.filter((anchor) => anchor.named && anchor.local === id);
    const whole = byId.get(id);
    return named.length > 0 ? named : all.length > 0 || !whole ? all : [whole];
  };
  const findAll = (id: string) => {
    const found = findInBook(id);
    return found.length > 0 ? found : findInBook(decodePercent(id));
  };
  const findAt = (id: string, home: string) =>
    byHome.get(home)?.get(id) ?? byHome.get(home)?.get(decodePercent(id));
  const bySpelling = slugSpellings(anchors);
  const findAlike = (id: string, home: string) => bySpelling(home, decodePercent(id));

  const byAlias = new Map(
    Object.entries(manifest.aliases ?? {}).map(([url, target]) => {
      const chapter = byPath.get(posix.join(list.folder, target));
      return [plain(url), findAll(target)[0] ?? (chapter && title(chapter))];
    }),
  );
  const names = new Map(chapters.map(({ path, name }) => [path, name]));

  return (url, from) => {
    // A query alone (`?x#id`) means the chapter itself, as in a browser.
    const [, ownId] = /^(?:\?[^#]*)?#(.*)$/s.exec(url) ?? [];
    if (ownId !== undefined) {
      const id = ownId;
      const own = findAt(id, names.get(from) ?? '');
      const all = own ? [own] : findAll(id);
      const alike = all.length > 0 ? undefined : findAlike(id, names.get(from) ?? '');
      const [anchor, ...others] = alike ? [alike] : all;
      return anchor ? { to: 'anchor', anchor, others } : noAnchor(id, nearest(id, inBook.keys(), '#'));
    }
    if (isAddress(url)) {
      const [page, fragment] = url.split('#', 2);
      const known = byAlias.get(plain(page ?? url));
      if (!known) return { to: 'outside', url };
      const inside = fragment ? (findAt(fragment, known.home) ?? findAll(fragment)[0]) : undefined;
      return { to: 'anchor', anchor: inside ?? known, others: [] };
    }
    const [address = '', id] = url.split('#', 2);
    // A chapter has no query: `02-b.md?plain=1` is how GitHub shows its source.
    const [file = ''] = address.split('?', 1);
    const query = address.slice(file.length);
    if (file === '') return { to: 'nowhere', missing: `page before \`${query}\``, nearest: undefined };
    const fromRoot = file.startsWith('/') ? posix.normalize(decodePercent(file)) : undefined;
    const path = posix.join(fromRoot === undefined ? posix.dirname(from) : list.folder, decodePercent(file));
    // On GitHub, `/src/02-b.md` starts from the folder of the whole book.
    const chapter = [path, ...(fromRoot === undefined ? [] : [fromRoot.slice(1)])]
      .flatMap(filesOfPage)
      .map((one) => byPath.get(one))
      .find((one) => one !== undefined);
    const heading = chapter && title(chapter);
    const named = (fromRoot ?? path).replace(/\/$/, '');
    const found = heading ? undefined : files.get(named);
    if (found?.kind === 'file') return { to: 'file', path: found.path };
    // What the book's folder has is no page of the site.
    const isPage = /(?:\.html?|(?:^|\/)[^./]*)$/i.test(file);
    const isMistyped = found !== undefined && 'nearest' in found && !isPage;
    const isAbsent = found === undefined || found.kind === 'missing' || found.kind === 'outside';
    // A page beside the published book, such as that of another book on the same site.
    if (!heading && isAbsent && !isMistyped && manifest.url !== undefined && !/\.md$/i.test(file)) {
      const page = `${posix.relative(list.folder, path)}${path.endsWith('/') ? '/' : ''}${query}`;
      return {
        to: 'outside',
        url: new URL(id === undefined ? page : `${page}#${id}`, folderUrl(manifest.url)).href,
        path: named,
      };
    }
    if (!heading) {
      const paths = chapters.map((one) => posix.relative(posix.dirname(from), one.path));
      const missing = `chapter \`${file}\``;
      return { to: 'nowhere', missing, nearest: nearest(file, paths), path: named };
    }
    const anchor = id ? (findAt(id, chapter.name) ?? findAlike(id, chapter.name)) : heading;
    if (anchor) return { to: 'anchor', anchor, others: [] };
    const [elsewhere] = id ? findAll(id) : [];
    return noAnchor(id ?? '', elsewhere ? `#${id}` : nearest(id ?? '', inBook.keys(), '#'));
  };
}

/** Gives the files that the path of a page may mean, the file itself first. */
function filesOfPage(path: string): readonly string[] {
  const page = path.replace(/\/$|\.html?$/i, '');
  const folder = page === path || path.endsWith('/') ? page : page.replace(/(?:^|\/)index$/i, '');
  return [path, `${page}.md`, ...['README.md', 'index.md'].map((name) => posix.join(folder, name))];
}

/** Gives the address of a web edition's folder, with the final slash that relative addresses need. */
export function folderUrl(url: string): string {
  return url.replace(/\/*$/, '/');
}

function noAnchor(id: string, near: string | undefined): Target {
  return { to: 'nowhere', missing: `anchor \`${id}\``, nearest: near };
}

/**
 * Describes a link to `id` that may mean anchors of several chapters; undefined if it means one. Links in the cure
 * start from `folder`.
 */
export function doubtOf(
  id: string,
  { anchor, others }: Extract<Target, { to: 'anchor' }>,
  folder: string,
): Readonly<{ reason: string; cure: string }> | undefined {
  if (others.length === 0) return undefined;
  const at = ({ path, place: { start } }: PlacedAnchor) => `${path}:${start.line}:${start.column}`;
  const places = others.slice(0, 3).map(at).join(', ');
  const rest = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return {
    reason: `Unexpected anchor \`${id}\`, which ${others.length + 1} chapters have, expected one that says which it is`,
    cure:
      `It leads to the first, at ${at(anchor)}; ${others.length > 1 ? 'others are' : 'another is'} at ${places}${rest}. ` +
      `Write \`${posix.relative(folder, anchor.path)}#${id}\` if that is meant.`,
  };
}

type Form = Readonly<{ form: RegExp; wanted: string; cure: string }>;

const web: Form = { form: /^\/\/[^/?#\\]/, wanted: '//HOST/…', cure: 'Write two slashes and the host.' };

/** The forms of addresses, by scheme. */
const forms: Readonly<Record<string, Form>> = {
  'mailto:': { form: /^[^?]*[^?@]@[^?@]/, wanted: 'NAME@HOST', cure: 'Write the mail address.' },
  'tel:': { form: /\d/, wanted: 'NUMBER', cure: 'Write the number.' },
};

/** Gives the form that an address must have after its `scheme` (`https:`). */
export function formOf(scheme: string): Form {
  return forms[scheme] ?? web;
}

/** Tells whether a reader can follow an address. It does not ask whether editions keep the scheme. */
export function canFollow(url: string): boolean {
  const scheme = url.slice(0, url.indexOf(':') + 1).toLowerCase();
  return formOf(scheme).form.test(url.slice(scheme.length)) && URL.canParse(url);
}

/** Tells whether a link is an address with a scheme, or one of another host (`//host/`). */
export function isAddress(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url);
}

function nearest(wanted: string, existing: Iterable<string>, prefix = ''): string | undefined {
  const names = [...existing];
  const name = names.length > 0 ? closest(wanted, names) : undefined;
  // A name with half its letters wrong is no useful proposal.
  return name !== undefined && distance(wanted, name) <= wanted.length / 2 ? prefix + name : undefined;
}

/** Drops what makes no difference in an address: fragment, last slash, capitals in the host. */
function plain(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/#.*$/, '').replace(/\/$/, '') : url;
}
