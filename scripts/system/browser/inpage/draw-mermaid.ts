// Runs in the page: draws a Mermaid diagram with the program mermaid, which is loaded there.

import type { Drawn } from '../../../model/world.ts';

/** The parts of mermaid that are used. */
type Mermaid = Readonly<{
  initialize: (settings: object) => void;
  render: (id: string, source: string) => Promise<Readonly<{ svg: string }>>;
}>;

/** The error of mermaid's parsers. */
type Fault = Readonly<{
  message?: string;
  hash?: Readonly<{ loc?: Readonly<{ first_line: number; first_column: number }> }>;
}>;

/**
 * How a diagram is drawn: mermaid's settings; greys in place of colours; the width, in units, that a page has room for.
 */
export type Manner = Readonly<{
  settings: object;
  greys: readonly string[];
  widest: number;
}>;

/**
 * Draws a diagram as SVG with text as `<text>`. Chance and the clock are the same each time, because mermaid names commits by
 * chance and marks today in Gantt charts. A diagram whose author left the direction open is turned if it gets too wide.
 */
export async function drawMermaid(source: string, { settings, greys, widest }: Manner): Promise<Drawn> {
  const { mermaid } = globalThis as unknown as Readonly<{ mermaid: Mermaid }>;
  let seed = 1;
  Math.random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const Real = Object.getPrototypeOf(Date) === Function.prototype ? Date : Object.getPrototypeOf(Date);
  const fixed = class extends Real {
    constructor(...input: readonly unknown[]) {
      super(...(input.length > 0 ? input : [0]));
    }
    static now() {
      return 0;
    }
  };
  Object.assign(globalThis, { Date: fixed });
  mermaid.initialize(settings);
  const drawingOf = async (text: string): Promise<SVGSVGElement | undefined> => {
    const { svg } = await mermaid.render('diagram', text);
    const host = document.createElement('div');
    host.innerHTML = svg;
    const drawing = host.querySelector('svg') ?? undefined;
    for (const mark of drawing?.querySelectorAll('.today') ?? []) mark.remove();
    document.body.replaceChildren(host);
    return drawing;
  };
  /** Sankey diagrams have their colours fixed, and their words below translucent areas. */
  const mendSankey = (drawing: SVGSVGElement) => {
    const labels = drawing.querySelector('.node-labels');
    if (!drawing.querySelector('.links') || !labels) return;
    drawing.append(labels);
    const colours = [...drawing.querySelectorAll('.node rect')].map((rect) => rect.getAttribute('fill'));
    const names = [...new Set(colours)];
    for (const part of drawing.querySelectorAll('[fill], [stroke]'))
      for (const name of ['fill', 'stroke']) {
        const index = names.indexOf(part.getAttribute(name));
        const grey = greys[index % greys.length];
        if (part.hasAttribute(name) && index >= 0 && grey !== undefined) part.setAttribute(name, grey);
      }
  };
  /** Removes the dates of a Gantt chart that would be set over one another. */
  const thinDates = (drawing: SVGSVGElement) => {
    let end = Number.NEGATIVE_INFINITY;
    for (const date of drawing.querySelectorAll('.grid .tick text')) {
      const { left, right } = date.getBoundingClientRect();
      if (left < end + 4) date.remove();
      else end = right;
    }
  };
  try {
    let drawing = await drawingOf(source);
    if (drawing && drawing.getBBox().width > widest) {
      const turned = source
        .replace(/^(\s*timeline)[ \t]*$/m, '$1 TD')
        .replace(/^(\s*gitGraph)[ \t]*:?[ \t]*$/m, '$1 TB:');
      if (turned !== source) drawing = await drawingOf(turned);
    }
    if (!drawing) return { kind: 'wrong', said: 'nothing was drawn' };
    mendSankey(drawing);
    thinDates(drawing);
    // The icons of architecture diagrams have a blue that no setting changes.
    for (const icon of drawing.querySelectorAll<SVGElement>('[style*="#087ebf"]'))
      icon.style.fill = greys[0] ?? '';
    // Some kinds leave wide margins, which would make their type small on paper.
    const box = drawing.getBBox();
    if (box.width > 0 && box.height > 0)
      drawing.setAttribute(
        'viewBox',
        [box.x - 8, box.y - 8, box.width + 16, box.height + 16].map(Math.round).join(' '),
      );
    return { kind: 'svg', svg: new XMLSerializer().serializeToString(drawing) };
  } catch (error) {
    const { message = String(error), hash } = error as Fault;
    const [, named] = /\bline[: ]+(\d+)/i.exec(message) ?? [];
    const line = hash?.loc?.first_line ?? (named === undefined ? undefined : Number(named));
    const column = hash?.loc === undefined ? undefined : hash.loc.first_column + 1;
    return {
      kind: 'wrong',
      said: message,
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    };
  } finally {
    document.body.replaceChildren();
  }
}
