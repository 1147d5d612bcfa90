// The image files that chapters refer to: found, read and recognised by their content.

import { posix } from 'node:path';
import { imageSize } from 'image-size';
import type { Nodes } from 'mdast';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import type { Chapter, CoverPart, Manuscript, ReadImage } from '../book.ts';
import type { Manifest } from '../manifest.ts';
import { decodePercent } from '../percent.ts';
import type { Folder } from '../world.ts';
import { embeddedBytes, embeddedPath } from './embedded.ts';
import { rawElements } from './fragment.ts';
import { isWhole } from './whole.ts';

/**
 * A reference to an image: as written, its text alternative where it has one, and its place. Only `<img alt="">` says
 * that there is nothing to tell; Markdown’s empty one (`![](a.png)`) is none.
 */
export type ImageUse = Readonly<{ url: string; alt: string | undefined; place: Position | undefined }>;

/** Every image that a chapter shows, in order: Markdown's own, by reference, and `<img>`. */
export function imageUses(chapter: Pick<Chapter, 'tree'>): readonly ImageUse[] {
  const definitions = new Map<string, string>();
  visit(chapter.tree, 'definition', (node) => void definitions.set(node.identifier, node.url));
  const uses: ImageUse[] = [];
  visit(chapter.tree, (node: Nodes) => {
    if (node.type === 'image')
      uses.push({ url: node.url, alt: node.alt?.trim() || undefined, place: node.position });
    if (node.type === 'imageReference') {
      const url = definitions.get(node.identifier);
      if (url !== undefined) uses.push({ url, alt: node.alt?.trim() || undefined, place: node.position });
    }
    if (node.type !== 'html') return;
    for (const { element, place } of rawElements(node)) {
      if (element.tagName !== 'img') continue;
      const { src, alt } = element.properties;
      uses.push({ url: String(src ?? ''), alt: typeof alt === 'string' ? alt : undefined, place });
    }
  });
  return uses;
}

/**
 * The path from the book's folder of an image as written in the file at `from`, or one made up for an image that is in its
 * address; undefined for one elsewhere.
 */
export function imagePath(from: string, url: string): string | undefined {
  const embedded = embeddedPath(url);
  if (embedded !== undefined) return embedded;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  const path = url.replace(/[?#].*$/, '');
  return posix.normalize(posix.join(posix.dirname(from), decodePercent(path)));
}

/** How the file of an image ends, by the kind that its content shows. */
export const imageEndings: Readonly<Record<string, RegExp>> = {
  png: /\.png$/i,
  jpg: /\.jpe?g$/i,
  gif: /\.gif$/i,
  svg: /\.svg$/i,
  webp: /\.webp$/i,
};

/** Every image of the chapters, by path. */
export async function readImages(
  folder: Folder,
  chapters: readonly Chapter[],
): Promise<Manuscript['images']> {
  const urls = new Map<string, string>();
  for (const chapter of chapters) {
    for (const { url } of imageUses(chapter)) {
      const path = imagePath(chapter.path, url);
      if (path !== undefined) urls.set(path, url);
    }
  }
  const read = (path: string, url: string) =>
    embeddedPath(url) === path
      ? toImage(path, embeddedBytes(url), { embedded: true })
      : readImage(folder, path);
  return new Map(
    await Promise.all([...urls].map(async ([path, url]) => [path, await read(path, url)] as const)),
  );
}

/** The images that book.yaml names for the cover. */
export async function readCover(
  folder: Folder,
  { cover = {} }: Pick<Manifest, 'cover'>,
): Promise<Manuscript['cover']> {
  const images = new Map<CoverPart, ReadImage>();
  for (const part of ['front', 'spine', 'back'] as const) {
    const path = cover[part];
    if (path !== undefined) images.set(part, await readImage(folder, path));
  }
  return images;
}

async function readImage(folder: Folder, path: string): Promise<ReadImage> {
  const content = await folder.read(path);
  return typeof content === 'string' ? content : toImage(path, content);
}

function toImage(path: string, content: Uint8Array, more: Readonly<{ embedded?: true }> = {}): ReadImage {
  try {
    const { type, width, height } = imageSize(content);
    if (!isWhole(type ?? '', content)) return 'damaged';
    return { path, content, type: type ?? 'unknown', width, height, ...more };
  } catch {
    // A drawing without a size is told of by the check `svg`.
    return isWhole('svg', content)
      ? { path, content, type: 'svg', width: undefined, height: undefined, ...more }
      : 'damaged';
  }
}
