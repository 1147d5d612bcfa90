import { drawDiagrams } from '/tmp/h-diagrams/scripts/dialect/diagrams/draw.ts';
import { drawingSite } from '/tmp/h-diagrams/scripts/dialect/diagrams/fonts.ts';
import { openWorld } from '/tmp/h-diagrams/scripts/system/open.ts';

const real = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
const fresh = { ...real, kept: { read: async () => undefined, write: async () => {} } };
const time = async (n: string, f: () => Promise<unknown>) => {
  const t = Date.now();
  const r = await f();
  console.log(n, Date.now() - t, JSON.stringify(r).slice(0, 300));
};
const program = new TextEncoder().encode(
  'var Viz = { instance: async () => ({ render: (text) => { while (text === "endless"); if (text==="bomb") { const a=[]; for(;;) a.push(new Array(1e6).fill(text)) } return { status: "success", output: text }; } }) };',
);
const site = await drawingSite('a', 'en', fresh);
await time('fake', () => real.browser.draw(site, 'graphviz', program, ['a', 'endless', 'b']));
await time('bomb', () => real.browser.draw(site, 'graphviz', program, ['a', 'bomb', 'b']));
let g = 'flowchart LR\n';
for (let i = 0; i < 1990; i++) g += `  n${(i * 7) % 900} --> n${(i * 31 + 5) % 900}\n`;
await time('mermaid dense', () => drawDiagrams([{ notation: 'mermaid', text: g }], 'en', fresh));
let d = 'digraph {\n';
for (let i = 0; i < 20000; i++) d += `  n${(i * 7) % 5000} -> n${(i * 31 + 5) % 5000};\n`;
d += '}';
await time('dot dense', () => drawDiagrams([{ notation: 'graphviz', text: d }], 'en', fresh));
await time('dot small', () =>
  drawDiagrams(
    [
      {
        notation: 'graphviz',
        text: 'digraph { a -> b [URL="javascript:alert(1)"]; b [image="http://example.org/a.png", shape=none, href="file:///etc/passwd"]; a [label=<<TABLE HREF="javascript:x()"><TR><TD><IMG SRC="/etc/passwd"/></TD></TR></TABLE>>] }',
      },
    ],
    'en',
    fresh,
  ),
);
await real.browser.close();
