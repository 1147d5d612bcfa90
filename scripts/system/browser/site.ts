// A site as the browser's network: its files are all there is.

import { extname } from 'node:path/posix';
import type { CDPSession, Page, Protocol } from 'puppeteer-core';
import type { Site } from '../../model/world.ts';

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

/**
 * Answers the requests of a page with its site's files, and refuses what the site does not hold, telling `refuse` its
 * address. By the protocol itself: puppeteer takes ten times as long to write fonts as base64.
 */
export async function serve(page: Page, site: Site, refuse: (url: string) => void): Promise<void> {
  const session = await page.createCDPSession();
  session.on('Fetch.requestPaused', (paused) => {
    const { url } = paused.request;
    answer(session, paused, site, refuse).catch(() => refuse(url)); // the page is gone
  });
  await session.send('Fetch.enable');
}

/** Refuses before it answers: the page may be printed before the browser has said that the answer has come. */
async function answer(
  session: CDPSession,
  { requestId, request: { url: address, method }, resourceType }: Protocol.Fetch.RequestPausedEvent,
  site: Site,
  refuse: (url: string) => void,
): Promise<void> {
  const url = new URL(address);
  // As a document, a `data:` URL would be a page of its own.
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
  // The full browser asks for one by itself; the page did not.
  if (path === 'favicon.ico') {
    await session.send('Fetch.fulfillRequest', { requestId, responseCode: 404 });
    return;
  }
  refuse(address);
  await session.send('Fetch.failRequest', { requestId, errorReason: 'AccessDenied' });
}
