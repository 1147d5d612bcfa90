// Keeps a document laid out for paper, so that it is not loaded again for small changes and further prints.

import type { Browser, JSHandle, Page } from 'puppeteer-core';
import type { Changes, Paper, PrintOptions, Site } from '../../model/world.ts';
import { forPage } from './for-page.ts';
import { applyChanges, type SentChanges, writeBody } from './inpage/changes.ts';
import { fitToRoom } from './inpage/formulas.ts';
import { linesOf } from './inpage/lines.ts';
import { type Pinned, pinText, withoutPins } from './inpage/pins.ts';
import { openPage, patience, refuseLarge } from './page.ts';

/** Opens `index.html` of `site` for paper. Throws as `openPage` does. */
export async function openPaper(browser: Browser, site: Site): Promise<Paper> {
  const all = new Map(site);
  const { use, settle, close } = await openPage(browser, all, { media: 'paper' });
  let pinned: JSHandle<Pinned> | undefined;
  return {
    write: async (html, files) => {
      refuseLarge(files);
      for (const [path, bytes] of files) all.set(path, bytes);
      await use((page) => page.evaluate(forPage(writeBody), html));
      await settle();
    },
    fitFormulas: (smallest) => use((page) => page.evaluate(forPage(fitToRoom), smallest)),
    change: (changes) => use((page) => page.evaluate(forPage(applyChanges), sent(changes))),
    pin: (stretches) =>
      use(async (page) => {
        pinned ??= await page.evaluateHandle(forPage(withoutPins));
        return page.evaluate(forPage(pinText), pinned, stretches);
      }),
    lines: (selector) => use((page) => page.evaluate(forPage(linesOf), selector)),
    print: (options) => use((page) => print(page, options)),
    close,
  };
}

async function print(page: Page, { tagged, outline }: PrintOptions): Promise<Uint8Array> {
  // The PDF is read as a stream, since that of a long book does not fit into one message of the protocol.
  const stream = await page.createPDFStream({
    preferCSSPageSize: true,
    printBackground: true,
    tagged,
    outline,
    timeout: patience,
  });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Converts changes for the page: they are sent as JSON, which has neither maps nor undefined. */
function sent({ root, sheet, fill, paint }: Changes): SentChanges {
  return {
    root,
    sheet,
    fill: [...(fill ?? [])].map(([key, text]) => [key, text ?? null]),
    paint: [...(paint ?? [])],
  };
}
