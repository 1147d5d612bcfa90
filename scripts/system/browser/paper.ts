// A document kept laid out for paper: small changes and further prints cost no loading.

import type { Browser, Page } from 'puppeteer-core';
import type { Changes, Paper, Pin, PrintOptions, Site } from '../../model/world.ts';
import { lines } from './lines.ts';
import { openPage, patience, refuseLarge } from './page.ts';
import { pinText } from './pins.ts';

/** Opens `index.html` of `site` for paper. Throws as `openPage` does. */
export async function openPaper(browser: Browser, site: Site): Promise<Paper> {
  const all = new Map(site);
  const { use, settle, close } = await openPage(browser, all, { media: 'paper' });
  return {
    write: async (html, files) => {
      refuseLarge(files);
      for (const [path, bytes] of files) all.set(path, bytes);
      await use((page) => page.evaluate(`document.body.innerHTML = ${JSON.stringify(html)}; 0`));
      await settle();
    },
    change: (changes) => use((page) => change(page, changes)),
    pin: (stretches) => use(async (page) => (await page.evaluate(pinText(stretches))) as readonly Pin[]),
    lines: (selector) => use((page) => lines(page, selector)),
    print: (options) => use((page) => print(page, options)),
    close,
  };
}

async function print(page: Page, { tagged, outline }: PrintOptions): Promise<Uint8Array> {
  // As a stream: a long book's PDF would not fit into one message of the protocol.
  const stream = await page.createPDFStream({
    preferCSSPageSize: true,
    printBackground: true,
    tagged,
    outline,
    timeout: patience,
  });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function change(page: Page, { root, sheet, fill, paint }: Changes): Promise<void> {
  const data = JSON.stringify({
    root,
    sheet,
    fill: [...(fill ?? [])].map(([key, text]) => [key, text ?? null]),
    paint: [...(paint ?? [])],
  });
  // A string, not a function: compilers put helpers into functions that the page does not have.
  await page.evaluate(`(({ root, sheet, fill, paint }) => {
    if (root !== undefined) document.documentElement.className = root;
    if (sheet !== undefined) document.getElementById('sheet').textContent = sheet;
    const texts = new Map(fill);
    for (const element of texts.size > 0 ? document.querySelectorAll('[data-fill]') : []) {
      if (!texts.has(element.dataset.fill)) continue;
      const text = texts.get(element.dataset.fill);
      element.hidden = text === null;
      if (text !== null && element.textContent !== text) element.textContent = text;
    }
    const blocks = paint.length > 0 ? [...document.querySelectorAll('pre > code')].map(textsOf) : [];
    for (const [name, stretches] of paint) {
      const highlight = new Highlight();
      for (const [block, from, to] of stretches) {
        const [start, end] = [at(blocks[block], from), at(blocks[block], to - 1)];
        highlight.add(new StaticRange({
          startContainer: start.node, startOffset: from - start.from,
          endContainer: end.node, endOffset: to - end.from,
        }));
      }
      CSS.highlights.set(name, highlight);
    }
    function textsOf(code) {
      const texts = [];
      const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
      for (let from = 0; walker.nextNode(); from += walker.currentNode.length) texts.push({ node: walker.currentNode, from });
      return texts;
    }
    function at(texts, offset) {
      return texts.findLast(({ from }) => from <= offset);
    }
  })(${data})`);
}
