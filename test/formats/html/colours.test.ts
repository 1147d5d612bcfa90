// Colours of the web edition: text has at least 4.5 : 1 (WCAG 2.2, 1.4.3) on its ground, in every theme.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const templates = join(import.meta.dirname, '../../../templates');

type Theme = 'light' | 'dark' | 'sepia';
const themes: readonly Theme[] = ['light', 'dark', 'sepia'];

/** The custom properties that are colours, in each theme. */
async function colours(sheet: string): Promise<Readonly<Record<Theme, Map<string, string>>>> {
  const css = await readFile(join(templates, sheet), 'utf8');
  const rule = (selector: string) => css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  const pairs = [...rule(':root').matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
  const old = [...rule(':root[data-theme="sepia"]').matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)];
  return {
    light: new Map(pairs.map(([, name = '', day = '']) => [name, day])),
    dark: new Map(pairs.map(([, name = '', , night = '']) => [name, night])),
    sepia: new Map(old.map(([, name = '', hex = '']) => [name, hex])),
  };
}

/** Relative luminance as WCAG defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a = '', b = ''): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test('every colour of code, and the text around it', async () => {
  const code = await colours('code.css');
  const web = await colours('web/colours.css');
  for (const theme of themes) {
    expect([...code[theme].keys()]).toEqual([...code.light.keys()]);
    expect([...web[theme].keys()]).toEqual([...web.light.keys()]);
    for (const [name, colour] of code[theme])
      if (name !== '--code-paper')
        expect(contrast(colour, code[theme].get('--code-paper')), `${theme} ${name}`).toBeGreaterThanOrEqual(
          4.5,
        );
    for (const name of ['--ink', '--quiet', '--accent'])
      for (const ground of ['--paper', '--shade', '--tint'])
        expect(
          contrast(web[theme].get(name), web[theme].get(ground)),
          `${theme} ${name} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
  }
});
