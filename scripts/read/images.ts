// Reads the images of chapters, files and `data:` addresses alike: recognises them by content, and finds truncated ones.

import { posix } from 'node:path';
import { crc32 } from 'node:zlib';
import { imageSize } from 'image-size';
import type { Nodes } from 'mdast';
import type { Position } from 'unist';
import { fromXml } from 'xast-util-from-xml';
import { rawElements } from '../dialect/raw-html.ts';
import type { Chapter, CoverPart, Manuscript, ReadImage } from '../model/book.ts';
import type { Folder } from '../model/world.ts';
import type { Manifest } from '../settings/manifest.ts';
import { sha256 } from '../text/digest.ts';
import { decodePercent } from '../text/percent.ts';
import { visit } from '../tree/visit.ts';

/**
 * A reference to an image: its address as written, its text alternative if it has one, and its place. Only
 * `<img alt="">` marks a decorative image; an empty text in Markdown (`![](a.png)`) means that the alternative is
 * missing.
 */
export type ImageUse = Readonly<{ url: string; alt: string | undefined; place: Position | undefined }>;

/** Gives every image that a chapter shows, in order: inline, by reference, and `<img>`. */
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
 * Resolves an image's address in the file at `from` to a path from the book's folder. A `data:` address gets a made-up
 * path, an image elsewhere undefined.
 */
export function imagePath(from: string, url: string): string | undefined {
  const embedded = embeddedPath(url);
  if (embedded !== undefined) return embedded;
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
  const path = url.replace(/[?#].*$/, '');
  return posix.normalize(posix.join(posix.dirname(from), decodePercent(path)));
}

/** The file name extensions of each image type that is recognised by content. */
export const imageEndings: Readonly<Record<string, RegExp>> = {
  png: /\.png$/i,
  jpg: /\.jpe?g$/i,
  gif: /\.gif$/i,
  svg: /\.svg$/i,
  webp: /\.webp$/i,
};

/** Reads every image of the chapters. The keys are paths. */
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

/** Reads the images that book.yaml names for the cover. */
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
    // The check `svg` reports a drawing without a size.
    return isWhole('svg', content)
      ? { path, content, type: 'svg', width: undefined, height: undefined, ...more }
      : 'damaged';
  }
}

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
};

const form = /^\s*data:(image\/[a-z0-9.+-]+)((?:;[^,;]*)*),/i;

/** Gives a path, as if of a file of the book, for an address that contains an image's bytes; undefined for any other. */
function embeddedPath(url: string): string | undefined {
  const [, type] = form.exec(url.slice(0, 200)) ?? [];
  if (type === undefined) return undefined;
  return `images/embedded-${sha256(url).slice(0, 16)}.${endings[type.toLowerCase()] ?? 'bin'}`;
}

/** Gives the bytes that such an address contains. */
function embeddedBytes(url: string): Uint8Array {
  const [head = '', , parameters = ''] = form.exec(url.slice(0, 200)) ?? [];
  // Each letter gives its UTF-8 bytes, each percent sequence its byte.
  const bytes = Buffer.from(url.slice(head.length), 'utf8')
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const base64 = /;\s*base64\s*$/i.test(parameters);
  return Uint8Array.from(Buffer.from(bytes, base64 ? 'base64' : 'latin1'));
}

/** Tells whether an image is complete, by its last bytes. `type` was recognised by its first ones. Other types pass. */
function isWhole(type: string, content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const judge = { png, jpg, gif, webp, svg }[type];
  return judge?.(bytes) ?? true;
}

/** Every chunk has its checksum, and `IEND` is there (ISO/IEC 15948, section 5). */
function png(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) return false;
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false;
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
    at = end + 4;
  }
  return false;
}

/** There is an end-of-image marker. Cameras write more data after it. */
function jpg(bytes: Buffer): boolean {
  return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0;
}

function gif(bytes: Buffer): boolean {
  return bytes.lastIndexOf(0x3b) > 13;
}

function webp(bytes: Buffer): boolean {
  return bytes.length >= 12 && bytes.readUInt32LE(4) + 8 <= bytes.length;
}

/** It is well-formed. Browsers show nothing of an SVG that is not. */
function svg(bytes: Buffer): boolean {
  try {
    const { children } = fromXml(bytes.toString('utf8'));
    return children.some((node) => node.type === 'element' && /^(?:\w+:)?svg$/.test(node.name));
  } catch {
    return false;
  }
}
