// Images that stand in a chapter themselves: `data:image/png;base64,…`.

import { sha256 } from '../sha256.ts';

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
export function embeddedPath(url: string): string | undefined {
  const [, type] = form.exec(url.slice(0, 200)) ?? [];
  if (type === undefined) return undefined;
  return `images/embedded-${sha256(url).slice(0, 16)}.${endings[type.toLowerCase()] ?? 'bin'}`;
}

/** The bytes of such an image. */
export function embeddedBytes(url: string): Uint8Array {
  const [head = '', , parameters = ''] = form.exec(url.slice(0, 200)) ?? [];
  // Each letter by its UTF-8 bytes, each percent sequence by the byte that it stands for.
  const bytes = Buffer.from(url.slice(head.length), 'utf8')
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const base64 = /;\s*base64\s*$/i.test(parameters);
  return Uint8Array.from(Buffer.from(bytes, base64 ? 'base64' : 'latin1'));
}
