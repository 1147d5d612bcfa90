import { mkdirSync, writeFileSync } from 'node:fs';
import { drawDiagrams } from '/tmp/h-diagrams/scripts/dialect/diagrams/draw.ts';
import { isTransparent } from '/tmp/h-diagrams/scripts/formats/print/flatten.ts';
import { openWorld } from '/tmp/h-diagrams/scripts/system/open.ts';
import { kinds } from '/tmp/h-diagrams/test/dialect/diagram-kinds.ts';

const opened = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
const real = { ...opened, kept: { read: async () => undefined, write: async () => {} } };
const names = Object.keys(kinds);
const out = await drawDiagrams(
  names.map((n) => ({ notation: 'mermaid' as const, text: kinds[n]! })),
  'en',
  real,
);
mkdirSync('/tmp/kinds/svg', { recursive: true });
for (const [i, n] of names.entries()) {
  const d = out[i]!;
  if (d.kind !== 'drawing') {
    console.log(n, d);
    continue;
  }
  writeFileSync(`/tmp/kinds/svg/${n}.svg`, d.svg);
  const plain = d.svg.replace(/data:font\/[^)"']*/g, '');
  const [, w, h] = /width="(\d+)" height="(\d+)"/.exec(d.svg)!;
  const fit = Math.min(1, 480 / d.width, 672 / d.height);
  console.log(
    n.padEnd(11),
    d.width,
    d.height,
    'pt',
    d.smallest?.toFixed(1),
    'in print',
    ((d.smallest ?? 0) * fit).toFixed(1),
    isTransparent({ type: 'svg', content: new TextEncoder().encode(d.svg) }),
    /<(?:pattern|linearG|radialG)/.test(plain),
    [...new Set(plain.match(/#[0-9a-f]{6}\b|#[0-9a-f]{3}\b/gi))]
      .filter((c) => {
        const h =
          c.length === 4
            ? c
                .slice(1)
                .split('')
                .map((x) => x + x)
            : c.slice(1).match(/../g)!;
        return new Set(h.map((x) => x.toLowerCase())).size > 1;
      })
      .join(' '),
  );
}
await real.browser.close();
