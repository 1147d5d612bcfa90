// Translates the design tokens of a theme into what the stylesheet of an edition has for them.

import type { Root } from 'postcss';
import type { ThemedEdition } from '../../settings/theme.ts';
import { type Token, tokens } from '../../settings/theme-tokens.ts';
import { tokenBlocks } from './token-blocks.ts';

/** The value of a token for each kind of colours, and on paper. */
type Values = Partial<Record<'light' | 'dark' | 'sepia' | 'print', string>>;

/** Gives the rules that a theme adds to an edition. `fontName` gives the name of a font, by its path, in `fonts/`. */
export function translate(root: Root, edition: ThemedEdition, fontName: (path: string) => string): string {
  const own = root.clone();
  const values = new Map<string, Values>();
  for (const { scope, rule } of tokenBlocks(own)) {
    for (const node of [...rule.nodes]) {
      if (node.type !== 'decl' || !tokens.some(({ name }) => name === node.prop)) continue;
      values.set(node.prop, { ...values.get(node.prop), [scope]: node.value.trim() });
      node.remove();
    }
    if (rule.nodes.length === 0) rule.remove();
  }
  own.walkAtRules('font-face', (face) =>
    face.walkDecls('src', (source) => {
      source.value = source.value.replace(
        /url\("([^"]+)"\)/g,
        (_, path: string) => `url("fonts/${fontName(path)}")`,
      );
    }),
  );
  own.walkAtRules('media', (node) => void (node.nodes?.length === 0 && node.remove()));
  const set = tokens.flatMap((token) => rulesOf(token, values.get(token.name) ?? {}, edition));
  return `\n/* The book’s own theme. */\n${named(set.join('') + own.toString().trim(), values, edition)}\n`;
}

function rulesOf(token: Token, values: Values, edition: ThemedEdition): readonly string[] {
  const way = token[edition];
  const { light, dark, sepia } =
    edition === 'paper' && values.print ? { ...values, light: values.print } : values;
  if (!way || (light ?? dark ?? sepia) === undefined) return [];
  if ('rules' in way && way.light === undefined)
    return light === undefined ? [] : [`${way.rules.replaceAll('$', () => light)}\n`];
  const property = 'rules' in way ? token.name : way.property;
  const set = (selector: string, value: string) => `${selector} { ${property}: ${value}; }\n`;
  if ('rest' in way && way.rest !== undefined) {
    // A passage in another language has fonts of its own there (templates/print/fonts.css).
    const selector = edition === 'paper' ? ':root, [lang]' : ':root';
    return light === undefined ? [] : [set(selector, `${light}, ${way.rest}`)];
  }
  // A print in black ink keeps its blacks and greys.
  if (edition === 'paper') return light === undefined ? [] : [set(':root:not(.black)', light)];
  const isWhole = way.light === undefined || light?.includes('light-dark(');
  const both = isWhole ? light : `light-dark(${light ?? way.light}, ${dark ?? way.dark})`;
  return [
    ...(both === undefined ? [] : [set(':root', both)]),
    ...(sepia === undefined ? [] : [set(':root[data-theme="sepia"]', sepia)]),
    ...('rules' in way ? [`${way.rules.replaceAll('$', `var(${property})`)}\n`] : []),
  ];
}

/** Replaces the names of tokens in the theme's own rules by what the edition has for them. */
function named(css: string, values: ReadonlyMap<string, Values>, edition: ThemedEdition): string {
  return css.replace(/var\(\s*(--[\w-]+)\s*\)/g, (whole, name: string) => {
    const way = tokens.find((token) => token.name === name)?.[edition];
    if (way && 'property' in way) return `var(${way.property})`;
    const { light, print } = values.get(name) ?? {};
    return way?.light === undefined ? (edition === 'paper' && print) || light || whole : whole;
  });
}
