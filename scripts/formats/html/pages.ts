// Makes the pages of a web edition in reading order, the page with the whole book, and the downloads.

import { basename } from 'node:path/posix';
import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import type { Edition, Entry } from '../../model/book.ts';
import type { Made } from '../../model/contract.ts';
import type { World } from '../../model/world.ts';
import { sha256 } from '../../text/digest.ts';
import { freeId } from '../../text/free-ids.ts';
import { numberedTitle } from '../../text/numbered-title.ts';
import { fillTemplate } from '../../text/template.ts';
import { linkedIndex } from '../../tree/index-tree.ts';
import { nestedEntries } from '../../tree/nested-chapters.ts';
import { toHtml } from '../../tree/to-html.ts';
import { visit } from '../../tree/visit.ts';
import { address, type Places } from './addresses.ts';
import { webBody } from './body.ts';
import { bookContents, captionsList, entryList, sidebars } from './contents.ts';
import { mathFontPath } from './math-font.ts';
import { bookLine, canonical, description, folderOf, folderPath, pageData, socialCard } from './metadata.ts';
import { lostPage, movedNotes, movedPages } from './moved.ts';
import type { Download, PlainPage } from './page.ts';
import { roleSection } from './role-sections.ts';

/**
 * Gives the HTML of every page by its file: first in reading order (contents, chapters, index, copyright, licence), then
 * the whole book on one page, the page for unknown addresses, and pages that redirect. `picture` is the file that social
 * networks show, `downloads` are the other formats beside the pages.
 */
export async function webPages(
  edition: Edition,
  places: Places,
  picture: string | undefined,
  downloads: readonly Download[],
  world: World,
): Promise<ReadonlyMap<string, string>> {
  const { manifest, words, duties, date, copyright, license, index } = edition;
  const own = new Set([copyright, license, ...edition.lists, ...(index ? [index] : [])].map(({ id }) => id));
  const taken = { has: (id: string) => places.isAnchor(id) || own.has(id) };
  const ids = {
    main: freeId('main', taken),
    contents: freeId('contents', taken),
    book: freeId('book', taken),
    settings: freeId('settings', taken),
  };
  const sidebar = sidebars(edition, places, `${address(places.index)}#${ids.contents}`);
  const common = {
    language: manifest.language,
    words,
    direction: edition.direction,
    book: manifest.title,
    subtitle: manifest.subtitle,
    authors: manifest.authors,
    version: manifest.version,
    date: date.toISOString().slice(0, 10),
    copyright: duties.copyright,
    sentence: duties.sentence,
    derivation: edition.derivation,
    source: duties.source,
    licenseUrl: duties.licenseUrls[0],
    home: folderOf(manifest),
    downloads: downloads.map((one) => ({ ...one, href: address(one.file) })),
    assent: duties.assent,
    licenseName: license.title.replace(/^The /, ''),
    ids,
    files: {
      index: address(places.index),
      copyright: address(places.copyright),
      license: address(places.license),
      whole: address(places.whole),
    },
  };
  const first = edition.chapters[0];
  const front = await fillTemplate(world, 'index.html', {
    ...common,
    contents: toHtml(bookContents(edition, places)),
    lists: edition.lists.map((list) => ({
      id: list.id,
      title: list.title,
      html: toHtml(captionsList(list, places)),
    })),
    first: first && { title: numberedTitle(first.entry), href: address(places.chapter(first.name)) },
  });
  const notes = movedNotes(edition, places);
  const plain = (file: string, title: string, tree: Root) => ({
    kind: 'own' as const,
    file,
    title,
    about: description(tree),
    main: toHtml(webBody(tree, file, places, edition)) + notes(file),
  });
  const pages: readonly PlainPage[] = [
    { kind: 'front', file: places.index, title: words.contents, about: bookLine(edition), main: front },
    ...edition.chapters.map((chapter) => {
      const { name, entry } = chapter;
      const page = plain(places.chapter(name), numberedTitle(entry), roleSection(chapter));
      const sections = entryList(entry.children, page.file, places, 2);
      return { ...page, kind: 'chapter' as const, entry, sections };
    }),
    ...(index ? [plain(places.terms, index.title, linkedIndex(index, edition))] : []),
    plain(places.copyright, copyright.title, copyright.tree),
    plain(places.license, license.title, license.tree),
  ];
  const whole = await fillTemplate(world, 'index.html', {
    ...common,
    contents: toHtml(entryList(wholeEntries(edition), places.whole, places, 2) ?? h('ol')),
    lists: [],
    first: undefined,
  });
  const beside: readonly PlainPage[] = [
    {
      kind: 'whole',
      file: places.whole,
      title: words.wholeBook,
      about: bookLine(edition),
      main: whole + toHtml(wholeBody(edition, places)),
    },
    await lostPage(edition, places, world),
    ...movedPages(edition, places),
  ];
  const linkTo = (page: PlainPage | undefined) => page && { title: page.title, href: address(page.file) };
  const fill = async (page: PlainPage, before?: PlainPage, after?: PlainPage) => {
    const html = await fillTemplate(world, 'page.html', {
      ...common,
      ...page,
      front: page.kind === 'front',
      card: socialCard(edition, page, picture),
      data: pageData(edition, page, downloads),
      canonical: canonical(edition, page),
      base: page.kind === 'lost' ? folderPath(edition) : undefined,
      sidebar: page.kind === 'front' || page.kind === 'whole' ? undefined : sidebar(page.file),
      sections: page.sections && toHtml(page.sections),
      // Formulas in another font have another size, so that the text would move when theirs comes.
      font: page.main.includes('<math') ? mathFontPath('woff2') : undefined,
      to: page.to,
      previous: linkTo(before),
      next: linkTo(after),
    });
    return [page.file, html] as const;
  };
  return new Map(
    await Promise.all([
      ...pages.map((page, at) => fill(page, pages[at - 1], pages[at + 1])),
      ...beside.map((page) => fill(page)),
    ]),
  );
}

/** Gives the text of the book as one tree: chapters, index, copyright, licence. Headings are a rank below the book's title. */
function wholeBody(edition: Edition, places: Places): Root {
  const { chapters, index, copyright, license } = edition;
  const trees = [
    ...chapters.map(roleSection),
    ...(index ? [linkedIndex(index, edition)] : []),
    copyright.tree,
    license.tree,
  ];
  const body = webBody(
    { type: 'root', children: trees.flatMap(({ children }) => children) },
    places.whole,
    places,
    edition,
  );
  visit(body, 'element', lowerHeading);
  return body;
}

/** Gives the contents of the page with the whole book: chapters with their sections, and the parts that follow them. */
function wholeEntries({ chapters, index, copyright, license }: Edition): readonly Entry[] {
  const own = [...(index ? [index] : []), copyright, license];
  return [
    ...nestedEntries(chapters),
    ...own.map(({ id, title }) => ({ id, number: undefined, title, children: [] })),
  ];
}

/** Lowers a heading by a rank. HTML has six ranks, so a seventh is marked by `aria-level`. */
function lowerHeading(node: Element): void {
  const [, rank] = /^h([1-6])$/.exec(node.tagName) ?? [];
  if (rank === '6') node.properties.ariaLevel = '7';
  else if (rank !== undefined) node.tagName = `h${Number(rank) + 1}`;
}

/** Gives the downloads: copies of other formats made in the same run, so that the folder is complete wherever it is put. */
export function downloadsOf(made: readonly Made[]): readonly Download[] {
  return made.map(({ label, type, path, content }) => ({
    file: basename(path),
    label,
    type,
    size: sizeOf(content.length),
    digest: sha256(content),
    content,
  }));
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(Math.round(bytes / 1e3), 1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
