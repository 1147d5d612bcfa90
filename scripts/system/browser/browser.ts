// Opens the browser, which starts when it is first needed and is closed with all its files.

import { setTimeout as wait } from 'node:timers/promises';
import type { Browser as Chrome } from 'puppeteer-core';
import type { Browser, PictureOptions, Site } from '../../model/world.ts';
import type { Env } from '../cache.ts';
import { isFault } from '../fault.ts';
import { openScratch } from '../scratch.ts';
import { findChromium } from './chromium.ts';
import { draw } from './draw.ts';
import { startChromium } from './launch.ts';
import { withPage } from './page.ts';
import { openPaper } from './print-page.ts';
import { lookAt } from './visible-in-browser.ts';

/**
 * Makes a browser that starts at the first call. Of `env` it uses COLOPHON_CHROMIUM, PUPPETEER_CACHE_DIR, XDG_CACHE_HOME,
 * HOME and PATH. Its calls throw a `Fault` (`missing-tool`) if there is no browser or it does not start, and an error
 * that names the address if a page requests anything outside its site.
 */
export function openBrowser(env: Env): Browser {
  let started: Promise<Session> | undefined;
  let ended = false;
  const connect = async (spawned?: () => void): Promise<Chrome> => {
    // Work begun early for a book in which errors are then found may still ask for the browser after `close`.
    if (ended) throw new Error('the browser is closed');
    started ??= startSession(env, spawned);
    const mine = started;
    const forget = () => {
      if (started === mine) started = undefined;
    };
    const session = await mine.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (session.browser.connected) return session.browser;
    forget(); // the browser crashed, so another one is started
    await session.close();
    return connect();
  };
  return {
    start: () =>
      new Promise((resolve) => {
        void connect(resolve).then(
          () => resolve(),
          () => resolve(),
        );
      }),
    available: async () => {
      try {
        await connect();
        return true;
      } catch (error) {
        if (isFault(error, 'missing-tool')) return false;
        throw error;
      }
    },
    version: async () => (await connect()).version(),
    print: async (site, options) => {
      const paper = await openPaper(await connect(), site);
      return paper.print(options).finally(paper.close);
    },
    paper: async (site) => openPaper(await connect(), site),
    picture: async (site, options) => picture(await connect(), site, options),
    draw: async (site, name, program, sources) => draw(await connect(), site, name, { program, sources }),
    look: async (site, path, texts) => lookAt(await connect(), site, path, texts),
    close: async () => {
      ended = true;
      const mine = started;
      started = undefined;
      await (await mine?.catch(() => undefined))?.close();
    },
  };
}

type Session = Readonly<{ browser: Chrome; close: () => Promise<void> }>;

async function startSession(env: Env, spawned?: () => void): Promise<Session> {
  const scratch = openScratch();
  try {
    const chromium = await findChromium(env, scratch.folder);
    const { browser, ended } = await startChromium(chromium, env, scratch, spawned);
    void ended.then(scratch.close);
    const close = async () => {
      await browser.close();
      await Promise.race([ended, wait(5000, undefined, { ref: false })]);
      scratch.close();
    };
    return { browser, close };
  } catch (error) {
    scratch.close();
    throw error;
  }
}

function picture(
  browser: Chrome,
  site: Site,
  { width, height, ...kind }: PictureOptions,
): Promise<Uint8Array> {
  return withPage(browser, site, { media: 'screen', width, height }, (page) => page.screenshot(kind));
}
