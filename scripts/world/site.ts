// A site as the browser's network: its files are all there is.

import { extname } from 'node:path/posix';
import type { HTTPRequest } from 'puppeteer';
import type { Site } from '../world.ts';

/** The invented origin of every site; relative links in a PDF begin with it. `.invalid` never resolves (RFC 2606). */
export const origin = 'http://colophon.invalid/';

/** Largest file, in bytes: a message of 100 MiB makes the browser hang up, and base64 adds a third. */
export const limit = 64 * 2 ** 20;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
};

/** Answers a request with the site's file, and refuses it where the site holds none. Rejects if the page is gone. */
export async function answer(request: HTTPRequest, site: Site): Promise<void> {
  const url = new URL(request.url());
  // As a document, a `data:` URL would be a page of its own.
  if (url.protocol === 'data:' && !request.isNavigationRequest()) return request.continue();
  const path = decodeURIComponent(url.pathname.slice(1));
  const body =
    url.origin === new URL(origin).origin && request.method() === 'GET' ? site.get(path) : undefined;
  if (body !== undefined) {
    const contentType = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
    return request.respond({
      status: 200,
      contentType,
      headers: { 'Content-Security-Policy': "script-src 'none'" },
      body,
    });
  }
  // The full browser asks for one by itself; the page did not.
  if (path === 'favicon.ico') return request.respond({ status: 404 });
  return request.abort('accessdenied');
}
