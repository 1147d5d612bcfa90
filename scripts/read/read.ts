// Stage 1: reads the book's folder into a manuscript, with the digest of its source. All that cannot be read is reported at once.

import type { Point } from 'unist';
import { VFile } from 'vfile';
import { constructs } from '../dialect/constructs.ts';
import { linkResolver, mayNameFiles } from '../dialect/links.ts';
import type { Manuscript, ReadImage, Report, Source } from '../model/book.ts';
import type { ChapterList, ListedChapter } from '../model/chapter-list.ts';
import type { Folder, Refusal, World } from '../model/world.ts';
import { type Manifest, readManifest, settingsPath } from '../settings/manifest.ts';
import { redirectsOf } from '../settings/redirects.ts';
import { wordsOf } from '../settings/words.ts';
import { sha256 } from '../text/digest.ts';
import { loadTheme } from '../text/theme/load.ts';
import { lockPath } from './anchors-lock.ts';
import { parseChapters, readPlugins } from './author-plugins.ts';
import { readLibrary } from './bibliography.ts';
import { listChapters } from './chapter-list.ts';
import { chapterNames, namesakes } from './chapter-names.ts';
import { numberChapters } from './chapter-numbers.ts';
import { settleMatter } from './chapter-roles.ts';
import { makeBibliography } from './cited-entries.ts';
import { decode } from './decode.ts';
import { readCover, readImages } from './images.ts';
import { readLegal } from './legal.ts';
import { readLinkedFiles } from './linked-files.ts';
import { nearMiss } from './near-miss.ts';
import { identify, parseChapter, parseChapterText } from './parse.ts';
import { reportOf } from './report-of.ts';
import { showFiles } from './shown-files.ts';
import { tooDeep } from './too-deep.ts';

/** The result of reading: a manuscript, or a report of why there is none. */
type Reading = Readonly<{ manuscript: Manuscript | undefined; report: Report }>;

const refusals: Readonly<Record<Refusal, string>> = {
  missing: 'Cannot find',
  outside: 'Unexpected path outside the book’s folder:',
  unreadable: 'Cannot read',
};

/**
 * Reads the book in `world.book`. Parsing takes longest, so `begin` is called before it, with the settings and the
 * number of characters in all chapters. The book may still prove to be unsound.
 */
export async function read(
  world: World,
  begin?: (manifest: Manifest, length: number) => void,
): Promise<Reading> {
  const files = new Map<string, string | Uint8Array>();
  const settings = await readText(world.book, settingsPath, files);
  if (settings instanceof VFile) {
    const near = settings.data.missing ? nearMiss(await world.book.list('.')) : undefined;
    const cure =
      'Name the folder that holds book.yaml with `--root`, or make a new book with `colophon init DIR`.';
    tell(settings, near?.reason, undefined, near?.cure ?? cure);
    return { manuscript: undefined, report: [settings] };
  }
  const file = new VFile({ path: settingsPath, value: settings.text });
  const known = readManifest(settings.text);
  file.messages.push(...known.messages);
  if (!known.manifest) return { manuscript: undefined, report: [file] };
  const { manifest, locate } = known;

  const readSource = (path: string) => readText(world.book, path, files);
  const list = await listChapters(world.book, manifest, locate, readSource);
  if (list instanceof VFile) return { manuscript: undefined, report: [file, list] };
  const { chapters: listed } = list;
  const listFile = list.source ? new VFile({ path: list.source.path, value: list.source.text }) : file;
  if (listed.length === 0) {
    const cure = list.source
      ? 'List the chapters: `- [Title](file.md)`.'
      : 'Add a Markdown file (`.md`) to the folder chapters/.';
    tell(
      listFile,
      `Cannot find any chapter in ${list.source?.path ?? 'chapters/'}`,
      list.source ? undefined : locate(['chapters']),
      cure,
    );
  }
  const sources = await Promise.all(listed.map(({ path }) => readSource(path)));
  const lock = await readText(world.book, lockPath);
  const report = [...new Set([file, listFile])];
  // A file that is not text has messages of its own; for one that is missing, the line that names it gets the message.
  const refuse = (source: VFile, key: readonly PropertyKey[], cure: string) => {
    if (source.messages.length > 0) report.push(source);
    else tell(file, `${source.data.refusal} \`${source.path}\``, locate(key), cure);
  };
  const legal = await readLegal(manifest, readSource, refuse);
  if (lock instanceof VFile && lock.messages.length > 0) report.push(lock);
  else if (lock instanceof VFile && lock.data.refusal !== refusals.missing) {
    const cure = '`colophon build` writes this file into the folder of book.yaml: put no other thing there.';
    tell(file, `${lock.data.refusal} \`${lockPath}\``, undefined, cure);
  }
  for (const [index, source] of sources.entries()) {
    if (!(source instanceof VFile)) continue;
    const cure = `Names of chapters start from ${list.folder === '.' ? 'the folder of book.yaml' : `${list.folder}/`}.`;
    if (source.messages.length > 0) report.push(source);
    else tell(listFile, `${source.data.refusal} \`${source.path}\``, listed[index]?.place, cure);
  }
  const names = chapterNames(listed, list.folder);
  for (const { index, reason } of namesakes(listed, names)) {
    const cure = 'Chapters become pages and files by these names: give one of them another.';
    tell(listFile, reason, listed[index]?.place, cure);
  }
  const isBroken = () => report.some(({ messages }) => messages.length > 0);
  if (isBroken()) return { manuscript: undefined, report };

  const located = { ...settings, locate };
  const texts = sources.filter(isSource);
  const own = await readPlugins(manifest, world);
  if (own.findings.length > 0)
    return { manuscript: undefined, report: reportOf({ settings: located, chapters: texts }, own.findings) };
  for (const [path, content] of own.files) files.set(path, content);
  const theme = await loadTheme(manifest.theme, world.book);
  for (const [path, refusal] of theme.unread)
    tell(
      file,
      `${refusals[refusal]} \`${path}\``,
      locate(['theme']),
      'A stylesheet is a file of at most 1 MB; its path starts from the folder of book.yaml.',
    );
  if (theme.unread.size > 0) return { manuscript: undefined, report: [file] };
  for (const { path, text } of theme.sources) files.set(path, text);
  for (const [path, content] of theme.fonts) files.set(path, content);
  begin?.(
    manifest,
    texts.reduce((sum, { text }) => sum + text.length, 0),
  );
  const { parsed, findings: said } = await parseChapters(texts, manifest, world.plugins);
  if (said.some(({ severity }) => severity === 'error'))
    return { manuscript: undefined, report: reportOf({ settings: located, chapters: texts }, said) };
  const { files: shown, samples, unshown } = await showFiles(world.book, parsed, parseChapterText);
  for (const file of shown.values()) if (typeof file === 'object') files.set(file.path, file.text);
  for (const { source, tree } of parsed) {
    for (const { settle } of constructs) settle?.(tree, { manifest, path: source.path });
    const place = tooDeep(tree);
    if (place) report.push(nested(source.path, place));
  }
  if (isBroken()) return { manuscript: undefined, report };
  for (const { prepare } of constructs) await prepare?.(parsed, manifest);
  const words = wordsOf(manifest);
  const drawing = { world, words, manifest };
  const diagramFaults = [];
  for (const { draw } of constructs) diagramFaults.push(...((await draw?.(parsed, drawing)) ?? []));
  const library = await readLibrary(world.book, manifest, locate, parsed);
  const keys = library && new Set(library.entries.keys());
  const read = parsed.map(({ source, tree }, index) =>
    parseChapter(source, tree, names[index] as string, listed[index] as ListedChapter, words, keys),
  );
  const matters = settleMatter(read.map(({ chapter }) => chapter));
  const settled = read.map((one, index) => ({ ...one, chapter: matters[index] ?? one.chapter }));
  const former = redirectsOf(manifest).map(({ key }) => key);
  const identified = numberChapters(identify(settled, former), manifest.numbering);
  const chapters = identified.map(({ chapter }) => chapter);
  const anchors = identified.flatMap((one) => one.anchors);
  await connect(world.book, { manifest, chapters, anchors, list });
  const bibliography = library && (await makeBibliography(world, library, manifest, locate, chapters));
  for (const { path, text } of bibliography?.sources ?? []) files.set(path, text);
  const images = await readImages(world.book, chapters);
  const cover = await readCover(world.book, manifest);
  for (const image of [...images.values(), ...cover.values()])
    if (typeof image === 'object') files.set(image.path, image.content);
  const unlisted = await unlistedFiles(world.book, list, manifest.chapters, new Set(files.keys()));
  const linked = await readLinkedFiles(world.book, { manifest, chapters, anchors, list });
  for (const file of linked.values())
    if (file.kind === 'file' && !files.has(file.path)) files.set(file.path, file.content);
  const manuscript: Manuscript = {
    manifest,
    settings: located,
    ...legal,
    lock: lock instanceof VFile ? undefined : lock,
    list,
    unlisted,
    chapters,
    anchors,
    repeated: identified.flatMap(({ repeated }) => repeated),
    images,
    cover,
    samples,
    files: linked,
    unshown,
    diagramFaults,
    said,
    theme: { sources: theme.sources, faults: theme.faults },
    bibliography,
    sources: [...files.keys()].filter((path) => !embedded(images.get(path))),
    digest: digestOf(files),
  };
  return { manuscript, report: [] };
}

/** Lets constructs connect the chapters, in place. */
async function connect(
  folder: Folder,
  read: Pick<Manuscript, 'manifest' | 'chapters' | 'anchors' | 'list'>,
): Promise<void> {
  const resolve = linkResolver({ ...read, files: new Map() });
  const find = (url: string, from: string) => {
    const target = resolve(url, from);
    return target.to === 'anchor' ? target.anchor : undefined;
  };
  const files = read.chapters.some(mayNameFiles) ? await folder.files('.') : [];
  for (const construct of constructs) construct.connect?.(read.chapters, { find, files });
}

/** Tells whether the bytes of an image are in the text of a chapter, so that it is no file. */
function embedded(image: ReadImage | undefined): boolean {
  return typeof image === 'object' && image.embedded === true;
}

/** Gives the Markdown files in the folder of chapters that are neither chapters nor shown by one. */
async function unlistedFiles(
  folder: Folder,
  list: ChapterList,
  listed: Manifest['chapters'],
  known: ReadonlySet<string>,
): Promise<readonly string[]> {
  // Without a list, all files are chapters. The folder of the whole book also has texts about the book.
  if ((!listed && !list.source) || list.folder === '.') return [];
  const files = await folder.files(list.folder);
  return files.filter((path) => /\.md$/i.test(path) && !known.has(path) && path !== list.source?.path);
}

/** Reads a text file, without the byte order mark that some editors write. Adds its bytes to `files`, by path. */
async function readText(
  folder: Folder,
  path: string,
  files?: Map<string, string | Uint8Array>,
): Promise<Source | VFile> {
  const bytes = await folder.read(path);
  const file = new VFile({ path });
  if (typeof bytes === 'string')
    return Object.assign(file, { data: { refusal: refusals[bytes], missing: bytes === 'missing' } });
  const text = decode(bytes);
  if (typeof text === 'string') {
    files?.set(path, bytes);
    return { path, text: text.replace(/^\ufeff/, '') };
  }
  tell(file, 'Unexpected byte that is not UTF-8', text, 'Save the file as UTF-8.');
  return file;
}

function nested(path: string, place: Point): VFile {
  const file = new VFile({ path });
  tell(file, 'Unexpected nesting of more than 100 levels', place, 'Close what is open, or write it flatter.');
  return file;
}

function isSource(source: Source | VFile | undefined): source is Source {
  return source !== undefined && !(source instanceof VFile);
}

function tell(file: VFile, reason: string | undefined, place: Point | undefined, note: string): void {
  const wording = reason ?? `${file.data.refusal} \`${file.path}\``;
  const message = file.message(wording, { ...(place && { place }), ruleId: 'read', source: 'colophon' });
  Object.assign(message, { fatal: true, note });
}

/** Gives the SHA-256, in hexadecimal, of the lines that `sha256sum` writes for the files, sorted by path. */
function digestOf(files: ReadonlyMap<string, string | Uint8Array>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(sorted.map(([path, content]) => `${sha256(content)}  ${path}\n`).join(''));
}
