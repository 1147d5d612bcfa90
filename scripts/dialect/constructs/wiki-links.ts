// Construct: links by the names of chapters and headings, `[[Page#Heading|words]]`, and pictures by the names of their files.

import { posix } from 'node:path';
import { slug } from 'github-slugger';
import type { Image, Link, Nodes, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import type { Chapter, PlacedAnchor } from '../../model/book.ts';
import type { ConnectContext, Construct } from '../../model/construct.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { lookOfPicture } from '../attributes/looks.ts';
import { placeIn } from '../references/forms.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9" height="9"/></svg>';

/** Wiki links. Packages for them make links of whatever is in two brackets, and know nothing of a book’s chapters. */
export const wikiLinks: Construct = {
  id: 'wiki-links',
  title: 'Wiki links',
  about:
    'Two brackets link to a chapter by the name of its file or its title, as in Obsidian and in wikis: `[[02-two]]`, ' +
    '`[[The second chapter|words]]`, `[[02-two#Heading]]`, `[[#Heading of this chapter]]`. Without words of its own, such a link has ' +
    'the title as its words. `![[plan.png]]` shows the picture of that name, wherever it is in the book’s folder, ' +
    '`![[plan.png|300]]` 300 pixels wide. Brackets that name nothing in the book stay as they are typed, such as ' +
    '`[[nodiscard]]`, `[[1, 2]]` or `[[ -f file ]]`.',
  editions: 'Links and pictures in every edition, like all others.',
  checks: ['foreign-syntax'],
  examples: [
    {
      about: 'Chapters by their files and titles, and a heading of this one.',
      files: { 'chapters/02-two.md': '# 2. The second {#two}\n\n## More words {#more}\n' },
      markdown: '## Here {#here}\n\n[[02-two]], [[The second|it]], [[02-two#More words]], [[#Here]]',
      html: '<h2 id="here">Here</h2>\n<p><a href="#two">The second</a>, <a href="#two">it</a>, <a href="#more">More words</a>, <a href="#here">Here</a></p>',
    },
    {
      about: 'A picture, and one with its width.',
      files: { 'images/sub/a.svg': svg },
      markdown: '![[a.svg]] ![[a.svg|60]]',
      html: '<p class="picture"><img src="images/sub/a.svg" alt="a" width="30" height="20"> <img src="images/sub/a.svg" alt="a" width="60"></p>',
    },
    {
      about: 'Brackets that are no links.',
      markdown: '`[[one]]`, [[nodiscard]], [[1, 2]], a[[0]], [[ -f x ]].',
      html: '<p><code>[[one]]</code>, [[nodiscard]], [[1, 2]], a[[0]], [[ -f x ]].</p>',
    },
  ],
  connect: (chapters, context) => {
    const pages = pagesOf(chapters, context);
    for (const chapter of chapters) link(chapter, pages, context);
  },
};

/** The chapters by what wiki links may call them, in small letters: file, path, title, slug. The first one has the name. */
function pagesOf(chapters: readonly Chapter[], { find }: ConnectContext): ReadonlyMap<string, Chapter> {
  const pages = new Map<string, Chapter>();
  const keys: readonly ((chapter: Chapter) => string | undefined)[] = [
    ({ path }) => path.replace(/\.md$/i, ''),
    ({ path }) => posix.basename(path).replace(/\.md$/i, ''),
    ({ headings }) => headings[0]?.title,
    ({ headings }) => slug(headings[0]?.title ?? ''),
  ];
  for (const keyOf of keys)
    for (const chapter of chapters) {
      const key = keyOf(chapter)?.trim().toLowerCase();
      if (key && !pages.has(key) && find(fileName(chapter), chapter.path)) pages.set(key, chapter);
    }
  return pages;
}

function fileName({ path }: Chapter): string {
  return encodeURIComponent(posix.basename(path));
}

/** Two brackets in one line; no letter, digit or bracket stands before them, and nothing that makes a link of them after. */
const form = /(?<![\\\p{L}\d[\])!])(!?)\[\[([^[\]|#\n]*)(#[^[\]|\n]+)?(?:\\?\|([^[\]\n]+))?\]\](?![[(\]])/gu;

function link(
  { tree, path, text }: Chapter,
  pages: ReadonlyMap<string, Chapter>,
  context: ConnectContext,
): void {
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'heading' || node.type === 'link' || node.type === 'linkReference') return SKIP;
    if (node.type !== 'text' || !parent || index === undefined || !node.value.includes('[['))
      return undefined;
    const source = text.slice(node.position?.start.offset, node.position?.end.offset);
    const nodes: PhrasingContent[] = [];
    let [at, from] = [0, 0];
    const add = (end: number) => {
      const value = node.value.slice(at, end);
      const found = source.indexOf(value, from);
      const place = found < 0 ? node.position : placeIn(source, node.position, found, found + value.length);
      if (value !== '') nodes.push({ type: 'text', value, ...(place && { position: place }) });
    };
    for (const match of node.value.matchAll(form)) {
      const [written, embeds, page = '', heading = '', words] = match;
      // In a table, the bar is escaped. What an include brings has the place of the include.
      const typed = source.includes(written) ? written : written.replace('|', '\\|');
      const found = source.indexOf(typed, from);
      const isIncluded = !source.includes('[[') && !source.includes('\\[');
      // An escaped bracket is not in the source as it is in the text.
      if ((found < 0 && !isIncluded) || source[found - 1] === '\\') continue;
      const place = found < 0 ? node.position : placeIn(source, node.position, found, found + typed.length);
      const made = embeds
        ? pictureOf(page, words, path, context.files, place)
        : linkOf(page.trim(), heading.slice(1).trim(), words?.trim(), path, pages, context, place);
      if (!made) continue;
      add(match.index);
      nodes.push(made);
      at = match.index + written.length;
      from = found < 0 ? from : found + typed.length;
    }
    if (nodes.length === 0) return undefined;
    add(node.value.length);
    parent.children.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
}

/** Makes the link to a page or a heading; undefined if there is none of that name. */
function linkOf(
  page: string,
  heading: string,
  words: string | undefined,
  from: string,
  pages: ReadonlyMap<string, Chapter>,
  { find }: ConnectContext,
  position: Position | undefined,
): Link | undefined {
  if (page === '' && heading === '') return undefined;
  const name = page.replace(/\.md$/i, '').toLowerCase();
  const chapter =
    page === ''
      ? undefined
      : (pages.get(name) ?? pages.get(posix.normalize(posix.join(posix.dirname(from), name)).toLowerCase()));
  if (page !== '' && !chapter) return undefined;
  const file = chapter ? encodeURI(posix.relative(posix.dirname(from), chapter.path)) : '';
  // The last of several headings, `[[Page#Part#Section]]`, is the one that is meant.
  const last = heading.split('#').at(-1)?.trim() ?? '';
  const urls = last === '' ? [file] : [`${file}#${encodeURIComponent(last)}`, `${file}#${slug(last)}`];
  const url = urls.find((one) => find(one, from));
  const target: PlacedAnchor | undefined = url === undefined ? undefined : find(url, from);
  if (url === undefined || !target) return undefined;
  const place = position && { position };
  return {
    type: 'link',
    url,
    children: [{ type: 'text', value: words || target.title || page }],
    ...place,
  };
}

/** Makes the picture whose file has a name; undefined if the book has none. The nearest file is the one that is meant. */
function pictureOf(
  name: string,
  words: string | undefined,
  from: string,
  files: readonly string[],
  position: Position | undefined,
): Image | undefined {
  const wanted = name.trim().toLowerCase();
  if (!/\.(?:png|jpe?g|gif|svg|webp)$/.test(wanted)) return undefined;
  const relative = posix.normalize(posix.join(posix.dirname(from), wanted)).toLowerCase();
  const path =
    files.find((one) => one.toLowerCase() === relative) ??
    files.find((one) => one.toLowerCase() === wanted) ??
    files.find((one) => one.toLowerCase().endsWith(`/${wanted}`));
  if (path === undefined) return undefined;
  const [, width, height] = /^\s*(\d+)(?:x(\d+))?\s*$/.exec(words ?? '') ?? [];
  const values = { ...(width && { width }), ...(height && { height }) };
  const alt = (width === undefined && words?.trim()) || posix.basename(path).replace(/\.\w+$/, '');
  const hProperties = lookOfPicture({ id: undefined, classes: [], values });
  const url = encodeURI(posix.relative(posix.dirname(from), path));
  return { type: 'image', url, alt, data: { hProperties }, ...(position && { position }) };
}
