// Format: the EPUB, for e-readers, tablets and phones.

import type { Format } from '../contract.ts';
import { loadStylesheet, readTemplate } from '../stylesheet.ts';
import { accessibility } from './epub/accessibility.ts';
import { landmarks, navDepth, navEntries } from './epub/contents.ts';
import { coverPicture } from './epub/cover.ts';
import { metadataOf } from './epub/metadata.ts';
import { xmlName } from './epub/names.ts';
import { pack } from './epub/packer.ts';
import { coverSource, epubPages, homesOf } from './epub/pages.ts';
import { usedPictures } from './epub/pictures.ts';
import { readEpub } from './epub/read.ts';
import { toXhtml } from './epub/xhtml.ts';

/** See `about`. */
export const epub = {
  id: 'epub',
  about:
    'An EPUB 3.3: cover, title page, copyright page with the notice, nested contents, one document a chapter, the licence in ' +
    'full. Font, size and colours are the reader’s; code wraps; notes open as pop-ups; landmarks, roles and accessibility ' +
    'metadata serve screen readers, an NCX old e-readers. An anchor keeps its name, but for `:`, which becomes `.`, and ' +
    'other characters that XML names do not have.',
  address: xmlName,
  async write(edition, world) {
    const pages = epubPages(edition);
    const trees = pages.map(({ tree }) => tree);
    const homes = homesOf(pages);
    const pictures = usedPictures(edition, trees);
    const files = new Map([
      [coverSource, 'cover.png'],
      ...pictures.map(({ path, name, extension }) => [path, `images/${name}.${extension}`] as const),
    ]);
    const places = { home: (id: string) => homes.get(id), picture: (path: string) => files.get(path) };
    const entries = navEntries(edition, homes);
    const template = (name: string) => readTemplate(world, `epub/${name}`);
    const content = await pack({
      book: {
        metadata: metadataOf(edition),
        accessibility: accessibility(trees, pictures),
        contents: { title: 'Contents', entries, depth: navDepth(entries) },
        landmarks: landmarks(pages, 'Contents'),
      },
      pages: pages.map(({ tree, ...page }) => ({ ...page, body: toXhtml(tree, page.file, places) })),
      pictures,
      cover: await coverPicture(edition, world),
      css: (await loadStylesheet(world, 'epub/epub.css')).css,
      templates: {
        contentOPF: await template('content.opf'),
        tocXHTML: await template('toc.xhtml'),
        tocNCX: await template('toc.ncx'),
        chapterXHTML: await template('page.xhtml'),
      },
      modified: edition.date,
    });
    return [{ path: `epub/${edition.manifest.id}.epub`, content }];
  },
  async read(artifacts) {
    const [file] = artifacts;
    if (!file) throw new Error('no EPUB to read');
    return readEpub(file);
  },
} satisfies Format;
