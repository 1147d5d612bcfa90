// Disguises of web editions and EPUBs by how a page looks: all words are there, and no reader sees them.

import { disguisesOf, noticeIn, on, type Spoiling, styled } from './documents.ts';

/** Rules that hide the paragraphs of the notice, wherever they are. */
const hiding: Readonly<Record<string, string>> = {
  'taken out of the page': 'p { display: none !important }',
  invisible: 'p { visibility: hidden }',
  'nearly transparent': 'p { opacity: 0.02 }',
  'white on white': 'p { color: #fff !important; background: #fff !important }',
  'nearly white on white': 'p { color: #fafafa !important; background: #fff !important }',
  'in no colour': 'p { color: transparent !important }',
  'in type of one pixel': 'p { font-size: 1px !important; line-height: 1 !important }',
  'in type of no size': 'p { font-size: 0 !important }',
  'beside the page': 'p { position: absolute !important; left: -9999px !important }',
  'indented out of the page': 'p { text-indent: -9999px; white-space: nowrap; overflow: hidden }',
  'clipped away': 'p { clip-path: inset(100%) }',
  'in a box without height': 'p { height: 0 !important; overflow: hidden; margin: 0; padding: 0 }',
  'below a white sheet':
    'body::after { content: ""; position: absolute; inset: 0; height: 9999px; background: #fff; z-index: 99 }',
  'shrunk to nothing': 'p { transform: scale(0) }',
  'blurred away': 'p { filter: opacity(0) }',
  masked: 'p { mask-image: linear-gradient(transparent, transparent) }',
  'struck with thick white lines': 'p { text-decoration: line-through 2em #fff }',
  'folded away': 'p { content-visibility: hidden }',
};

const hidden = Object.fromEntries(
  Object.entries(hiding).map(([how, rules]): [string, Spoiling] => [
    `the notice ${how}`,
    { point: 'notice', eyes: true, change: styled(rules) },
  ]),
);

/** What is within the licence's own page. */
const licensed = (within: string) => `.own main ${within}, .appendix section ${within}`;

const holders = '.holders, footer p, footer span, footer a';

/** By what is done. */
export const looks = disguisesOf({
  ...hidden,
  'the notice with the attribute `hidden`': {
    point: 'notice',
    eyes: true,
    change: (text) => text.replace(noticeIn, (at) => at.replaceAll('<p>', '<p hidden="hidden">')),
  },
  'the notice in a closed part': {
    point: 'notice',
    eyes: true,
    change: (text) => text.replace(noticeIn, '<details>$&</details>'),
  },
  'the notice behind a picture': {
    point: 'notice',
    eyes: true,
    only: 'epub',
    change: (text) =>
      text.replace(
        noticeIn,
        '<div style="position: relative">$&<img src="cover.png" alt="" style="position: absolute; top: 0; left: 0; width: 100%; height: 100%"/></div>',
      ),
  },
  'the notice hidden on the copyright page only': {
    point: 'notice',
    eyes: true,
    change: styled('.own p, .copyright-page p { color: #fff !important; background: #fff !important }'),
  },
  'the copyright lines taken out of the page': {
    point: 'copyright',
    eyes: true,
    change: styled(`${holders} { display: none !important }`),
  },
  'the copyright lines white on white': {
    point: 'copyright',
    eyes: true,
    change: styled(`${holders} { color: #fff !important; background: #fff !important }`),
  },
  'the licence’s sentence in no colour': {
    point: 'copyright',
    eyes: true,
    change: styled('.holders a, footer a { color: transparent !important }'),
  },
  'the licence white on white': {
    point: 'license-text',
    eyes: true,
    change: styled(`${licensed('*')} { color: #fff !important; background: #fff !important }`),
  },
  'the licence in a box that shows its first lines': {
    point: 'license-text',
    eyes: true,
    change: styled(`${licensed('')} { height: 8em !important; overflow: hidden !important }`),
  },
  'the address of the source invisible': {
    point: 'source',
    eyes: true,
    change: styled('.edition, .edition *, footer li, footer li * { visibility: hidden }'),
  },
  'the sentence of assent invisible': {
    point: 'assent',
    eyes: true,
    change: styled('.assent { opacity: 0 }'),
  },
  'the copyright lines hidden on one chapter only': {
    point: 'copyright',
    eyes: true,
    only: 'html',
    change: on('03-three', (text) => text.replace('<footer>', '<footer hidden>')),
  },
  'a listing taken out of the page': {
    point: 'code',
    eyes: true,
    change: styled('pre { display: none !important }'),
  },
  'a listing white on white': {
    point: 'code',
    eyes: true,
    change: styled('pre, pre * { color: #fff !important; background: #fff !important }'),
  },
  'a line of code hidden': {
    point: 'code',
    eyes: true,
    change: on('01-one', (text) =>
      text.replace(/(\t(?:<[^>]*>)*return[^\n]*)/, '<span hidden="hidden">$1</span>'),
    ),
  },
  'all chapters taken out of the page': {
    point: 'chapters',
    eyes: true,
    change: styled('.chapter main, .chapter section { display: none }'),
  },
  'the notice hidden on small screens': {
    point: 'notice',
    eyes: true,
    change: styled('@media (max-width: 600px) { p { display: none } }'),
  },
  'the notice hidden in dark colours': {
    point: 'notice',
    eyes: true,
    change: styled('@media (prefers-color-scheme: dark) { p { display: none } }'),
  },
  'the notice hidden when it is printed': {
    point: 'notice',
    eyes: true,
    change: styled('@media print { p { display: none } }'),
  },
  'the notice fading after a minute': {
    point: 'notice',
    eyes: true,
    change: styled('p { animation: fade 1s 60s forwards } @keyframes fade { to { opacity: 0 } }'),
  },
  'the notice gone below the pointer': {
    point: 'notice',
    eyes: true,
    change: styled('p:hover { visibility: hidden }'),
  },
  'the notice removed by a script': {
    point: 'notice',
    eyes: true,
    only: 'html',
    change: (text) =>
      text.replace(
        '</body>',
        '<script>for (const p of document.querySelectorAll("p")) p.remove()</script></body>',
      ),
  },
});
