// Packs an EPUB by epub-gen-memory, with our own templates and pictures, fixed dates and a fixed order of files.

import { EPub, type Options } from 'epub-gen-memory';
import type { CoverPicture } from '../../cover/picture.ts';
import type { Words } from '../../settings/words/names.ts';
import type { EpubFonts } from './fonts.ts';
import type { Accessibility, Metadata } from './metadata.ts';
import type { Landmark, NavEntry, NavList, NavPage } from './navigation.ts';
import type { EpubPage } from './pages.ts';
import { type Picture, pictureFiles } from './pictures.ts';
import { legal } from './xhtml.ts';

/** A document as the template takes it. `body` is the content of its `<body>`. */
export type PackedPage = Omit<EpubPage, 'tree'> & Readonly<{ body: string }>;

/** The value `book` in the templates of the package document, the navigation document and the NCX. */
export type PackedBook = Readonly<{
  words: Words;
  metadata: Metadata;
  accessibility: Accessibility;
  contents: Readonly<{ title: string; entries: readonly NavEntry[]; depth: number }>;
  lists: readonly NavList[];
  pages: readonly NavPage[];
  landmarks: readonly Landmark[];
  pictures: readonly Readonly<{ id: string; file: string; mediaType: string }>[];
  /** Names of the files in `fonts/`. */
  fonts: readonly string[];
}>;

/** Everything that an EPUB is made of. `modified` becomes the date of every file in it. */
export type Parts = Readonly<{
  book: Omit<PackedBook, 'pictures'>;
  pages: readonly PackedPage[];
  pictures: readonly Picture[];
  cover: CoverPicture;
  fonts: EpubFonts;
  css: string;
  templates: Readonly<Record<'contentOPF' | 'tocXHTML' | 'tocNCX' | 'chapterXHTML', string>>;
  modified: Date;
}>;

/** Gives the bytes of an EPUB. The same parts give the same bytes. */
export async function pack(parts: Parts): Promise<Uint8Array> {
  return new Uint8Array(await new Packer(parts).genEpub());
}

/** The range of dates that a zip file can hold. */
const earliest = Date.UTC(1980, 0, 1);
const latest = Date.UTC(2107, 11, 31);

class Packer extends EPub {
  readonly #pictures: readonly Picture[];
  readonly #fonts: EpubFonts;
  readonly #modified: Date;

  constructor({ pages, pictures, cover, fonts, css, templates, modified, ...parts }: Parts) {
    const files = pictureFiles(pictures).map(({ content: _, ...file }) => file);
    const book = legalValues({ ...parts.book, pictures: files });
    const { title, language, identifier, date } = book.metadata;
    const options: Options & { book: PackedBook } = {
      title: title.text,
      lang: language,
      date,
      css,
      cover: new File([new Uint8Array(cover.content)], `cover.${cover.extension}`, { type: cover.mediaType }),
      ...templates,
      fonts: [],
      verbose: false,
      book,
    };
    // The library rewrites `content`, unless it is empty; our template takes the body from `page` instead.
    const chapters = legalValues(pages).map((page) => ({
      title: page.title,
      filename: page.file,
      content: '',
      beforeToc: page.beforeToc === true,
      page,
      metadata: book.metadata,
    }));
    super(options, chapters);
    this.#pictures = pictures;
    this.#fonts = fonts;
    this.#modified = new Date(Math.min(Math.max(modified.getTime(), earliest), latest));
    this.uuid = identifier;
  }

  /** Adds our pictures, where the library would download some. */
  protected override async downloadAllImages(): Promise<void> {
    for (const { file, content } of pictureFiles(this.#pictures)) this.zip.file(`OEBPS/${file}`, content);
  }

  /** Adds our fonts, in place of downloads. Their licence is not part of the publication, so it goes to META-INF. */
  protected override async downloadAllFonts(): Promise<void> {
    const { files, license } = this.#fonts;
    for (const [name, content] of files) this.zip.file(`OEBPS/fonts/${name}`, content);
    if (license) this.zip.file('META-INF/fonts-license.txt', license);
  }

  /** Sorts the files, gives them one date and leaves folders out. `mimetype` must come first. */
  override async genEpub(): Promise<Buffer> {
    await this.render();
    const { files } = this.zip;
    const names = Object.keys(files)
      .filter((name) => name !== 'mimetype')
      .sort();
    for (const name of ['mimetype', ...names]) {
      const file = files[name];
      delete files[name];
      if (!file || file.dir) continue;
      file.date = this.#modified;
      files[name] = file;
    }
    return this.generateAsync({
      type: 'nodebuffer',
      platform: 'DOS',
      mimeType: 'application/epub+zip',
      compression: 'DEFLATE',
      compressionOptions: { level: 9 },
    });
  }
}

/** Copies plain data, with the characters replaced that XML forbids. */
function legalValues<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data), (_key, value) =>
    typeof value === 'string' ? legal(value) : value,
  ) as Data;
}
