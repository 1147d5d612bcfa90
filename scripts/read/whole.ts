// Whether the file of an image is whole: a download that broke off begins like any other.

import { crc32 } from 'node:zlib';
import { fromXml } from 'xast-util-from-xml';

/** Looks at the end of an image's bytes; its `type` is known from their beginning. Types not known here pass. */
export function isWhole(type: string, content: Uint8Array): boolean {
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
