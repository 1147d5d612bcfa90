// Reads the files of the book that its chapters link to, so that the editions can offer them.

import { posix } from 'node:path';
import { closest, distance } from 'fastest-levenshtein';
import { linkResolver, linkUses } from '../dialect/links.ts';
import type { Manuscript } from '../model/book.ts';
import type { LinkedFile } from '../model/offered-files.ts';
import type { Folder } from '../model/world.ts';

/** What is known of a manuscript before these files are read. */
type Known = Pick<Manuscript, 'manifest' | 'chapters' | 'anchors' | 'list'>;

/** Reads every file that links of the chapters name. The keys are the paths that `Target` has. */
export async function readLinkedFiles(folder: Folder, known: Known): Promise<Manuscript['files']> {
  const resolve = linkResolver({ ...known, files: new Map() });
  const named = new Set<string>();
  for (const chapter of known.chapters) {
    for (const { url } of linkUses(chapter)) {
      const target = resolve(url, chapter.path);
      // The folder of chapters, and that of the book, are those of the published book.
      if ('path' in target && target.path && ![known.list.folder, '.'].includes(target.path))
        named.add(target.path);
    }
  }
  const files = new Map<string, LinkedFile>();
  for (const path of [...named].sort()) files.set(path, await readLinked(folder, path, known.list.folder));
  return files;
}

async function readLinked(folder: Folder, named: string, home: string): Promise<LinkedFile> {
  const fromRoot = named.startsWith('/') ? named.slice(1) : undefined;
  const path = fromRoot === undefined ? named : posix.join(home, fromRoot);
  // On GitHub, `/data/a.csv` starts from the folder of the whole book.
  for (const one of fromRoot === undefined ? [path] : [path, fromRoot]) {
    const file = await readOne(folder, one);
    if (file.kind !== 'missing') return file;
  }
  const nearest = await nearestFile(folder, path, home);
  return nearest === undefined ? { kind: 'missing' } : { kind: 'missing', nearest };
}

async function readOne(folder: Folder, path: string): Promise<LinkedFile> {
  const content = await folder.read(path);
  if (content === 'missing' || content === 'outside') return { kind: content };
  // Hidden files hold settings and passwords more often than something for readers.
  if (path.split('/').some((part) => /^\.(?!$)/.test(part))) return { kind: 'hidden' };
  if (typeof content !== 'string') return { kind: 'file', path, content };
  return { kind: (await isFolder(folder, path)) ? 'folder' : 'unreadable' };
}

async function isFolder(folder: Folder, path: string): Promise<boolean> {
  return (await folder.list(path)).length > 0 || (await folder.files(path)).length > 0;
}

/**
 * Finds the file that was probably meant by `path`: of a similar name in the same folder, or at this path from the folder
 * of chapters or of the whole book, or one folder further out.
 */
async function nearestFile(folder: Folder, path: string, home: string): Promise<string | undefined> {
  const own = posix.dirname(path);
  const inside = posix.relative(home, own);
  const places = [
    own,
    inside,
    posix.join(home, inside),
    posix.join(own, '..'),
    posix.join(home, posix.basename(own)),
  ];
  for (const place of new Set(places.filter((one) => !one.startsWith('..')))) {
    const names = (await folder.list(place || '.')).filter((name) => !name.startsWith('.'));
    const wanted = posix.basename(path);
    const name = names.includes(wanted) ? wanted : names.length > 0 ? closest(wanted, names) : undefined;
    if (name !== undefined && distance(wanted, name) <= wanted.length / 3) return posix.join(place, name);
  }
  return undefined;
}
