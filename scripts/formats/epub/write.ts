// Makes an EPUB: documents, navigation, metadata, pictures and cover, packed into one file.

import { coverPicture } from '../../cover/picture.ts';
import type { Artifact, Edition } from '../../model/book.ts';
import type { Finding } from '../../model/finding.ts';
import type { PrintedBook, TooLong } from '../../model/printed-book.ts';
import type { World } from '../../model/world.ts';
import { readTemplate } from '../../text/stylesheet.ts';
import { loadTheme } from '../../text/theme/load.ts';
import { formerIds, placeFormer } from '../../tree/redirected-ids.ts';
import { codeFonts, noFonts } from './fonts.ts';
import { stylesheet } from './long-lines.ts';
import { accessibility, metadataOf } from './metadata.ts';
import { landmarks, navCount, navDepth, navEntries, navLists, navPages } from './navigation.ts';
import { pack } from './packer.ts';
import { markPages } from './page-breaks.ts';
import { coverSource, type EpubPage, epubPages, homesOf } from './pages.ts';
import { fitPictures, usedPictures } from './pictures.ts';
import { splitPages } from './split.ts';
import { toXhtml } from './xhtml.ts';

/** Makes the EPUB. Reports by `tell` where it can't mark the pages of the printed book. */
export async function writeEpub(
  edition: Edition,
  world: World,
  tell: (finding: Finding) => void,
  run?: PrintedBook,
): Promise<readonly Artifact[]> {
  const unmarked = withFormerIds(epubPages(edition), formerIds(edition.manifest));
  const located = edition.manifest.epub.pages === 'printed' ? await run?.located(edition) : undefined;
  if (located?.kind === 'too-long') tell(tooLong(located));
  const { breaks, pages: whole } =
    located?.kind === 'located' ? markPages(unmarked, located, edition) : { breaks: [], pages: unmarked };
  const pages = splitPages(whole);
  const trees = pages.map(({ tree }) => tree);
  const homes = homesOf(pages);
  const pictures = await fitPictures(usedPictures(edition, trees), world);
  const cover = await coverPicture(edition, world);
  const own = edition.manifest.epub.fonts === 'code' ? await codeFonts(trees, world) : noFonts;
  const theme = (await loadTheme(edition.manifest.theme, world.book)).sheets.epub;
  const themed = [...theme.files].map(([path, content]) => [path.replace('fonts/', ''), content] as const);
  const fonts = { ...own, files: new Map([...own.files, ...themed]) };
  const files = new Map([
    [coverSource, `cover.${cover.extension}`],
    ...pictures.map(({ path, name, extension }) => [path, `images/${name}.${extension}`] as const),
  ]);
  const drawings = new Map(
    pictures.flatMap(({ path, name, drawing }) => (drawing ? [[path, `images/${name}.svg`] as const] : [])),
  );
  const places = {
    words: edition.words,
    home: (id: string) => homes.get(id),
    picture: (path: string) => files.get(path),
    drawing: (path: string) => drawings.get(path),
  };
  const entries = navEntries(edition, homes);
  const lists = navLists(edition, homes);
  const template = (name: string) => readTemplate(world, `epub/${name}`);
  const content = await pack({
    book: {
      words: edition.words,
      metadata: metadataOf(edition, breaks.length > 0),
      accessibility: accessibility(trees, pictures, {
        index: edition.index !== undefined,
        pages: breaks.length > 0,
        certifier: edition.manifest.epub.certifier,
      }),
      contents: { title: edition.words.contents, entries, depth: navDepth(entries) },
      lists,
      pages: navPages(breaks, homes, navCount(entries)),
      landmarks: landmarks(pages, edition.words.contents, lists),
      fonts: [...fonts.files.keys()],
    },
    pages: pages.map(({ tree, ...page }) => ({ ...page, body: toXhtml(tree, page.file, places) })),
    pictures,
    cover,
    fonts,
    css: (await stylesheet(world, fonts.css)) + theme.css,
    templates: {
      contentOPF: await template('content.opf'),
      tocXHTML: await template('toc.xhtml'),
      tocNCX: await template('toc.ncx'),
      chapterXHTML: await template('page.xhtml'),
    },
    modified: edition.date,
  });
  return [{ path: `epub/${edition.manifest.id}.epub`, content }];
}

/** Makes the finding about a printed book with more pages than its service binds: it is not made, so it has no pages to mark. */
function tooLong({ pages, most, service }: TooLong): Finding {
  return {
    rule: 'epub-pages',
    severity: 'warning',
    reason: `Cannot mark the pages of the printed book in the EPUB: it would have about ${pages} pages, and ${service} binds at most ${most}`,
    cure: 'The EPUB is made without them. Set `epub: {pages: none}`, or choose a print profile or a larger trim size that the book fits.',
    key: ['epub'],
  };
}

/** Adds the former ids of anchors to the pages, at the places of these anchors. */
function withFormerIds(
  pages: readonly EpubPage[],
  former: ReadonlyMap<string, readonly string[]>,
): readonly EpubPage[] {
  if (former.size === 0) return pages;
  return pages.map((page) => {
    const tree = structuredClone(page.tree);
    placeFormer(tree, former);
    return { ...page, tree };
  });
}
