// The digest that stands for a file everywhere: in the colophon, beside downloads, in releases.

import { createHash } from 'node:crypto';

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
