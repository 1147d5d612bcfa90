// Finds colours of text in a theme that are too like their background, by the formula of WCAG 2.

import type { Declaration, Root } from 'postcss';
import type { Point } from 'unist';
import { tokens } from '../../settings/theme-tokens.ts';
import { tokenBlocks } from './token-blocks.ts';

type Found = Readonly<{ place: Point | undefined; reason: string; cure: string }>;

/** The least contrast of text with its background. */
const least = 4.5;

/** The token of the background on which each token of text is read. */
const grounds: Readonly<Record<string, string>> = {
  '--text': '--background',
  '--quiet-text': '--background',
  '--accent': '--background',
  '--link': '--background',
  ...Object.fromEntries(
    ['text', 'keyword', 'string', 'comment', 'number', 'name', 'meta'].map((name) => [
      `--code-${name}`,
      '--code-background',
    ]),
  ),
};

/** Gives the pairs of text and background of light and dark colours that have too little contrast. Only written-out colours are compared. */
export function contrastFaults(root: Root): readonly Found[] {
  const blocks = tokenBlocks(root);
  return (['light', 'dark', 'sepia'] as const).flatMap((scope) => {
    const given = new Map<string, Declaration>();
    for (const { rule, scope: own } of blocks)
      if (own === scope) for (const node of rule.nodes) if (node.type === 'decl') given.set(node.prop, node);
    const colourOf = (name: string) =>
      given.get(name)?.value ?? (scope === 'sepia' ? undefined : defaultOf(name, scope));
    return Object.entries(grounds).flatMap(([text, ground]): Found[] => {
      // A link without a colour of its own has that of the text.
      const node = given.get(text) ?? (text === '--link' ? undefined : given.get(ground));
      const [front, back] = [luminance(colourOf(text)), luminance(colourOf(ground))];
      if (!node || front === undefined || back === undefined) return [];
      const contrast = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
      if (contrast >= least) return [];
      const start = node.source?.start;
      return [
        {
          place: start && { line: start.line, column: start.column },
          reason: `Unexpected contrast of ${contrast.toFixed(1)} : 1 between \`${text}\` and \`${ground}\` (${scope}), expected ${least} : 1`,
          cure: 'Many people cannot read such text: make one of the colours darker or lighter.',
        },
      ];
    });
  });
}

function defaultOf(name: string, scope: 'light' | 'dark'): string | undefined {
  const web = tokens.find((token) => token.name === name)?.web;
  return web?.[scope];
}

/** The relative luminance of `#rgb`, `#rrggbb`, `black` or `white`; undefined for other notations. */
function luminance(value: string | undefined): number | undefined {
  const named: Readonly<Record<string, string>> = { black: '#000000', white: '#ffffff' };
  const text = value?.trim().toLowerCase() ?? '';
  const [, hex = ''] = /^#((?:[\da-f]{3}){1,2})$/.exec(named[text] ?? text) ?? [];
  if (hex === '') return undefined;
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
