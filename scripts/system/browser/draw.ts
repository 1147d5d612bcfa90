// Runs a drawing program of this package in pages of its own, within a time limit for each drawing.

import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import type { DrawingProgram, Drawn, Site } from '../../model/world.ts';
import { forPage } from './for-page.ts';
import { drawGraphviz } from './inpage/draw-graphviz.ts';
import { drawMermaid, type Manner } from './inpage/draw-mermaid.ts';
import { finishDrawing } from './inpage/finish-drawing.ts';
import { loadFonts } from './inpage/load.ts';

import { manner } from './mermaid-settings.ts';
import { patience } from './page.ts';
import { origin, serve } from './site.ts';

/**
 * The time limit of a drawing, in milliseconds of the processor. A machine that is busy with other things gives it more time,
 * up to `longest`.
 */
const limit = 10_000;
const longest = 30_000;

/** The width of the page in CSS pixels, to which Gantt charts are fitted: a little more than a column of text. */
const width = 640;

const drawers: Readonly<Record<DrawingProgram, (source: string, manner: Manner) => Promise<Drawn>>> = {
  mermaid: forPage(drawMermaid),
  graphviz: forPage(drawGraphviz),
};

/** A page in which the program is loaded. */
type Desk = Readonly<{ page: Page; close: () => Promise<void> }>;

/**
 * Makes a drawing of each source. The program is loaded once, since that takes longer than most drawings; one that does
 * not end takes its page with it. The pages load nothing but the site's files.
 */
export async function draw(
  browser: Browser,
  site: Site,
  name: DrawingProgram,
  { program, sources }: Readonly<{ program: Uint8Array; sources: readonly string[] }>,
): Promise<readonly Drawn[]> {
  const script = new TextDecoder().decode(program);
  const results: Drawn[] = [];
  let desk: Desk | undefined;
  try {
    for (const source of sources) {
      desk ??= await openDesk(browser, site, script);
      const drawn = await withinLimit(browser, makeDrawing(desk.page, name, source));
      results.push(drawn);
      if (drawn.kind !== 'endless') continue;
      await desk.close();
      desk = undefined;
    }
  } finally {
    await desk?.close();
  }
  return results;
}

async function makeDrawing(page: Page, name: DrawingProgram, source: string): Promise<Drawn> {
  const drawn = await page.evaluate(drawers[name], source, manner);
  if (drawn.kind !== 'svg') return drawn;
  const { svg, smallest } = await page.evaluate(forPage(finishDrawing), drawn.svg);
  return { kind: 'svg', svg, ...(smallest !== undefined && { smallest }) };
}

async function withinLimit(browser: Browser, drawing: Promise<Drawn>): Promise<Drawn> {
  const timer = new AbortController();
  const late = outOfTime(browser, timer.signal);
  late.catch(() => undefined); // fails when it is no longer needed
  drawing.catch(() => undefined); // fails when its page is closed
  return Promise.race([drawing, late]).finally(() => timer.abort());
}

/** Waits until the browser's pages have used up the time limit from now on. */
async function outOfTime(browser: Browser, signal: AbortSignal): Promise<Drawn> {
  const start = Date.now();
  const used = await pageTime(browser);
  let left = limit;
  while (left > 0 && Date.now() - start < longest) {
    await wait(Math.max(left, 100), undefined, { signal });
    left = limit - ((await pageTime(browser)) - used);
  }
  return { kind: 'endless' };
}

/** The time that processors have spent on the browser's pages, in milliseconds. */
async function pageTime(browser: Browser): Promise<number> {
  const session = await browser.target().createCDPSession();
  try {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.reduce(
      (sum, { type, cpuTime }) => sum + (type === 'renderer' ? 1000 * cpuTime : 0),
      0,
    );
  } finally {
    await session.detach().catch(() => undefined);
  }
}

async function openDesk(browser: Browser, site: Site, script: string): Promise<Desk> {
  const context = await browser.createBrowserContext({ downloadBehavior: { policy: 'deny' } });
  const close = () => context.close().catch(() => undefined); // fails if the browser crashed
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    // Compiling WebAssembly would be forbidden otherwise. The page has no script but the program.
    await page.setBypassCSP(true);
    await page.emulateTimezone('UTC');
    await page.setViewport({ width, height: width });
    await serve(page, site, () => {});
    await page.goto(new URL('index.html', origin).href);
    await page.evaluate(forPage(loadFonts));
    await page.evaluate(`${script}\n;undefined`);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
