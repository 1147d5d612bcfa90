// Which words of a text can be seen in a document: those without which its picture is another.

import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { Seen, Site } from '../../model/world.ts';
import { patience } from './page.ts';
import { origin, serve } from './site.ts';

/** A window as a reader may have; the least difference of a channel (of 255) that an eye finds; the least height of a line. */
const eye = { width: 1000, height: 900, difference: 60, line: 6 };

/** Most pixels of a picture from top to bottom. */
const strip = 4000;

/** A word where it stands: text, box of each of its lines in CSS pixels; `beyond` where no scrolling leads there. */
type Word = Readonly<{
  text: string;
  boxes: readonly (readonly [number, number, number, number])[];
  beyond: boolean;
}>;

/**
 * Looks for texts (folded, see `fold`) in the document at `path` of a site: for each, its places, with the words that
 * cannot be seen there. No script runs, and nothing comes from elsewhere.
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
    // What others made may lack a picture, or want one from elsewhere: its texts are there all the same.
    await serve(page, site, () => {});
    await page.goto(new URL(path.split('/').map(encodeURIComponent).join('/'), origin).href, {
      timeout: patience,
    });
    const session = await page.createCDPSession();
    // Fonts that come late move the lines, and they come only when a picture is made.
    await page.evaluate(`(${settle})()`);
    await capture(session, { x: 0, y: 0, width: eye.width, height: eye.height, scale: 1 });
    await page.evaluate(`(${find})(${JSON.stringify(texts)})`);
    const { places, shown } = await lookCalmly(page, session);
    const strange = new Set(
      (await page.evaluate(
        `(${withoutGlyph})(${JSON.stringify(lettersOf(places.flat(2), shown))})`,
      )) as string[],
    );
    // On a machine without a font for a word nobody can see it, here; a reader's own may have one.
    const tells = ({ text }: Word) => ![...text].some((letter) => strange.has(letter));
    return places.map((all) =>
      all.map((place) => {
        const unseen = place.filter((word) => !shown.has(word) && tells(word)).map(({ text }) => text);
        return { unseen: unseen.length === 0 ? undefined : abridge(unseen) };
      }),
    );
  } finally {
    await context.close().catch(() => undefined); // the browser may be gone; what went wrong is thrown already
  }
}

/** The letters of words that are not seen. */
function lettersOf(words: readonly Word[], shown: ReadonlySet<Word>): readonly string[] {
  return [...new Set(words.filter((word) => !shown.has(word)).flatMap(({ text }) => [...text]))];
}

/** Looks until nothing has moved meanwhile: what comes late moves the lines. */
async function lookCalmly(
  page: Page,
  session: CDPSession,
): Promise<Readonly<{ places: readonly Word[][][]; shown: ReadonlySet<Word> }>> {
  const measured = async () => (await page.evaluate(`(${measure})()`)) as Word[][][];
  for (let times = 1; ; times += 1) {
    const places = await measured();
    const shown = await look(page, session, places.flat(2));
    if (times === 5 || JSON.stringify(await measured()) === JSON.stringify(places)) return { places, shown };
  }
}

/** The words that are seen. */
async function look(page: Page, session: CDPSession, words: readonly Word[]): Promise<ReadonlySet<Word>> {
  const shown = new Set<Word>();
  const able = words.filter(({ boxes, beyond }) => !beyond && boxes.some(([, , , high]) => high >= eye.line));
  const tops = able.map(({ boxes }) => Math.min(...boxes.map(([, y]) => y)));
  for (let top = Math.min(...tops); Number.isFinite(top); ) {
    const here = able.filter(
      (_, index) => (tops[index] ?? 0) >= top && (tops[index] ?? 0) < top + strip - 200,
    );
    // What a reader has to scroll to, sideways too, is seen; an endless page is not.
    const right = Math.max(...here.flatMap(({ boxes }) => boxes.map(([x, , wide]) => x + wide)));
    const width = Math.min(strip, Math.max(eye.width, Math.ceil(right)));
    const clip = { x: 0, y: Math.max(0, top - 4), width, height: strip, scale: 1 };
    const boxes = here.map((word) => word.boxes.map(([x, y, wide, high]) => [x, y - clip.y, wide, high]));
    const bottom = Math.max(...boxes.flat().map(([, y = 0, , high = 0]) => y + high));
    const tall = { ...clip, height: Math.min(strip, Math.ceil(bottom) + 4) };
    const before = await capture(session, tall);
    await page.evaluate(`(${paint})(true)`);
    const after = await capture(session, tall);
    await page.evaluate(`(${paint})(false)`);
    const differences = (await page.evaluate(
      `(${compare})(${JSON.stringify(before)}, ${JSON.stringify(after)}, ${JSON.stringify(boxes)})`,
    )) as number[];
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

// What runs in the page is text: compilers put helpers into functions that the page does not have.

/** Waits for every font that there is. */
const settle = `async () => {
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => undefined)));
  await document.fonts.ready;
}`;

/** Finds each text among all letters of the document, hidden or not, and marks them all for painting. */
const find = `(texts) => {
  const fold = (letter) => letter.normalize('NFKC').replace(/[\\u2018\\u2019\\u02bc]/g, "'").replace(/[\\u201c\\u201d]/g, '"')
    .replace(/[\\u00ad\\u200b-\\u200d\\u2060\\ufeff\\s]/g, '');
  const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
  const home = [];
  let flat = '';
  let gap = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('script, style, template, noscript, title')) continue;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const key = fold(node.data[offset]);
      if (key === '') { gap ||= /\\s/.test(node.data[offset]); continue; }
      for (const unit of key) { home.push({ node, offset, gap }); flat += unit; gap = false; }
    }
    gap = gap || node.data === '';
  }
  const ranges = [];
  const places = texts.map((text) => {
    const found = [];
    for (let at = flat.indexOf(text); at >= 0 && found.length < 4; at = flat.indexOf(text, at + text.length)) {
      const words = [];
      for (let index = at; index < at + text.length; index += 1) {
        const { node, offset, gap } = home[index];
        const last = words.at(-1);
        if (!last || gap || last.node !== node) words.push({ node, from: offset, to: offset + 1 });
        else last.to = offset + 1;
      }
      found.push(words.map(({ node, from, to }) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        ranges.push(range);
        return range;
      }));
    }
    return found;
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(colophon-sight) { color: transparent; -webkit-text-fill-color: transparent; -webkit-text-stroke-color: transparent; text-shadow: none; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  window.colophonSight = new Highlight(...ranges);
  window.colophonPlaces = places;
}`;

/** Where the words of each place are. A page that is written leftward and too wide goes on beyond its left edge. */
const measure = `() => {
  const { scrollX, scrollY } = window;
  const { scrollWidth, scrollHeight, clientWidth } = document.documentElement;
  const beyondLeft = getComputedStyle(document.documentElement).direction === 'rtl' ? scrollWidth - clientWidth : 0;
  return window.colophonPlaces.map((all) => all.map((place) => place.map((range) => {
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      .map(({ x, y, width, height }) => [x + scrollX + beyondLeft, y + scrollY, width, height]);
    const beyond = boxes.every(([x, y, width, height]) =>
      x + width <= 0 || y + height <= 0 || x >= scrollWidth || y >= scrollHeight);
    return { text: range.toString(), boxes, beyond };
  })));
}`;

/** Takes the texts away, or gives them back, and nothing else. */
const paint = `async (away) => {
  if (away) CSS.highlights.set('colophon-sight', window.colophonSight);
  else CSS.highlights.delete('colophon-sight');
}`;

/**
 * Those letters for which no font of this machine has a glyph: they look as a code point does that is no character, or
 * are not drawn at all. The page's own fonts are not asked: a disguise may have one in which nothing is drawn.
 */
const withoutGlyph = `(letters) => {
  const canvas = new OffscreenCanvas(80, 80).getContext('2d', { willReadFrequently: true });
  const draw = (letter) => {
    canvas.clearRect(0, 0, 80, 80);
    canvas.font = '40px serif';
    canvas.fillText(letter, 10, 60);
    return canvas.getImageData(0, 0, 80, 80).data.join();
  };
  const [missing, nothing] = [draw('\\u{10fffe}'), draw(' ')];
  return letters.filter((letter) => /\\S/.test(letter) && [missing, nothing].includes(draw(letter)));
}`;

/** By how much two pictures differ in each word's boxes, at most. */
const compare = `async (before, after, words) => {
  const pixels = async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
    canvas.drawImage(picture, 0, 0);
    return canvas.getImageData(0, 0, picture.width, picture.height);
  };
  const [one, other] = [await pixels(before), await pixels(after)];
  return words.map((boxes) => {
    let most = 0;
    for (const [x, y, wide, high] of boxes)
      for (let row = Math.max(0, Math.floor(y)); row < Math.min(one.height, y + high); row += 1)
        for (let column = Math.max(0, Math.floor(x)); column < Math.min(one.width, x + wide); column += 1)
          for (let channel = 0; channel < 3; channel += 1) {
            const at = 4 * (row * one.width + column) + channel;
            most = Math.max(most, Math.abs(one.data[at] - other.data[at]));
          }
    return most;
  });
}`;
