// Finds the words of a text that can't be seen in a document: without them, its picture is the same.

import type { Browser, CDPSession, JSHandle, Page } from 'puppeteer-core';
import type { Seen, Site } from '../../model/world.ts';
import { forPage } from './for-page.ts';
import { loadFonts } from './inpage/load.ts';
import { differencesIn, withoutGlyph } from './inpage/pixels.ts';
import { findTexts, hideTexts, measureTexts, type SoughtTexts, type Word } from './inpage/sought-texts.ts';
import { patience } from './page.ts';
import { origin, serve } from './site.ts';

/**
 * A usual window in CSS pixels, the least difference of a colour channel (of 255) that the eye sees, and the least height
 * of a readable line in CSS pixels.
 */
const eye = { width: 1000, height: 900, difference: 60, line: 6 };

/** The greatest height and width of a picture, in pixels. */
const strip = 4000;

/**
 * Looks for texts (folded, see `fold`) in the document at `path` of a site. Gives for each text its places, each with the
 * words that can't be seen there. No script runs, and nothing is loaded from outside the site.
 */
export async function lookAt(
  browser: Browser,
  site: Site,
  path: string,
  texts: readonly string[],
): Promise<readonly (readonly Seen[])[]> {
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.setJavaScriptEnabled(false);
    await page.setViewport({ width: eye.width, height: eye.height, deviceScaleFactor: 1 });
    // A site by another program may lack a picture or load it from elsewhere, which does not matter for its texts.
    await serve(page, site, () => {});
    await page.goto(new URL(path.split('/').map(encodeURIComponent).join('/'), origin).href, {
      timeout: patience,
    });
    const session = await page.createCDPSession();
    // Fonts that load late move the lines, and some load only when a screenshot is taken.
    await page.evaluate(forPage(loadFonts));
    await capture(session, { x: 0, y: 0, width: eye.width, height: eye.height, scale: 1 });
    const sought = await page.evaluateHandle(forPage(findTexts), texts);
    const { places, shown } = await lookCalmly(page, session, sought);
    const strange = new Set(await page.evaluate(forPage(withoutGlyph), lettersOf(places.flat(2), shown)));
    // A word for which this machine has no font can't be seen here, but a reader's machine may have one.
    const tells = ({ text }: Word) => ![...text].some((letter) => strange.has(letter));
    return places.map((all) =>
      all.map((place) => {
        const unseen = place.filter((word) => !shown.has(word) && tells(word)).map(({ text }) => text);
        return { unseen: unseen.length === 0 ? undefined : abridge(unseen) };
      }),
    );
  } finally {
    await context.close().catch(() => undefined); // fails if the browser crashed, which was thrown already
  }
}

/** Gives the letters of the words that are not seen. */
function lettersOf(words: readonly Word[], shown: ReadonlySet<Word>): readonly string[] {
  return [...new Set(words.filter((word) => !shown.has(word)).flatMap(({ text }) => [...text]))];
}

/** Repeats `look` until no word has moved meanwhile, at most five times, since content that loads late moves the lines. */
async function lookCalmly(
  page: Page,
  session: CDPSession,
  sought: JSHandle<SoughtTexts>,
): Promise<Readonly<{ places: ReturnType<typeof measureTexts>; shown: ReadonlySet<Word> }>> {
  const measured = () => page.evaluate(forPage(measureTexts), sought);
  for (let times = 1; ; times += 1) {
    const places = await measured();
    const shown = await look(page, session, sought, places.flat(2));
    if (times === 5 || JSON.stringify(await measured()) === JSON.stringify(places)) return { places, shown };
  }
}

/** Gives the words that are seen: it compares pictures of the page with and without them. */
async function look(
  page: Page,
  session: CDPSession,
  sought: JSHandle<SoughtTexts>,
  words: readonly Word[],
): Promise<ReadonlySet<Word>> {
  const shown = new Set<Word>();
  const able = words.filter(({ boxes, beyond }) => !beyond && boxes.some(([, , , high]) => high >= eye.line));
  const tops = able.map(({ boxes }) => Math.min(...boxes.map(([, y]) => y)));
  for (let top = Math.min(...tops); Number.isFinite(top); ) {
    const here = able.filter(
      (_, index) => (tops[index] ?? 0) >= top && (tops[index] ?? 0) < top + strip - 200,
    );
    // Words to which a reader must scroll sideways count as seen, but not far out on an endlessly wide page.
    const right = Math.max(...here.flatMap(({ boxes }) => boxes.map(([x, , wide]) => x + wide)));
    const width = Math.min(strip, Math.max(eye.width, Math.ceil(right)));
    const clip = { x: 0, y: Math.max(0, top - 4), width, height: strip, scale: 1 };
    const boxes = here.map((word) =>
      word.boxes.map(([x, y, wide, high]) => [x, y - clip.y, wide, high] as const),
    );
    const bottom = Math.max(...boxes.flat().map(([, y, , high]) => y + high));
    const tall = { ...clip, height: Math.min(strip, Math.ceil(bottom) + 4) };
    const before = await capture(session, tall);
    await page.evaluate(forPage(hideTexts), sought, true);
    const after = await capture(session, tall);
    await page.evaluate(forPage(hideTexts), sought, false);
    const differences = await page.evaluate(forPage(differencesIn), before, after, boxes);
    for (const [index, word] of here.entries())
      if ((differences[index] ?? 0) >= eye.difference) shown.add(word);
    top = Math.min(...tops.filter((one) => one >= top + strip - 200));
  }
  return shown;
}

async function capture(
  session: CDPSession,
  clip: Readonly<{ x: number; y: number; width: number; height: number; scale: number }>,
): Promise<string> {
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    clip,
    captureBeyondViewport: true,
    optimizeForSpeed: true,
  });
  return data;
}

function abridge(words: readonly string[]): string {
  return words.length <= 8 ? words.join(' ') : `${words.slice(0, 8).join(' ')} …`;
}
