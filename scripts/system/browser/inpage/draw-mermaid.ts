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
 * Draws a diagram in one look, as SVG with text as `<text>`. Chance and the clock are the same each time, because mermaid
 * names commits by chance and marks today in Gantt charts. What a diagram sets for itself (`%%{init: …}%%`) may not change
 * the look or what is safe.
 */
export async function drawMermaid(source: string): Promise<Drawn> {
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
  const font = '"Source Sans 3", "Other Scripts", sans-serif';
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    deterministicIds: true,
    deterministicIDSeed: 'diagram',
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    gantt: { fontSize: 14, sectionFontSize: 14, barHeight: 24, leftPadding: 90 },
    theme: 'neutral',
    look: 'classic',
    fontFamily: font,
    themeCSS: '.grid .tick text { font-size: 13px; }',
    // The greys of the theme, where they are red, or black on dark grey.
    themeVariables: {
      fontFamily: font,
      noteBkgColor: '#fff',
      noteTextColor: '#000',
      noteBorderColor: '#666',
      critBkgColor: '#444',
      critBorderColor: '#000',
      commitLabelFontSize: '14px',
      tagLabelFontSize: '13px',
    },
    maxTextSize: 200_000,
    maxEdges: 2000,
    secure: [
      ...['secure', 'securityLevel', 'startOnLoad', 'suppressErrorRendering', 'maxTextSize', 'maxEdges'],
      ...['theme', 'themeCSS', 'themeVariables', 'darkMode', 'look', 'fontFamily', 'altFontFamily'],
      ...['htmlLabels', 'deterministicIds', 'deterministicIDSeed', 'handDrawnSeed'],
    ],
  });
  try {
    const { svg } = await mermaid.render('diagram', source);
    const host = document.createElement('div');
    host.innerHTML = svg;
    const drawing = host.querySelector('svg');
    if (!drawing) return { kind: 'wrong', said: 'nothing was drawn' };
    for (const mark of drawing.querySelectorAll('.today')) mark.remove();
    // Some kinds leave wide margins, which would make their type small on paper.
    document.body.append(host);
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
