// Colours of the web edition: text has at least 4.5 : 1 (WCAG 2.2, 1.4.3) on its ground, by day and by night.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const templates = join(import.meta.dirname, '../../../templates');

/** The custom properties that are colours: by day, and by night. */
async function colours(sheet: string): Promise<readonly [Map<string, string>, Map<string, string>]> {
  const css = await readFile(join(templates, sheet), 'utf8');
  const rules = [...css.matchAll(/:root \{([^}]*)\}/g)].map(
    ([, body = '']) =>
      new Map(
        [...body.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
      ),
  );
  const [day, night] = rules;
  if (!day || !night || rules.length !== 2) throw new Error(`expected two rules for :root in ${sheet}`);
  return [day, night];
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
  for (const night of [0, 1] as const) {
    expect([...code[night].keys()]).toEqual([...code[0].keys()]);
    for (const [name, colour] of code[night])
      if (name !== '--code-paper')
        expect(contrast(colour, code[night].get('--code-paper')), `${name} ${colour}`).toBeGreaterThanOrEqual(
          4.5,
        );
    for (const name of ['--ink', '--quiet', '--accent'])
      for (const ground of ['--paper', '--shade', '--tint'])
        expect(
          contrast(web[night].get(name), web[night].get(ground)),
          `${name} on ${ground}`,
        ).toBeGreaterThanOrEqual(4.5);
  }
});
