// The image files that chapters refer to, and images inside a chapter (`data:`): read, recognised by their content, and whole.

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

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
};

const form = /^\s*data:(image\/[a-z0-9.+-]+)((?:;[^,;]*)*),/i;

/** The path, as if it were a file of the book, of an image whose address holds its bytes; undefined for any other address. */
function embeddedPath(url: string): string | undefined {
  const [, type] = form.exec(url.slice(0, 200)) ?? [];
  if (type === undefined) return undefined;
  return `images/embedded-${sha256(url).slice(0, 16)}.${endings[type.toLowerCase()] ?? 'bin'}`;
}

/** The bytes of such an image. */
function embeddedBytes(url: string): Uint8Array {
  const [head = '', , parameters = ''] = form.exec(url.slice(0, 200)) ?? [];
  // Each letter by its UTF-8 bytes, each percent sequence by the byte that it stands for.
  const bytes = Buffer.from(url.slice(head.length), 'utf8')
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const base64 = /;\s*base64\s*$/i.test(parameters);
  return Uint8Array.from(Buffer.from(bytes, base64 ? 'base64' : 'latin1'));
}

/** Looks at the end of an image's bytes; its `type` is known from their beginning. Types not known here pass. */
function isWhole(type: string, content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const judge = { png, jpg, gif, webp, svg }[type];
  return judge?.(bytes) ?? true;
}

/** Every chunk has its checksum, and `IEND` comes (ISO/IEC 15948, 5). */
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

/** An end-of-image marker; cameras write more after it. */
function jpg(bytes: Buffer): boolean {
  return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0;
}

function gif(bytes: Buffer): boolean {
  return bytes.lastIndexOf(0x3b) > 13;
}

function webp(bytes: Buffer): boolean {
  return bytes.length >= 12 && bytes.readUInt32LE(4) + 8 <= bytes.length;
}

/** Browsers show nothing of an SVG that is not well-formed. */
function svg(bytes: Buffer): boolean {
  try {
    const { children } = fromXml(bytes.toString('utf8'));
    return children.some((node) => node.type === 'element' && /^(?:\w+:)?svg$/.test(node.name));
  } catch {
    return false;
  }
}
