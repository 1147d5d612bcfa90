// Lists the documents of an EPUB in reading order. The navigation document is added after the front matter.

import type { Root } from 'hast';
import { h } from 'hastscript';
import type { Edition, RenderedChapter } from '../../model/book.ts';
import { phrase } from '../../settings/words.ts';
import { linkedIndex } from '../../tree/index-tree.ts';
import { chaptersBeforeContents } from '../../tree/nested-chapters.ts';
import { visit } from '../../tree/visit.ts';
import { fileNames } from './xhtml.ts';

/** A document: its file, its id in the package, its title, and its `epub:type` and ARIA role if it has them. */
export type EpubPage = Readonly<{
  file: string;
  item: string;
  title: string;
  matter: 'frontmatter' | 'bodymatter' | 'backmatter';
  type: string | undefined;
  role: string | undefined;
  /** Whether it stands before the contents. */
  beforeToc?: true;
  /** The id of its heading, if the printed book has it too. */
  opens?: string;
  /** Whether it continues the document before it. */
  continues?: true;
  tree: Root;
}>;

/** The file names, without extension, of the documents that are not chapters. No chapter may take one of them. */
const own = ['cover', 'title', 'copyright', 'toc', 'license', 'colophon'];

/** The `src` of the cover's image, which can't be the path of a picture in the book, since none begins with `/`. */
export const coverSource = '/cover';

/** Makes every document of the edition except the navigation document. */
export function epubPages(edition: Edition): readonly EpubPage[] {
  const { manifest, words, copyright, license, colophon, chapters, index } = edition;
  const files = fileNames(
    chapters.map(({ name }) => name),
    'chapter',
    index ? [...own, 'index'] : own,
  );
  const front = { matter: 'frontmatter', role: undefined, beforeToc: true } as const;
  const before = chaptersBeforeContents(chapters).length;
  const alt = phrase(words.coverOf, { title: manifest.title, authors: manifest.authors.join(', ') });
  const page = (name: string, rest: Omit<EpubPage, 'file' | 'item'>): EpubPage => ({
    file: `${name}.xhtml`,
    item: `page-${name}`,
    ...rest,
  });
  return [
    page('cover', {
      ...front,
      title: words.cover,
      type: 'cover',
      tree: { type: 'root', children: [h('p', [h('img', { src: coverSource, alt, role: 'doc-cover' })])] },
    }),
    page('title', { ...front, title: manifest.title, type: 'titlepage', tree: titlePage(edition) }),
    page('copyright', {
      ...front,
      title: copyright.title,
      type: 'copyright-page',
      opens: copyright.id,
      tree: copyright.tree,
    }),
    ...chapters.map((chapter, index) =>
      page(files[index] ?? '', {
        ...semanticsOf(chapter),
        title: chapter.entry.title,
        opens: chapter.entry.id,
        tree: chapter.tree,
        ...(index < before && { beforeToc: true }),
      }),
    ),
    page('license', {
      matter: 'backmatter',
      title: license.title,
      type: 'appendix',
      role: 'doc-appendix',
      opens: license.id,
      tree: license.tree,
    }),
    ...(index
      ? [
          page('index', {
            matter: 'backmatter',
            title: index.title,
            type: 'index',
            role: 'doc-index',
            opens: index.id,
            tree: linkedIndex(index, edition),
          }),
        ]
      : []),
    page('colophon', {
      matter: 'backmatter',
      title: colophon.title,
      type: 'colophon',
      role: 'doc-colophon',
      opens: colophon.id,
      tree: withoutTypes(colophon.tree),
    }),
  ];
}

/** Gives the matter, `epub:type` and ARIA role of a chapter. One without a role in front or back matter has no type. */
function semanticsOf({ matter, role, isPart }: RenderedChapter): Pick<EpubPage, 'matter' | 'type' | 'role'> {
  const type = isPart ? 'part' : (role ?? (matter === 'body' ? 'chapter' : undefined));
  return { matter: `${matter}matter`, type, role: type && `doc-${type}` };
}

/** Removes the names of typefaces from the colophon, since an EPUB is set in those of the reader. */
function withoutTypes(tree: Root): Root {
  const copy = structuredClone(tree);
  visit(copy, 'element', ({ properties: { className } }, index, parent) => {
    if (Array.isArray(className) && className.includes('types') && index !== undefined)
      parent?.children.splice(index, 1);
  });
  return copy;
}

/** Gives the file of each id. */
export function homesOf(pages: readonly EpubPage[]): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const { file, tree } of pages) {
    visit(tree, 'element', ({ properties: { id } }) => {
      if (typeof id === 'string' && !homes.has(id)) homes.set(id, file);
    });
  }
  return homes;
}

function titlePage({ manifest, words, date }: Edition): Root {
  const { title, subtitle, authors, contributors, publisher, version } = manifest;
  const children = [
    h('h1', { 'epub:type': 'title' }, title),
    ...(subtitle === undefined
      ? []
      : [h('p.subtitle', { 'epub:type': 'subtitle', role: 'doc-subtitle' }, subtitle)]),
    h(
      'p.authors',
      authors.flatMap((author, index) => (index === 0 ? [author] : [h('br'), author])),
    ),
    ...(contributors ?? []).map(({ name, role }) => h('p.contributor', `${name} (${role})`)),
    ...(publisher === undefined ? [] : [h('p.publisher', publisher)]),
    h('p.version', `${words.version} ${version} · ${date.toISOString().slice(0, 10)}`),
  ];
  return { type: 'root', children };
}
