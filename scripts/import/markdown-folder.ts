// Imports a folder of Markdown files: those of a site generator such as VitePress, or a manuscript on GitHub. It writes a SUMMARY.md.

import { posix } from 'node:path';
import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { frontMatterOf, textIn } from '../dialect/front-matter.ts';
import type { Folder } from '../model/world.ts';
import { parseChapterText } from '../read/parse.ts';
import { visit } from '../tree/visit.ts';
import { escaped, type Importer, textAt } from './importer.ts';

/**
 * A Markdown file: its path, what its title may be (the likeliest first), and the place that its front matter gives it
 * among its neighbours.
 */
type Page = Readonly<{ path: string; titles: readonly string[]; rank: number | undefined }>;

/** A folder of pages. `cover` is its README or index. */
type Section = Readonly<{ path: string; cover: Page | undefined; entries: readonly (Page | Section)[] }>;

/** The files in which tools list the pages of a site or a book, in reading order. */
const navigation = [
  ...['ts', 'mts', 'js', 'mjs'].map((suffix) => `.vitepress/config.${suffix}`),
  ...[
    'sidebars.js',
    'sidebars.ts',
    '_sidebar.md',
    'mkdocs.yml',
    '_quarto.yml',
    '_bookdown.yml',
    '_toc.yml',
    'myst.yml',
  ],
  ...['toc.md', 'TOC.md', 'README.md', 'index.md'],
];

/** Files of a repository that tell about the project, not about the book's matter. */
const aboutProject =
  /(?:^|\/)(?:changelog|changes|code_of_conduct|contributing|contributors|copying|licen[cs]e|maintainers|notice|pull_request_template|security|summary|toc|_sidebar)(?:[-_.][\w-]+)?\.md$/i;

const pageName = /\.(?:md|markdown)$/i;
const coverName = /^(?:readme|index|_index)\.(?:md|markdown)$/i;

/** The importer of other folders of Markdown files. */
export const markdownFolder: Importer = {
  id: 'markdown',
  about: 'a folder of Markdown files',
  inPlace: true,
  recognizes: async ({ folder }) => (await folder.files('.')).some((path) => pageName.test(path)),
  read: async ({ folder }) => {
    const files = await folder.files('.');
    const paths = files.filter((path) => pageName.test(path) && !aboutProject.test(path));
    const pages = (await Promise.all(paths.map((path) => pageAt(folder, path)))).filter(
      (page) => page !== undefined,
    );
    const top = await sectionOf(folder, '', withoutCommonTitles(pages));
    const alone = top.entries.length === 0;
    const lost = files
      .filter((path) => /\.mdx$/i.test(path))
      .map((path) => `\`${path}\`: MDX is a program. Make it Markdown, and list it in SUMMARY.md.`);
    if (top.cover && !alone && /readme/i.test(top.cover.path))
      lost.push(
        `\`${top.cover.path}\`: it tells about the project. List it in SUMMARY.md if it is a chapter.`,
      );
    return {
      metadata: { title: top.cover?.titles[0], authors: [] },
      files: new Map([['SUMMARY.md', summaryOf(top, alone)]]),
      kept: files,
      lost,
    };
  },
};

/** Reads the title of a page. Gives nothing for the home page of a site, which has no text of its own. */
async function pageAt(folder: Folder, path: string): Promise<Page | undefined> {
  const text = await textAt(folder, path);
  if (text === undefined) return undefined;
  const tree = parseChapterText(text);
  const front = frontMatterOf(tree);
  if (front && /^layout[ \t]*:[ \t]*['"]?home\b/m.test(front.value)) return undefined;
  const [, rank] =
    /^(?:sidebar_position|order|weight|nav_order)[ \t]*[:=][ \t]*(-?[\d.]+)/m.exec(front?.value ?? '') ?? [];
  const inFront = front && textIn(front, 'title');
  const titles = [...(inFront === undefined ? [] : [inFront]), ...headingsIn(tree), nameOf(path)];
  return { path, titles, rank: rank === undefined ? undefined : Number(rank) };
}

/** Gives the texts of the first two headings. The first may be the title of the whole book. */
function headingsIn(tree: Root): readonly string[] {
  const texts: string[] = [];
  visit(tree, 'heading', (node) => {
    const text = textOf(node).replace(/\s+/g, ' ').trim();
    if (text !== '' && texts.length < 2) texts.push(text);
  });
  return texts;
}

/** Takes a heading that several files of a folder begin with, such as the title of the book, for none of their titles. */
function withoutCommonTitles(pages: readonly Page[]): readonly Page[] {
  const key = ({ path }: Page, title: string) => `${posix.dirname(path)}\n${title}`;
  const counts = new Map<string, number>();
  for (const page of pages) {
    const [first = ''] = page.titles;
    counts.set(key(page, first), (counts.get(key(page, first)) ?? 0) + 1);
  }
  return pages.map((page) => {
    const [first = '', ...rest] = page.titles;
    const isCommon = (counts.get(key(page, first)) ?? 0) > 1 && !coverName.test(posix.basename(page.path));
    return isCommon && rest.length > 0 ? { ...page, titles: rest } : page;
  });
}

/** Makes a title from the name of a file or folder: `01-first_steps.md` gives `First steps`. */
function nameOf(path: string): string {
  const words = posix
    .basename(path)
    .replace(pageName, '')
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) || posix.basename(path);
}

/**
 * Gathers the pages below a folder. They are in the order in which a list of pages there names them, or one in a folder
 * above (`outer`); then in the order of their front matter; then by name, numbers by value.
 */
async function sectionOf(
  folder: Folder,
  path: string,
  pages: readonly Page[],
  outer: readonly string[] = [],
): Promise<Section> {
  const inside = pages.filter((page) => path === '' || page.path.startsWith(`${path}/`));
  const rest = (page: Page) => (path === '' ? page.path : page.path.slice(path.length + 1)).split('/');
  const own = inside.filter((page) => rest(page).length === 1);
  const cover = own.find((page) => coverName.test(posix.basename(page.path)));
  const below = inside.filter((page) => rest(page).length > 1);
  const names = [...new Set(below.map((page) => rest(page)[0] ?? ''))];
  const named = [...new Set([...(await namedIn(folder, path)), ...outer])];
  const sections = await Promise.all(
    names.map((name) => sectionOf(folder, posix.join(path, name), below, named)),
  );
  const places = new Map(named.map((stem, index) => [stem, index]));
  const placeOf = (entry: Page | Section) => {
    const paths =
      'entries' in entry ? [entry.path, ...pagesOf(entry).map((page) => page.path)] : [entry.path];
    return Math.min(...paths.map((one) => places.get(stemOf(one)) ?? Number.POSITIVE_INFINITY));
  };
  const entries = [...own.filter((page) => page !== cover), ...sections].map((entry) => {
    const rank = 'entries' in entry ? entry.cover?.rank : entry.rank;
    return { entry, place: placeOf(entry), rank: rank ?? Number.POSITIVE_INFINITY };
  });
  entries.sort(
    (a, b) =>
      compare(a.place, b.place) || compare(a.rank, b.rank) || natural.compare(a.entry.path, b.entry.path),
  );
  return { path, cover, entries: entries.map(({ entry }) => entry) };
}

const natural = new Intl.Collator('en', { numeric: true });

function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function pagesOf({ cover, entries }: Section): readonly Page[] {
  return [
    ...(cover ? [cover] : []),
    ...entries.flatMap((entry) => ('entries' in entry ? pagesOf(entry) : [entry])),
  ];
}

/** Gives a page's path as lists of pages write it: without its suffix, and the folder for a README or index. */
function stemOf(path: string): string {
  return path.replace(/\.(?:md|markdown|html)$/i, '').replace(/(?:^|\/)(?:readme|index|_index)$/i, '');
}

/** Gives what the lists of pages in a folder name, in their order, as paths without suffixes. */
async function namedIn(folder: Folder, path: string): Promise<readonly string[]> {
  const texts = await Promise.all(navigation.map((name) => textAt(folder, posix.join(path, name))));
  const words = texts.join('\n').match(/[\p{L}\p{N}\p{M}_./%-]+/gu) ?? [];
  const stems = words.map((word) => stemOf(word.replace(/^(?:\.?\/)+|\/$/g, '')));
  return stems.filter((stem) => stem !== '').map((stem) => posix.join(path, stem));
}

/** Writes a SUMMARY.md: folders at the top are parts, deeper ones are nested below their README or index. */
function summaryOf({ cover, entries }: Section, alone: boolean): string {
  const lines = ['# Summary', ''];
  const list = (entry: Page | Section, level: number): void => {
    const indent = '  '.repeat(level);
    if (!('entries' in entry)) lines.push(`${indent}- ${linkTo(entry)}`);
    else {
      if (entry.cover) lines.push(`${indent}- ${linkTo(entry.cover)}`);
      for (const one of entry.entries) list(one, entry.cover ? level + 1 : level);
    }
  };
  if (cover && (alone || !/readme/i.test(cover.path))) lines.push(`- ${linkTo(cover)}`);
  // A folder for each chapter is no part.
  const hasParts = entries.some((entry) => 'entries' in entry && pagesOf(entry).length > 1);
  let inPart = false;
  for (const entry of entries) {
    const isPart = hasParts && 'entries' in entry;
    if (isPart) {
      lines.push('', `# ${escaped(entry.cover?.titles[0] ?? nameOf(entry.path))}`, '');
      for (const one of pagesFirst(entry)) list(one, 0);
    } else {
      // A page after a part would belong to that part.
      if (inPart) lines.push('', '---', '');
      list(entry, 0);
    }
    inPart = isPart;
  }
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function pagesFirst({ cover, entries }: Section): readonly (Page | Section)[] {
  return cover ? [cover, ...entries] : entries;
}

function linkTo({ path, titles: [title = path] }: Page): string {
  const target = /[\s()<>]/.test(path) ? `<${path}>` : path;
  return `[${escaped(title)}](${target})`;
}
