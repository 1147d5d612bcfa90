// Finds the copies of the book, and their formats, in what `verify` gets. Their bytes decide, not their names.

import { posix } from 'node:path';
import type { Artifact } from '../model/book.ts';
import type { Format } from '../model/contract.ts';
import type { Found } from '../model/world.ts';
import { lacksSource, sourceFolder } from '../release/unpacked-source.ts';
import { readTar } from '../text/archive/tar.ts';
import { readZip } from '../text/archive/zip.ts';

/** A copy. `name` is shown to people; `files` are what its format reads. */
export type Subject = Readonly<{ name: string; format: Format; files: readonly Artifact[] }>;

/** What was found at a path: copies, covers (which are not judged), source archives, and what cannot be read. */
export type Subjects = Readonly<{
  copies: readonly Subject[];
  covers: readonly string[];
  /** Source archives that are complete. */
  sources: readonly string[];
  failures: readonly Readonly<{ name: string; reason: string }>[];
}>;

/** How deep copies may be nested, such as an EPUB in an archive in a folder. No release nests them deeper. */
const deepest = 3;

/** The formats whose copies are sought, and the files that web editions offer, by path in them, which are no copies. */
type Sought = Readonly<{ formats: readonly Format[]; offered: ReadonlyMap<string, Uint8Array> }>;

/**
 * Finds the copies of `formats` in the file or folder at `name`. `offered` are files that a web edition offers for download,
 * by path in it: these very bytes are no copies there, whatever they are.
 */
export async function subjectsIn(
  name: string,
  found: Found,
  formats: readonly Format[],
  offered: Sought['offered'] = new Map(),
): Promise<Subjects> {
  const sought = { formats, offered };
  if (found.kind === 'file') return inFile(name, found.content, true, deepest, sought);
  const links = found.links.map((link) => ({
    name: posix.join(name, link),
    reason: `Unexpected link \`${link}\` in the folder, expected files only`,
  }));
  const inside = await inFolder(name, found.files, deepest, sought);
  return { ...inside, failures: [...links, ...inside.failures] };
}

async function inFile(
  name: string,
  content: Uint8Array,
  named: boolean,
  depth: number,
  sought: Sought,
): Promise<Subjects> {
  const file = { path: posix.basename(name), content };
  const starts = (...bytes: number[]) => bytes.every((byte, index) => content[index] === byte);
  const one = (id: string): Subjects => {
    const format = sought.formats.find((each) => each.id === id);
    return format ? { ...none, copies: [{ name, format, files: [file] }] } : none;
  };
  try {
    if (new TextDecoder('latin1').decode(content.subarray(0, 1024)).includes('%PDF-')) {
      const { kindOf } = await import('../pdf/read/metadata.ts');
      const kind = await kindOf(content);
      if (kind === 'cover' && /cover/i.test(file.path)) return { ...none, covers: [name] };
      return one(kind === 'screen' ? 'pdf' : 'print');
    }
    if (starts(0x50, 0x4b)) {
      const files = await readZip(content);
      if (files.has('META-INF/container.xml')) return one('epub');
      return await inFolder(name, files, depth - 1, sought);
    }
    if (starts(0x1f, 0x8b) || new TextDecoder('latin1').decode(content.subarray(257, 262)) === 'ustar')
      return await inFolder(name, await readTar(content), depth - 1, sought);
    if (/\.x?html?$/i.test(name) && named) return one('html');
  } catch (error) {
    return { ...none, failures: [{ name, reason: error instanceof Error ? error.message : String(error) }] };
  }
  if (!named) return none;
  return {
    ...none,
    failures: [{ name, reason: 'Unexpected kind of file, expected HTML, EPUB, PDF or an archive of these' }],
  };
}

async function inFolder(
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
  depth: number,
  sought: Sought,
): Promise<Subjects> {
  const source = sourceFolder(files);
  if (source !== undefined) {
    const reasons = lacksSource(files, source);
    return reasons.length === 0
      ? { ...none, sources: [name] }
      : { ...none, failures: reasons.map((reason) => ({ name, reason })) };
  }
  const all: Subjects[] = [];
  const fronts = frontsOf([...files.keys()]);
  const format = sought.formats.find(({ id }) => id === 'html');
  const offered = new Map(
    fronts.flatMap((folder) =>
      [...sought.offered].map(([place, bytes]) => [posix.join(folder, place), bytes]),
    ),
  );
  for (const folder of fronts) {
    const inside = [...files].filter(([path]) => folder === '' || path.startsWith(`${folder}/`));
    const base = folder === '' ? 0 : folder.length + 1;
    const artifacts = inside.map(([path, content]) => ({ path: path.slice(base), content }));
    if (format) all.push({ ...none, copies: [{ name: posix.join(name, folder), format, files: artifacts }] });
  }
  for (const [path, content] of files)
    if (depth > 0 && /\.(?:epub|pdf|zip|tar|tgz|gz)$/i.test(path) && !isSame(offered.get(path), content))
      all.push(await inFile(posix.join(name, path), content, true, depth - 1, sought));
  const subjects = join(all);
  if (Object.values(subjects).some((list) => list.length > 0)) return subjects;
  return { ...none, failures: [{ name, reason: 'Cannot find a web edition, an EPUB or a PDF in it' }] };
}

/** The folders of web editions: the outermost that have an `index.html`, or else the outermost that have any page. */
function frontsOf(paths: readonly string[]): readonly string[] {
  const folders = (name: RegExp) =>
    [...new Set(paths.filter((path) => name.test(posix.basename(path))).map((path) => posix.dirname(path)))]
      .map((folder) => (folder === '.' ? '' : folder))
      .sort((a, b) => a.length - b.length);
  const outermost = (all: readonly string[]) =>
    all.filter(
      (folder) => !all.some((other) => other !== folder && (other === '' || folder.startsWith(`${other}/`))),
    );
  const indexed = outermost(folders(/^index\.html$/));
  return indexed.length > 0 ? indexed : outermost(folders(/\.html$/));
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0;
}

const none: Subjects = { copies: [], covers: [], sources: [], failures: [] };

function join(all: readonly Subjects[]): Subjects {
  return {
    copies: all.flatMap(({ copies }) => copies),
    covers: all.flatMap(({ covers }) => covers),
    sources: all.flatMap(({ sources }) => sources),
    failures: all.flatMap(({ failures }) => failures),
  };
}
