// Digests of files (SHA-256) for colophons, downloads and releases, and of names as UUIDs.

import { createHash } from 'node:crypto';

/** The SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The namespace of all books' identifiers, chosen at random. It must not change: e-readers would take books for new ones. */
const namespace = 'cddeb1a1-9052-484a-a6b1-62931ad0dfa8';

/** The UUID, version 5 (RFC 9562), of a name. A book's is that of its id, so that all editions of a book have the same. */
export function uuidOf(name: string, space = namespace): string {
  const hash = createHash('sha1').update(space.replaceAll('-', ''), 'hex').update(name, 'utf8').digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
