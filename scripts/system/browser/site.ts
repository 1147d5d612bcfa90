// Answers the requests of a page with the files of its site, in place of the network.

import { extname } from 'node:path/posix';
import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import type { Site } from '../../model/world.ts';

/** The origin of every site, with which relative links in a PDF begin. Names in `.invalid` never resolve (RFC 2606). */
export const origin = 'http://colophon.invalid/';

/** The largest file, in bytes. A message of 100 MiB makes the browser disconnect, and base64 adds a third. */
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

/**
 * Answers the requests of a page with its site's files. Other requests are refused, and `refuse` is called with their
 * address. It uses the DevTools protocol itself, since puppeteer takes ten times as long to write fonts as base64.
 */
export async function serve(page: Page, site: Site, refuse: (url: string) => void): Promise<void> {
  const session = await page.createCDPSession();
  session.on('Fetch.requestPaused', (paused) => {
    const { url } = paused.request;
    answer(session, paused, site, refuse).catch(() => refuse(url)); // fails if the page is closed
  });
  await session.send('Fetch.enable');
}

/** Answers one request. `refuse` is called before the answer is sent: the page may be printed before sending resolves. */
async function answer(
  session: CDPSession,
  { requestId, request: { url: address, method }, resourceType }: Protocol.Fetch.RequestPausedEvent,
  site: Site,
  refuse: (url: string) => void,
): Promise<void> {
  const url = new URL(address);
  // A document with a `data:` URL would be a page of its own, so only other resources may have one.
  if (url.protocol === 'data:' && resourceType !== 'Document') {
    await session.send('Fetch.continueRequest', { requestId });
    return;
  }
  const path = decodeURIComponent(url.pathname.slice(1));
  const body = url.origin === new URL(origin).origin && method === 'GET' ? site.get(path) : undefined;
  if (body !== undefined) {
    const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [
        { name: 'Content-Type', value: type },
        { name: 'Content-Security-Policy', value: "script-src 'none'" },
      ],
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('base64'),
    });
    return;
  }
  // The full browser requests this by itself, not for the page.
  if (path === 'favicon.ico') {
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: 404 });
    return;
  }
  refuse(address);
  await session.send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' });
}
