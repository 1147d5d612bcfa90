// Diagrams: what is drawn and what stays a listing, the same bytes each time, nothing unsafe, and errors at their lines.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { cleanDrawing } from '../../scripts/dialect/diagrams/clean.ts';
import { drawDiagrams } from '../../scripts/dialect/diagrams/draw.ts';
import { drawingSite } from '../../scripts/dialect/diagrams/fonts.ts';
import { mermaidLine } from '../../scripts/dialect/diagrams/mermaid-lines.ts';
import { isTransparent } from '../../scripts/formats/print/flatten.ts';
import { imageUses } from '../../scripts/read/images.ts';
import { read } from '../../scripts/read/read.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { visit } from '../../scripts/tree/visit.ts';
import { drawingBrowser, sound, worldOf } from '../memory.ts';

import { kinds, xmlOf } from './diagram-kinds.ts';

const real = { ...openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') }) };
const fresh = { ...real, kept: { read: async () => undefined, write: async () => {} } };
afterAll(() => real.browser.close());

/** The chapter that ends with `markdown`, its pictures, and what could not be drawn. */
async function chapterWith(markdown: string, more: Readonly<Record<string, string>> = {}) {
  const files = { ...sound, ...more, 'chapters/01-one.md': `${sound['chapters/01-one.md']}\n${markdown}\n` };
  const { manuscript } = await read(worldOf(files, drawingBrowser(files)));
  const [chapter] = manuscript?.chapters ?? [];
  if (!manuscript || !chapter) throw new Error('the book cannot be read');
  let listings = 0;
  visit(chapter.tree, 'code', () => {
    listings += 1;
  });
  return { uses: imageUses(chapter), listings, manuscript };
}

const flow = 'flowchart LR\n  a --> b';
const fence = (info: string, text = flow) => `\`\`\`${info}\n${text}\n\`\`\``;
const indented = (text: string, by: string) => text.replace(/\n/g, `\n${by}`);

test.each([
  ['as on GitHub', fence('mermaid')],
  ['in capitals', fence('Mermaid')],
  ['with tildes', `~~~mermaid\n${flow}\n~~~`],
  ['of Quarto', fence('{mermaid}')],
  ['of Pandoc', fence('{.mermaid}')],
  ['of Quarto, with options', fence('{dot}', '//| label: fig-a\n//| fig-cap: "A graph"\ndigraph { a -> b }')],
  ['in a list', `- One\n\n  ${indented(fence('mermaid'), '  ')}`],
  ['in a quote', `> ${indented(fence('mermaid'), '> ')}`],
  ['in an alert', `> [!NOTE]\n> ${indented(fence('mermaid'), '> ')}`],
  ['in a footnote', `One[^a].\n\n[^a]: Two.\n\n    ${indented(fence('mermaid'), '    ')}`],
  ['with CRLF', fence('mermaid').replaceAll('\n', '\r\n')],
  ['a graph in DOT', fence('dot', 'digraph { a -> b }')],
  ['a strict graph, after a comment', fence('graphviz', '// One\n/* Two */ strict graph "g" {\n  a -- b\n}')],
  ['a drawing for ditaa', fence('ditaa', '+---+\n| a |\n+---+')],
  ['a drawing for Svgbob', fence('bob', 'a --> b')],
  ['of Mermaid’s own script', '<pre class="mermaid">\nflowchart LR\n  a --&gt; b\n</pre>'],
  ['of an older script', `<div class="mermaid">${flow}</div>`],
  ['of Azure DevOps', `::: mermaid\n${flow}\n:::`],
  ['of Azure DevOps, without a space', `:::mermaid\n${flow}\n:::`],
  ['of Azure DevOps, with empty lines and a wider end', `::: Mermaid  \n\n${flow}\n\n  b --> c\n::::`],
  ['of Azure DevOps, right below a paragraph', `One\n::: mermaid\n${flow}\n:::`],
  ['of Azure DevOps, with CRLF', `::: mermaid\n${flow}\n:::`.replaceAll('\n', '\r\n')],
  ['of Azure DevOps, in a list', `- One\n\n  ${indented(`::: mermaid\n${flow}\n:::`, '  ')}`],
  ['of Azure DevOps, in a quote', `> ${indented(`::: mermaid\n${flow}\n:::`, '> ')}`],
  ['of Azure DevOps, in a container', `:::: note\n::: mermaid\n${flow}\n:::\n::::`],
  ['of Azure DevOps, in a container as long', `::: note\n::: mermaid\n${flow}\n:::\n:::`],
  [
    'of Azure DevOps, in an indented container',
    `!!! note\n    ${indented(`::: mermaid\n${flow}\n:::`, '    ')}`,
  ],
  [
    'of Azure DevOps, that looks like Markdown',
    `::: mermaid\nsequenceDiagram\n  A->>B: *a* [b](c) <br>\n:::`,
  ],
  [
    'of Azure DevOps, after ones without an end',
    `:::: note\n::: mermaid\n::::\n\n> ::: mermaid\n\n::::: mermaid\n\n::: mermaid\n${flow}\n:::`,
  ],
  ['of MyST', `:::{mermaid}\n${flow}\n:::`],
  ['of Quarto, between colons', `::: {.mermaid}\n${flow}\n:::`],
])('a diagram %s is drawn', async (_, markdown) => {
  const { uses, listings, manuscript } = await chapterWith(markdown);
  expect(manuscript.diagramFaults).toEqual([]);
  expect(listings).toBe(0);
  expect(uses).toHaveLength(1);
  expect(uses[0]?.alt).toMatch(/^Diagram: ./);
});

test.each([
  ['a language with such a name in it', fence('mermaid-js')],
  ['a part of a graph', fence('dot', 'a -> b')],
  ['a graph that goes on elsewhere', fence('dot', 'digraph {\n  a -> b')],
  ['a word template, which is not DOT', fence('dotx', 'digraph { a }')],
  ['source that Quarto shows', fence('{{mermaid}}')],
  ['plain text', fence('text')],
  ['a title that names it', fence('text title="mermaid"')],
  ['a file name', fence('text mermaid')],
  ['an indented listing', `    ${indented(flow, '    ')}`],
  ['a fence in a fence', `\`\`\`\`markdown\n${fence('mermaid')}\n\`\`\`\``],
  ['nothing in it', fence('mermaid', '')],
])('%s stays a listing', async (_, markdown) => {
  const { uses, listings, manuscript } = await chapterWith(markdown);
  expect(manuscript.diagramFaults).toEqual([]);
  expect([uses.length, listings]).toEqual([0, 1]);
});

test.each([
  ['in a line', 'Write `mermaid` or ::: mermaid here.'],
  ['a class beside it', `<div class="mermaid-note">${flow}</div>`],
  ['an element around others', '<div class="mermaid"><div>a</div></div>'],
  ['a container without end', `::: mermaid\n${flow}`],
  ['a container whose end is outside its quote', `> ::: mermaid\n> ${indented(flow, '> ')}\n\n:::`],
  ['many containers without end', '::: mermaid\n\n'.repeat(2000)],
  ['a longer name', `::: mermaid-note\n${flow}\n:::`],
])('words stay as they are: %s', async (_, markdown) => {
  const { uses, manuscript } = await chapterWith(markdown);
  expect([uses.length, manuscript.diagramFaults.length]).toEqual([0, 0]);
});

test('diagrams from an included file are drawn', async () => {
  const part = `${fence('mermaid')}\n\n::: mermaid\n${flow}\n:::\n`;
  const { uses } = await chapterWith('{{#include part.md}}', { 'chapters/part.md': part });
  expect(uses).toHaveLength(2);
});

test('a diagram between colons has its options, lines and end', async () => {
  const { uses, manuscript } = await chapterWith(
    `::: mermaid alt="Two"\n${flow}\n:::\n\nText.\n\n::: mermaid\nflowchart LR\n  b --> --> c\n:::`,
  );
  expect(uses[0]?.alt).toBe('Two');
  const text = manuscript.chapters[0]?.text.split('\n') ?? [];
  const place = manuscript.diagramFaults[0]?.place as Readonly<{ line: number; column: number }>;
  expect(text[place.line - 1]?.slice(place.column - 1)).toBe('b --> --> c');
});

test('the author’s words are the caption and the alternative', async () => {
  const { uses } = await chapterWith(fence('mermaid title="One" alt="Two"'));
  expect(uses[0]?.alt).toBe('Two');
  const { uses: quarto } = await chapterWith(fence('{mermaid}', `%%| fig-alt: "Three"\n${flow}`));
  expect(quarto[0]?.alt).toBe('Three');
});

test('an error has its line, in a list and a quote too', async () => {
  const { manuscript } = await chapterWith(
    `> - ${indented(fence('mermaid', 'flowchart LR\n  b --> --> c'), '>   ')}`,
  );
  const [fault] = manuscript.diagramFaults;
  const text = manuscript.chapters[0]?.text.split('\n') ?? [];
  expect(fault?.line).toBe('b --> --> c');
  const place = fault?.place as Readonly<{ line: number; column: number }>;
  expect(text[place.line - 1]?.slice(place.column - 1)).toBe('b --> --> c');
});

test.each([
  ['flowchart LR\na', 2, 2],
  ['\n\nflowchart LR\na', 2, 4],
  ['---\ntitle: T\n---\nflowchart LR\na', 2, 5],
  ['%%{init: {"theme": "dark"}}%%\nflowchart LR\na', 2, 3],
  ['flowchart LR\n%% one\n  %% two\na', 2, 4],
  ['%% one\nflowchart LR\na', 3, 3],
])('a line that mermaid counts: %j', (text, line, expected) => {
  expect(mermaidLine(text, line)).toBe(expected);
});

test('every kind of diagram is the same whatever was drawn before it, and safe', async () => {
  const sources = Object.values(kinds).map((text) => ({ notation: 'mermaid' as const, text }));
  const forth = await drawDiagrams(sources, 'en', fresh);
  const back = await drawDiagrams([...sources].reverse(), 'en', fresh);
  for (const [index, name] of Object.keys(kinds).entries()) {
    const drawing = forth[index];
    if (drawing?.kind !== 'drawing') throw new Error(`${name}: ${JSON.stringify(drawing)}`);
    expect(drawing, name).toEqual(back[sources.length - 1 - index]);
    expect(drawing.svg).not.toMatch(
      /foreignObject|<script|\son\w+=|https?:\/\/(?!www\.w3\.org\/2000\/svg")|NaN/,
    );
    expect(drawing.labels.length, name).toBeGreaterThan(2);
    xmlOf(drawing.svg);
  }
}, 300_000);

test('what a diagram sets for itself changes neither look nor safety', async () => {
  const text = `%%{init: {"theme": "forest", "securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "themeCSS": "* { fill: url(https://example.org/) }"}}%%
flowchart LR
  a["<img src=x onerror=alert(1)>"] --> b
  click a href "javascript:alert(1)"`;
  const [drawing] = await drawDiagrams([{ notation: 'mermaid', text }], 'en', fresh);
  if (drawing?.kind !== 'drawing') throw new Error(JSON.stringify(drawing));
  expect(drawing.svg).not.toMatch(/foreignObject|<img|<a |javascript:|example\.org/);
}, 300_000);

test.each([
  ['mermaid', 'flowchart LR\n  %% a remark\n  a --> b\n  b --> --> c\n  c --> d', 4],
  ['mermaid', '---\ntitle: T\n---\nsequenceDiagram\n  A->>B: hi\n  nonsense here', 6],
  ['mermaid', 'pie\n  "a" : 1\n  b b b', 3],
  ['graphviz', 'digraph {\n  a -> b\n  b -> -> c\n}', 3],
] as const)(
  '%s names the line that is wrong in %j',
  async (notation, text, line) => {
    const [drawing] = await drawDiagrams([{ notation, text }], 'en', fresh);
    expect(drawing).toMatchObject({ kind: 'wrong', line });
  },
  300_000,
);

test('a drawing that never ends is ended, and the next one is drawn', async () => {
  const program = new TextEncoder().encode(
    'var Viz = { instance: async () => ({ render: (text) => { while (text === "endless"); return { status: "success", output: text }; } }) };',
  );
  const site = await drawingSite('a', 'en', fresh);
  const started = Date.now();
  const drawn = await real.browser.draw(site, 'graphviz', program, ['a', 'endless', 'b']);
  expect(drawn.map(({ kind }) => kind)).toEqual(['svg', 'endless', 'svg']);
  expect(Date.now() - started).toBeLessThan(60_000);
}, 300_000);

test('a drawing loses all that runs, loads or moves', () => {
  const { svg, labels, title, description } = cleanDrawing(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10" onload="x()" style="max-width: 3px">
      <title>One</title><desc>Two</desc><script>x()</script><style>@import url(a.css); @keyframes k { from { x: 1 } } .a { fill: url("https://e.org/"); filter: blur(1px); marker-end: url(#m:1) }</style>
      <marker id="m:1"/><marker id="m:1"/><image href="https://e.org/a.png"/>
      <switch><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">HTML</p></foreignObject><text>Words <tspan>here</tspan></text></switch>
      <a xlink:href="javascript:x()"><path d="M0 0" marker-end="url(#m:1)" onclick="x()"/></a></svg>`,
    2,
  );
  const text = xmlOf(svg);
  expect(svg.attributes).toMatchObject({ width: '40', height: '20' });
  expect(text).not.toMatch(
    /script|onload|onclick|e\.org|import|keyframes|blur|foreignObject|HTML|<a\b|max-width/,
  );
  expect(text.match(/id="m_1"/g)).toHaveLength(1);
  expect(text).toContain('url(#m_1)');
  expect(labels).toEqual(['Words here']);
  expect([title, description]).toEqual(['One', 'Two']);
});

test('a book without diagrams starts no browser', async () => {
  const { manuscript } = await read(worldOf(sound));
  expect(manuscript?.diagramFaults).toEqual([]);
});

const hostile: Readonly<Record<string, readonly [notation: 'mermaid' | 'graphviz', text: string]>> = {
  'links of Mermaid': [
    'mermaid',
    'flowchart LR\n  a --> b\n  click a "javascript:alert(1)"\n  click b call steal()\n  c --> a\n  click c href "https://evil.example/x" _blank',
  ],
  'settings that loosen safety': [
    'mermaid',
    '%%{init: {"securityLevel": "loose", "secure": [], "htmlLabels": true, "flowchart": {"htmlLabels": true}, "themeCSS": "@import url(https://evil.example/a.css);"}}%%\nflowchart LR\n  a["<b>one</b>"] --> b',
  ],
  'settings in front matter': [
    'mermaid',
    '---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n  fontFamily: \'x; } @import "https://evil.example/a.css"; {\'\n  themeCSS: "* { background: url(https://evil.example/b.png) }"\n---\nflowchart LR\n  a --> b',
  ],
  'HTML that runs': [
    'mermaid',
    'flowchart LR\n  a["<img src=x onerror=\'document.title=1\'>one"] --> b["<script>document.title=1</script>two"]\n  b --> c["<iframe src=https://evil.example></iframe>"]',
  ],
  'styles that load': [
    'mermaid',
    'flowchart LR\n  a --> b\n  style a fill:url(https://evil.example/a.svg#x),stroke:#333\n  classDef k fill:#fff,background:url(https://evil.example/b.png)\n  class b k',
  ],
  'pictures and icons of Mermaid': [
    'mermaid',
    'flowchart LR\n  a@{ img: "https://evil.example/a.png", label: "one" } --> b@{ icon: "logos:aws", label: "two" }',
  ],
  'links and pictures of Graphviz': [
    'graphviz',
    'digraph { stylesheet="https://evil.example/a.css"; a [URL="javascript:alert(1)", target="_top", tooltip="<script>"]; b [image="https://evil.example/a.png", href="file:///etc/passwd"]; c [shapefile="/etc/passwd", image="/etc/passwd"]; a -> b [edgeURL="data:text/html,x"]; b -> c }',
  ],
  'HTML labels of Graphviz': [
    'graphviz',
    'digraph { a [label=<<TABLE HREF="javascript:alert(1)"><TR><TD><IMG SRC="https://evil.example/a.png"/></TD></TR></TABLE>>]; b [label=<<FONT FACE="url(https://evil.example/a)">two</FONT>>] }',
  ],
  'names that break out of attributes': [
    'graphviz',
    'digraph { a [id="x\\" onload=\\"alert(1)", class="\\"><script>x</script>", fontname="x;}@import \'https://evil.example\';{", fillcolor="url(https://evil.example)"]; a -> b }',
  ],
};

test.each(Object.entries(hostile))(
  '%s neither run nor load nor lead anywhere',
  async (_, [notation, text]) => {
    const [drawing] = await drawDiagrams([{ notation, text }], 'en', fresh);
    if (drawing?.kind === 'wrong') return; // refused, which is safe too
    if (drawing?.kind !== 'drawing') throw new Error(JSON.stringify(drawing));
    const svg = drawing.svg.replace(/data:font\/ttf;base64,[\w+/=]+/g, '');
    const parts = xmlOf(svg).replace(/>[^<]*</g, '><'); // words may say anything
    expect(parts).not.toMatch(/<(?:a|image|script|iframe|img|foreignObject|use [^>]*href="[^#])\b/i);
    expect(parts).not.toMatch(/evil|javascript:|file:|passwd|\son\w+=|data:/i);
    const styles = [...svg.matchAll(/<style[\s\S]*?<\/style>/g)].join(' ');
    expect(styles).not.toMatch(/@import|evil|url\((?!#|\))/i);
  },
  300_000,
);

test('a page in which diagrams are drawn asks for nothing but its fonts', async () => {
  const asked: string[] = [];
  const server = createServer((request, answer) => {
    asked.push(request.url ?? '');
    answer.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const sources = Object.values(hostile).map(([notation, text]) => ({
      notation,
      text: text.replaceAll(/https:\/\/evil\.example/g, `http://127.0.0.1:${port}`),
    }));
    await drawDiagrams(sources, 'en', fresh);
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
}, 300_000);

test('a graph of thousands of nodes ends in time, or is drawn', async () => {
  const edges = Array.from({ length: 40_000 }, (_, at) => `n${(at * 7) % 9000} -> n${(at * 31 + 5) % 9000};`);
  const started = Date.now();
  const drawn = await drawDiagrams(
    [
      { notation: 'graphviz', text: `digraph { ${edges.join('\n')} }` },
      { notation: 'graphviz', text: 'digraph { a -> b }' },
    ],
    'en',
    fresh,
  );
  expect(drawn.map(({ kind }) => kind)).toEqual(['endless', 'drawing']);
  expect(Date.now() - started).toBeLessThan(60_000);
}, 300_000);

test('what is kept changes no byte, and what is damaged is drawn again', async () => {
  const files = new Map<string, Uint8Array>();
  const kept = {
    read: async (digest: string) => files.get(digest),
    write: async (digest: string, content: Uint8Array) => void files.set(digest, content),
  };
  const sources = [
    ...Object.values(kinds)
      .slice(0, 3)
      .map((text) => ({ notation: 'mermaid' as const, text })),
    { notation: 'graphviz' as const, text: 'digraph { a -> b }' },
    { notation: 'characters' as const, text: 'a --> b' },
    { notation: 'mermaid' as const, text: 'flowchart LR\n  b --> --> c' },
  ];
  const without = await drawDiagrams(sources, 'en', fresh);
  const first = await drawDiagrams(sources, 'en', { ...real, kept });
  const { browser } = worldOf(sound);
  const second = await drawDiagrams(sources, 'en', { ...real, kept, browser });
  expect(first).toEqual(without);
  expect(second).toEqual(without);
  expect(files.size).toBe(5);
  for (const digest of files.keys()) files.set(digest, new TextEncoder().encode('{"kind":'));
  expect(await drawDiagrams(sources, 'en', { ...real, kept })).toEqual(without);
}, 300_000);

test('print gets no bitmap of a diagram, and words of 7 points', async () => {
  const dot =
    'digraph { subgraph cluster_a { style=filled; fillcolor="#ff000040"; a [fillcolor="red:blue", style=filled] } a -> b [color="#0000ff80"] }';
  const styled = 'flowchart LR\n  a --> b\n  style a fill:#f9f8,stroke:#1238,opacity:0.5';
  const drawings = await drawDiagrams(
    [
      ...Object.values(kinds).map((text) => ({ notation: 'mermaid' as const, text })),
      { notation: 'mermaid', text: styled },
      { notation: 'graphviz', text: dot },
      { notation: 'characters', text: '+---+\n| a |\n+---+' },
    ],
    'en',
    fresh,
  );
  for (const [index, drawing] of drawings.entries()) {
    const name = Object.keys(kinds)[index] ?? `other ${index}`;
    if (drawing.kind !== 'drawing') throw new Error(`${name}: ${JSON.stringify(drawing)}`);
    const { svg, smallest = 0, width, height } = drawing;
    expect(isTransparent({ type: 'svg', content: new TextEncoder().encode(svg) }), name).toBe(false);
    expect(svg, name).not.toMatch(/<(?:linearGradient|radialGradient|pattern|filter)\b/);
    // The column of a page of 7 × 10 inches is 5 inches wide.
    expect(smallest * Math.min(1, 480 / width, 672 / height), name).toBeGreaterThan(7);
  }
}, 300_000);

test('a picture has the words of its author, or of the diagram, for those who cannot see it', async () => {
  const textOf = async (markdown: string) => {
    const { uses } = await chapterWith(markdown);
    const bytes = uses[0]?.url.split(',')[1] ?? '';
    return Buffer.from(bytes, 'base64').toString();
  };
  expect(await textOf(fence('ditaa title="A & B" alt="Two"', '+-+\n|a|\n+-+'))).toContain(
    '><title>A &#x26; B</title><desc>Two</desc>',
  );
  expect(await textOf(fence('ditaa', '+-+\n|a|\n+-+'))).toContain(
    '<title>Diagram</title><desc>Diagram: a</desc>',
  );
});
