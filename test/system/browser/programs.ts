// Every program for pages, run on a page whose ids are names of the browser's own; run by itself, it prints what they give.

import { openBrowser } from '../../../scripts/system/browser/browser.ts';

const ids = ['Symbol', 'document', 'window', 'links', 'name', 'Map', 'CSS', 'Highlight', 'Text', 'Element'];

/** What the programs give on that page, in numbers and words that do not depend on its fonts. */
export async function runPrograms(): Promise<unknown> {
  const browser = openBrowser(process.env);
  const named = [...ids, '__name', 'input', 'pinned', 'pins', 'places', 'undo'];
  const body = `<div data-pins="one">${named.map((id, at) => `<p id="${id}" data-pin="${at}">word ${id}</p>`).join('')}</div>
    <pre><code>let x = 1;</code></pre><p data-fill="a"></p><p data-fill="b">b</p>
    <p style="color: white">unseen text</p>`;
  const page = (content: string) =>
    Buffer.from(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>T</title><style id="sheet"></style>
       <body style="background: white">${content}</body></html>`,
    );
  const site = new Map([['index.html', page('')]]);
  try {
    const paper = await browser.paper(site);
    await paper.write(body, new Map());
    await paper.change({
      root: 'wide',
      sheet: 'p { margin: 0 }',
      fill: new Map([
        ['a', 'filled'],
        ['b', undefined],
      ]),
      paint: new Map([['keyword', [[0, 0, 3]]]]),
    });
    const lines = await paper.lines('[data-pins] > p, [data-fill]');
    const stretches = [{ section: 'one', from: 0, every: 2 }];
    const pins = [await paper.pin(stretches), await paper.pin([]), await paper.pin(stretches)];
    const printed = Buffer.from(await paper.print({ tagged: false, outline: false })).toString('latin1');
    await paper.close();
    const texts = [...named.map((id) => `word${id}`), 'unseentext', 'nowhere'];
    const seen = await browser.look(new Map([['index.html', page(body)]]), 'index.html', texts);
    return { lines: lines.map((some) => some.length), pins, printed: printed.startsWith('%PDF'), seen };
  } finally {
    await browser.close();
  }
}

if (process.argv[1] === import.meta.filename) process.stdout.write(JSON.stringify(await runPrograms()));
