// Construct: diagrams that are written as text, in Mermaid, in DOT for Graphviz, or as drawings in characters.

import type { Paragraph, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';
import type { Construct } from '../../model/construct.ts';
import type { DiagramFault } from '../../model/diagrams.ts';
import type { Manifest } from '../../settings/manifest.ts';
import { interiorSheet } from '../../settings/print/geometry.ts';
import { profileOf } from '../../settings/print/profile.ts';
import type { Words } from '../../settings/words/names.ts';
import { parseColonFences } from '../diagrams/colon-fence.ts';
import { type Drawing, drawDiagrams } from '../diagrams/draw.ts';
import { type Diagram, findDiagrams, type Notation } from '../diagrams/find.ts';

/** The least size of words in print, in points, as the preflight wants it. */
const smallest = 7;

/** The most that a picture is high in print, in CSS pixels: 7 inches (templates/print/figures.css). */
const highest = 672;

/** A usual page count, since the inner margin depends on it and the count is not known yet. */
const middling = 200;

const titles: Readonly<Record<Notation, string>> = {
  mermaid: 'Mermaid',
  graphviz: 'DOT',
  characters: 'character',
};

/**
 * Diagrams. They become pictures while the book is read, so that everything later treats them as such. No package for
 * remark draws them without a browser of its own.
 */
export const diagrams: Construct = {
  id: 'diagrams',
  title: 'Diagrams',
  about:
    'A block of code in the language `mermaid`, `dot` or `graphviz` is drawn, as on GitHub, in Quarto (`{mermaid}`, `{dot}`) ' +
    'and in many other tools; so are drawings in characters, `ditaa`, `svgbob`, `bob`, `goat` or `aasvg`. `<pre class="mermaid">` ' +
    'and `::: mermaid`, as Azure DevOps and MyST write it, are understood too. A block in DOT that is not a whole graph stays a listing, and to show the source of a ' +
    'diagram, name its language `text`. `title="…"` after the fence, or a paragraph `Figure: …` beside it, is the caption. ' +
    'Readers who cannot see the picture get the text of `alt="…"` after the fence, or that of `accTitle` and `accDescr` in ' +
    'Mermaid, or else the words in the diagram. All diagrams have one look: what a Mermaid diagram sets for its theme or its ' +
    'fonts does not count.',
  editions:
    'Every edition has the same picture, drawn once while the book is built, in the fonts of the book, which the picture has ' +
    'in itself. Mermaid’s own look is in black, white and greys, as are graphs and drawings in characters; colours that the ' +
    'author gives (`style`, `classDef`, `color=`) stay, without gradients or transparency, and black ink prints them as greys. ' +
    'On the dark pages of the web edition a picture has a light ground. Its words are text: in the PDF they can be searched. ' +
    'A picture that is wider than the text column is made smaller. A timeline or a Git graph that would become too small, and ' +
    'whose author gives no direction, runs from top to bottom.',
  checks: ['diagrams'],
  examples: [
    {
      about: 'A drawing in characters, with a caption.',
      markdown: '```ditaa title="A box" alt="A box named a"\n+---+\n| a |\n+---+\n```',
      html: '<figure id="figure-1-1" class="figure"><p class="picture"><img src="images/embedded-5f797145bd78dd2b.svg" alt="A box named a" width="48" height="64"></p><figcaption><span class="label">Figure 1.1</span> A box</figcaption></figure>',
    },
    {
      about: 'A diagram in Mermaid, with words for those who cannot see it.',
      markdown:
        '```mermaid alt="A seed becomes a plant; ripe beans are eaten or sown again."\nflowchart TB\n  seed[Seed] --> plant(Plant) --> ripe{Ripe?}\n  ripe -->|yes| table([Table])\n  ripe -->|kept| seed\n```',
      html: '<p class="picture"><img src="images/embedded-35fe53e124a56549.svg" alt="A seed becomes a plant; ripe beans are eaten or sown again." width="70" height="35"></p>',
    },
    {
      about: 'A graph in DOT.',
      markdown:
        '```dot title="Paths" alt="Two paths lead to the well."\ndigraph {\n  rankdir=LR\n  Shed -> Well\n  Gate -> Well [style=dashed]\n}\n```',
      html: '<figure id="figure-1-1" class="figure"><p class="picture"><img src="images/embedded-06377d10a42fd58d.svg" alt="Two paths lead to the well." width="80" height="40"></p><figcaption><span class="label">Figure 1.1</span> Paths</figcaption></figure>',
    },
    {
      about: 'A part of a graph, and a source to be shown, stay listings.',
      markdown: '```dot\na -> b\n```\n\n```text\nflowchart LR\n  a --> b\n```',
      html: '<pre><code class="language-dot">a -> b\n</code></pre>\n<pre><code class="language-text">flowchart LR\n  a --> b\n</code></pre>',
    },
  ],
  syntax: [parseColonFences],
  draw: async (chapters, { world, words, manifest }) => {
    const found = chapters.flatMap(({ source, tree }) =>
      findDiagrams(tree).map((diagram) => ({ path: source.path, diagram })),
    );
    if (found.length === 0) return [];
    const drawings = await drawDiagrams(
      found.map(({ diagram }) => diagram),
      manifest.language,
      world,
    );
    return found.flatMap(({ path, diagram }, index) => {
      const drawing = drawings[index] ?? { kind: 'browser' as const };
      if (drawing.kind !== 'drawing') return [faultOf(path, diagram, drawing)];
      diagram.replace(pictureOf(diagram, drawing, words));
      const size = sizeOnPaper(drawing, manifest);
      if (size === undefined || size >= smallest) return [];
      const { place, notation } = diagram;
      return [{ path, place, notation: titles[notation], problem: 'small', said: size.toFixed(1) }];
    });
  },
};

/** The size of the smallest words of a drawing in print, in points: a picture is made smaller to fit its column and page. */
function sizeOnPaper(
  { smallest: size, width, height }: Extract<Drawing, { kind: 'drawing' }>,
  manifest: Manifest,
): number | undefined {
  const sheet = interiorSheet(profileOf(manifest), middling);
  const across = (sheet.width - sheet.inner - sheet.outer) / 0.75;
  const down = Math.min(highest, (sheet.height - sheet.top - sheet.bottom) / 0.75);
  return size === undefined ? undefined : size * Math.min(1, across / width, down / height);
}

/** The picture, alone in its paragraph, with the bytes in its address. It has the place of what it was drawn from. */
function pictureOf(
  { title, alternative, place }: Diagram,
  { svg, labels, ...said }: Extract<Drawing, { kind: 'drawing' }>,
  words: Words,
): RootContent {
  const position = place && { position: place };
  const described = [said.title, said.description].filter((text) => text !== '').join('. ') || undefined;
  const alt = alternative ?? described ?? shortened([words.diagram, labels.join(', ')]);
  const named = toXml([element('title', said.title || title || words.diagram), element('desc', alt)]);
  // The drawing's own attributes have no `>`.
  const whole = svg.replace('>', () => `>${named}`);
  const url = `data:image/svg+xml;base64,${Buffer.from(whole, 'utf8').toString('base64')}`;
  const picture: Paragraph['children'][number] = {
    type: 'image',
    url,
    alt,
    title: title ?? null,
    ...position,
  };
  return { type: 'paragraph', children: [picture], ...position };
}

function element(name: string, value: string): Element {
  return { type: 'element', name, attributes: {}, children: [{ type: 'text', value }] };
}

/** The words of a diagram, as many as a listener can bear. */
function shortened(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(': ');
  return text.length <= 300 ? text : `${text.slice(0, 300).replace(/\s+\S*$/, '')} …`;
}

function faultOf(
  path: string,
  diagram: Diagram,
  drawing: Exclude<Drawing, { kind: 'drawing' }>,
): DiagramFault {
  const { place, text } = diagram;
  const notation = titles[diagram.notation];
  if (drawing.kind !== 'wrong') return { path, place, notation, problem: drawing.kind, said: '' };
  const { said, line, column } = drawing;
  const written = line === undefined ? undefined : text.split('\n')[line - 1];
  const fault = { path, notation, problem: 'syntax' as const, said, line: written?.trim() || undefined };
  if (line === undefined || !place) return { ...fault, place };
  return { ...fault, place: pointAt(diagram, place, line, column) };
}

/** The place of a line of the diagram in the chapter, or that of its block if it was taken from another file. */
function pointAt({ above, indent }: Diagram, place: Position, line: number, column = 1) {
  const at = place.start.line + above + line - 1;
  if (at > place.end.line) return place;
  return { line: at, column: indent + column };
}
