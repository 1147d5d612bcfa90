// Digests: of a file, in the colophon, beside downloads and in releases; of a name, as a UUID.

import { createHash } from 'node:crypto';

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The namespace of all books' identifiers: drawn once. Another one would make every book a stranger to its readers. */
const namespace = 'cddeb1a1-9052-484a-a6b1-62931ad0dfa8';

/** The UUID of version 5 (RFC 9562) of a name; for books, of their id: every edition of one book has the same. */
export function uuidOf(name: string, space = namespace): string {
  const hash = createHash('sha1').update(space.replaceAll('-', ''), 'hex').update(name, 'utf8').digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
