// usage: sheet.ts out.png cols width files...

import { readFileSync, writeFileSync } from 'node:fs';
import { openBrowser } from '/tmp/h-diagrams/scripts/system/browser/browser.ts';

const [out, cols, w, ...files] = process.argv.slice(2);
const b = openBrowser(process.env);
const site = new Map<string, Uint8Array>();
let html = `<style>body{margin:0;background:#999;display:grid;grid-template-columns:repeat(${cols},auto);gap:4px}img{width:${w}px;display:block}</style>`;
for (const [i, f] of files.entries()) {
  const e = f.split('.').pop();
  site.set(`${i}.${e}`, readFileSync(f));
  html += `<img src="${i}.${e}">`;
}
site.set('index.html', new TextEncoder().encode(html));
const rows = Math.ceil(files.length / Number(cols));
writeFileSync(
  out!,
  await b.picture(site, {
    width: Number(cols) * (Number(w) + 4),
    height: Number(process.env.H ?? rows * Number(w) * 1.5),
    type: 'png',
  }),
);
await b.close();
