// The settings of mermaid: one look for all diagrams, in greys, and type that is large enough on paper.

import type { Manner } from './inpage/draw-mermaid.ts';

const font = '"Source Sans 3", "Other Scripts", sans-serif';

/** Greys for what a kind of diagram tells apart by colours, in an order in which neighbours differ. */
const greys = ['#444', '#999', '#666', '#ccc', '#555', '#aaa', '#777', '#ddd'];

/** Greys of slices, which have black words on them. */
const slices = ['#ccc', '#999', '#eee', '#aaa', '#ddd', '#bbb'];

/** The greys of C4 diagrams, whose colours are settings by kind of element. Their words are white. */
function c4Colours(): Readonly<Record<string, string>> {
  const kinds = [
    'person',
    ...['system', 'container', 'component'].flatMap((kind) => [kind, `${kind}_db`, `${kind}_queue`]),
  ];
  const entries = kinds.flatMap((kind) => [
    [`${kind}_bg_color`, '#4d4d4d'],
    [`${kind}_border_color`, '#333'],
    [`external_${kind}_bg_color`, '#707070'],
    [`external_${kind}_border_color`, '#555'],
  ]);
  return Object.fromEntries(entries);
}

/**
 * The settings. What a diagram sets for itself (`%%{init: …}%%`) may change neither the look nor what is safe: `secure` are
 * the settings that only these decide. Words are 14 units and more, which are 9 points at a diagram's own size.
 */
const settings = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  deterministicIds: true,
  deterministicIDSeed: 'diagram',
  htmlLabels: false,
  flowchart: { htmlLabels: false },
  class: { htmlLabels: false },
  gantt: { fontSize: 14, sectionFontSize: 14, barHeight: 24, leftPadding: 90 },
  sequence: { width: 120, actorMargin: 40 },
  journey: { width: 120, taskMargin: 20, leftMargin: 110, taskFontSize: 14, taskFontFamily: font },
  packet: { bitWidth: 20 },
  xyChart: { width: 560, height: 400, xAxis: { labelFontSize: 16 }, yAxis: { labelFontSize: 16 } },
  quadrantChart: { pointLabelFontSize: 14, quadrantLabelFontSize: 16 },
  sankey: { linkColor: 'source' },
  c4: c4Colours(),
  theme: 'neutral',
  look: 'classic',
  fontFamily: font,
  themeCSS: [
    '.grid .tick text { font-size: 14px; }',
    'text.journey-section { fill: #333; }',
    '.edgeTerminals { font-size: 14px; }',
    '.c4-shape .label :is(.c4-type, .c4-descr) { font-size: 14px; }',
    '.legend, .loopText, .loopText > tspan, .labelText, .labelText > tspan { font-size: 14px; }',
  ].join(' '),
  // The greys of the theme, where they are red, or black on dark grey.
  themeVariables: {
    fontFamily: font,
    noteBkgColor: '#fff',
    noteTextColor: '#000',
    noteBorderColor: '#666',
    critBkgColor: '#444',
    critBorderColor: '#000',
    faceColor: '#eee',
    ...Object.fromEntries(greys.map((grey, index) => [`actor${index}`, grey])),
    ...Object.fromEntries([...slices, ...slices].map((grey, index) => [`pie${index + 1}`, grey])),
    commitLabelFontSize: '14px',
    tagLabelFontSize: '14px',
    packet: { byteFontSize: '14px', labelFontSize: '14px', titleFontSize: '16px' },
    xyChart: { plotColorPalette: '#bbb,#444,#888,#666,#999,#222' },
  },
  maxTextSize: 200_000,
  maxEdges: 2000,
  secure: [
    ...['secure', 'securityLevel', 'startOnLoad', 'suppressErrorRendering', 'maxTextSize', 'maxEdges'],
    ...['theme', 'themeCSS', 'themeVariables', 'darkMode', 'look', 'fontFamily', 'altFontFamily'],
    ...['htmlLabels', 'deterministicIds', 'deterministicIDSeed', 'handDrawnSeed', 'layout'],
  ],
};

/** How diagrams are drawn. A page of the usual size has room for 720 units, in which words of 14 units have 7 points. */
export const manner: Manner = { settings, greys, widest: 720 };
