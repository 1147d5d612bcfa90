// Stage 3: renders a book into an edition, once for all formats.

import { setImmediate as otherWork } from 'node:timers/promises';
import settings from '../../package.json' with { type: 'json' };
import { labelOf, listCaptions } from '../dialect/caption-numbers.ts';
import { makeIndex } from '../dialect/constructs/index-terms.ts';
import { curlQuotes } from '../dialect/constructs/quotes.ts';
import { isInExamples } from '../dialect/constructs/samples.ts';
import { constructs } from '../dialect/constructs.ts';
import { linkResolver, namedInSettings, type Resolve } from '../dialect/links.ts';
import { wordReferences } from '../dialect/reference-words.ts';
import type { Anchor, Book, Chapter, Edition, Entry, RenderedChapter } from '../model/book.ts';
import type { Finding } from '../model/finding.ts';
import type { World } from '../model/world.ts';
import { isUntitled } from '../read/chapter-roles.ts';
import { direction } from '../settings/direction.ts';
import type { Manifest } from '../settings/manifest.ts';
import { redirectsOf } from '../settings/redirects.ts';
import { wordsOf } from '../settings/words.ts';
import { freeId } from '../text/free-ids.ts';
import { findLicense, type License } from '../text/licenses.ts';
import { visit } from '../tree/visit.ts';
import { changeByPlugins } from './author-plugins.ts';
import { chapterRenderer } from './chapter.ts';
import { colourCode, findColours } from './colour.ts';
import { derive } from './derive.ts';
import { markDirections } from './directions.ts';
import { dutiesOf } from './license-duties.ts';
import { nameEmptyLinks } from './name-empty-links.ts';
import { offerFiles } from './offered-files.ts';
import { colophonPage, copyrightPage, licensePage } from './pages.ts';
import { addParts } from './parts.ts';

/**
 * Makes the edition of a checked book. Its date is that of `SOURCE_DATE_EPOCH`, else of book.yaml, else today. `tell`
 * receives what the author's rehype plugins say and do wrong; a chapter that they fail at stays as it was.
 */
export async function render(book: Book, world: World, tell?: (finding: Finding) => void): Promise<Edition> {
  return derive(await renderOwn(book, world, tell), book);
}

async function renderOwn(book: Book, world: World, tell?: (finding: Finding) => void): Promise<Edition> {
  const resolve = linkResolver(book);
  const idOf = idsOfSettings(book, resolve);
  const manifest = withTargets(book.manifest, idOf);
  const words = wordsOf(manifest);
  const colours = findColours(book.chapters, world.threads);
  const license = await knownLicense(manifest.license.id, book, world);
  const samples =
    manifest.license.samples === undefined
      ? undefined
      : await knownLicense(manifest.license.samples, book, world);
  const curl = (title: string) => curlQuotes(title, manifest.language);
  const { begin, finish } = chapterRenderer(book, resolve, words);
  const changed = await changeByPlugins(book, begin, world.plugins, tell);
  const rendered: RenderedChapter[] = [];
  for (const chapter of book.chapters) {
    const tree = finish(chapter, changed.get(chapter) ?? begin(chapter));
    rendered.push({ ...standingOf(chapter), tree, entry: contents(chapter, curl) });
    await otherWork(); // the browser's start
  }
  await colourCode(
    rendered.map(({ tree }) => tree),
    colours,
    world.threads,
  );
  const given = new Map(book.anchors.map((anchor) => [anchor.id, { ...anchor, title: curl(anchor.title) }]));
  const taken = new Set([
    ...book.anchors.flatMap(({ id, local, slugs = [] }) => [id, local, ...slugs]),
    ...redirectsOf(manifest).map(({ key }) => key),
  ]);
  const { chapters: written, anchors: parts } = addParts(rendered, taken, curl);
  const collected = constructs.flatMap(
    ({ collect }) => collect?.(written, { book, words, anchors: given, taken, idOf }) ?? [],
  );
  const numbered = collected.flatMap(({ captions: some = [] }) => some);
  const chapters = [...written, ...collected.flatMap(({ chapters: some = [] }) => some)];
  const made = collected.flatMap(({ anchors: some = [] }) => some);
  const terms = collected.flatMap(({ terms: some = [] }) => some);
  const known = anchorTable(given, chapters, [...parts, ...numbered, ...made], words.note);
  const { captions, anchors } = wordReferences(chapters, numbered, known, words);
  const nameOf = (id: string) => {
    const target = anchors.get(id);
    return target && (labelOf(target, words) || target.id);
  };
  const files = offerFiles(
    chapters.map(({ tree }) => tree),
    book,
  );
  for (const { tree } of chapters) nameEmptyLinks(tree, nameOf);
  const duties = dutiesOf(book, license, samples);
  const licenseId = freeId('license', anchors);
  const date = world.epoch ?? (manifest.date ? new Date(`${manifest.date}T00:00:00Z`) : world.today);
  const copyright = copyrightPage(book, words, date, duties, licenseId, freeId('copyright', anchors));
  const owed = licensePage(license, licenseId);
  const colophon = colophonPage(book, words, settings.version, freeId('colophon', anchors));
  const way = direction(manifest.language);
  if (way === 'rtl') for (const { tree } of [...chapters, copyright, owed, colophon]) markDirections(tree);
  return {
    manifest,
    date,
    direction: way,
    words,
    copyright,
    license: owed,
    colophon,
    chapters,
    anchors,
    captions,
    lists: listCaptions(captions, manifest.lists, anchors, words),
    index: makeIndex(terms, anchors, manifest.language, words),
    images: readable(book.images),
    cover: readable(book.cover),
    samples: readable(new Map([...book.samples].filter(([path]) => isInExamples(path)))),
    files,
    sources: book.sources,
    duties,
    licenses: { book: license.texts, samples: samples?.texts ?? [] },
  };
}

/** Gives what an edition keeps of where a chapter stands. */
function standingOf(chapter: Chapter): Omit<RenderedChapter, 'tree' | 'entry'> {
  const { name, level, matter, role, part, within, captionNumber } = chapter;
  const standing = { name, level, matter, role, part, within, captionNumber };
  return isUntitled(chapter) ? { ...standing, isUntitled: true } : standing;
}

/** Gives the function that resolves anchors in book.yaml to ids of the whole book. */
function idsOfSettings(book: Book, resolve: Resolve): (to: string) => string {
  return (to) => {
    const target = resolve(namedInSettings(to, book), book.settings.path);
    return target.to === 'anchor' ? target.anchor.id : to;
  };
}

/** Resolves the redirects of the settings to ids of the whole book. */
function withTargets(manifest: Manifest, idOf: (to: string) => string): Manifest {
  const { redirects } = manifest;
  if (!redirects) return manifest;
  const leading = Object.entries(redirects).map(([key, to]) => [key, idOf(to)]);
  return { ...manifest, redirects: Object.fromEntries(leading) };
}

function readable<Key, File extends object>(files: ReadonlyMap<Key, File | string>): ReadonlyMap<Key, File> {
  return new Map([...files].filter((pair): pair is [Key, File] => typeof pair[1] === 'object'));
}

/**
 * Gives the headings of a chapter as a tree, without those that their author wants in no contents. Ranks have no gaps in a
 * checked book, so the rank is the depth.
 */
function contents({ headings }: Chapter, curl: (title: string) => string): Entry {
  type Growing = Entry & { children: Growing[] };
  const listed = headings.filter(({ rank, node }) => rank === 1 || !node.data?.unlisted);
  const entries = listed.map(({ id, number, title, rank }) => ({
    rank,
    entry: { id, number, title: curl(title), children: [] } as Growing,
  }));
  const [root, ...rest] = entries;
  if (!root) throw new Error('a checked chapter has a heading');
  const open = [root];
  for (const item of rest) {
    while (open.length > 1 && (open.at(-1)?.rank ?? 0) >= item.rank) open.pop();
    open.at(-1)?.entry.children.push(item.entry);
    open.push(item);
  }
  return root.entry;
}

/** Lists every id in the trees, in the order of the text: the manuscript's anchors, and those that rendering made. */
function anchorTable(
  manuscript: ReadonlyMap<string, Anchor>,
  chapters: readonly RenderedChapter[],
  made: readonly Anchor[],
  note: string,
): ReadonlyMap<string, Anchor> {
  const known = new Map<string, Anchor>();
  for (const { id, local, slugs = [], kind, number, title, home, label } of [
    ...manuscript.values(),
    ...made,
  ]) {
    const called = kind === 'theorem' && label !== undefined ? { label } : {};
    // A place that the author named stays a place, even if a term is defined there.
    if (kind !== 'term' || !known.has(id))
      known.set(id, { id, local, slugs, kind, number, title, home, ...called });
  }
  const table = new Map<string, Anchor>();
  for (const { name, tree } of chapters) {
    visit(tree, 'element', ({ properties: { id } }) => {
      if (typeof id !== 'string' || table.has(id)) return;
      const noted = { id, local: id, kind: 'note', number: undefined, title: note, home: name } as const;
      table.set(id, known.get(id) ?? noted);
    });
  }
  // An anchor that rendering lost stays in the table, so that the proof misses it in the finished files.
  return new Map([...table, ...[...known].filter(([id]) => !table.has(id))]);
}

async function knownLicense(id: string, { licenses, manifest }: Book, world: World): Promise<License> {
  const license = await findLicense(id, world.resource, licenses, manifest.license.name);
  if (!license) throw new Error(`a checked book has a known licence, not \`${id}\``);
  return license;
}
