// Construct: diagrams that are written as text, in Mermaid, in DOT for Graphviz, or as drawings in characters.

import type { Paragraph, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { Construct } from '../../model/construct.ts';
import type { UndrawnDiagram } from '../../model/diagrams.ts';
import type { Words } from '../../settings/words/names.ts';
import { parseColonFences } from '../diagrams/colon-fence.ts';
import { type Drawing, drawDiagrams } from '../diagrams/draw.ts';
import { type Diagram, findDiagrams, type Notation } from '../diagrams/find.ts';

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
    'and `::: mermaid` are understood too. A block in DOT that is not a whole graph stays a listing, and to show the source of a ' +
    'diagram, name its language `text`. `title="…"` after the fence, or a paragraph `Figure: …` beside it, is the caption. ' +
    'Readers who cannot see the picture get the text of `alt="…"` after the fence, or that of `accTitle` and `accDescr` in ' +
    'Mermaid, or else the words in the diagram. All diagrams have one look: what a Mermaid diagram sets for its theme or its ' +
    'fonts does not count.',
  editions:
    'Every edition has the same picture, drawn once while the book is built, in shades of grey and in the fonts of the book, ' +
    'which the picture has in itself. Its words are text: in the PDF they can be searched. A picture that is wider than the ' +
    'text column is made smaller.',
  checks: ['diagrams'],
  examples: [
    {
      about: 'A drawing in characters, with a caption.',
      markdown: '```ditaa title="A box" alt="A box named a"\n+---+\n| a |\n+---+\n```',
      html: '<figure id="figure-1-1" class="figure"><p class="picture"><img src="images/embedded-2c916a3af024f687.svg" alt="A box named a" width="48" height="64"></p><figcaption><span class="label">Figure 1.1</span> A box</figcaption></figure>',
    },
    {
      about: 'A part of a graph, and a source to be shown, stay listings.',
      markdown: '```dot\na -> b\n```\n\n```text\nflowchart LR\n  a --> b\n```',
      html: '<pre><code class="language-dot">a -> b\n</code></pre>\n<pre><code class="language-text">flowchart LR\n  a --> b\n</code></pre>',
    },
  ],
  syntax: [parseColonFences],
  draw: async (chapters, { world, words, language }) => {
    const found = chapters.flatMap(({ source, tree }) =>
      findDiagrams(tree).map((diagram) => ({ path: source.path, diagram })),
    );
    if (found.length === 0) return [];
    const drawings = await drawDiagrams(
      found.map(({ diagram }) => diagram),
      language,
      world,
    );
    return found.flatMap(({ path, diagram }, index) => {
      const drawing = drawings[index] ?? { kind: 'browser' as const };
      if (drawing.kind !== 'drawing') return [faultOf(path, diagram, drawing)];
      diagram.replace(pictureOf(diagram, drawing, words));
      return [];
    });
  },
};

/** The picture, alone in its paragraph, with the bytes in its address. It has the place of what it was drawn from. */
function pictureOf(
  { title, alternative, place }: Diagram,
  { svg, labels, description }: Extract<Drawing, { kind: 'drawing' }>,
  words: Words,
): RootContent {
  const position = place && { position: place };
  const url = `data:image/svg+xml;base64,${Buffer.from(svg, 'utf8').toString('base64')}`;
  const alt = alternative ?? description ?? shortened([words.diagram, labels.join(', ')]);
  const picture: Paragraph['children'][number] = {
    type: 'image',
    url,
    alt,
    title: title ?? null,
    ...position,
  };
  return { type: 'paragraph', children: [picture], ...position };
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
): UndrawnDiagram {
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
