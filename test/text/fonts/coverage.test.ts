// The table of what our fonts have, against the fonts. UPDATE_GOLDEN=1 writes it anew.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from 'fontkit';
import { beforeAll, expect, test } from 'vitest';
import { holds, ownersFor, parseRanges, uncommon } from '../../../scripts/text/fonts/coverage.ts';
import { partsOf } from '../../../scripts/text/fonts/faces.ts';
import { orderFor, packages } from '../../../scripts/text/fonts/fallbacks.ts';

const modules = join(import.meta.dirname, '../../../node_modules');
const path = join(import.meta.dirname, '../../../scripts/text/fonts/coverage.json');
const own = [
  'source-serif/WOFF2/TTF/SourceSerif4-Regular.ttf.woff2',
  'source-sans/WOFF2/TTF/SourceSans3-Regular.ttf.woff2',
  'source-code-pro/WOFF2/TTF/SourceCodePro-Regular.ttf.woff2',
];
let found: Record<string, string>;

beforeAll(() => {
  const table: [string, string][] = [['own', write(own.flatMap((file) => characters(file)))]];
  for (const one of packages) {
    const parts = partsOf(one, readFileSync(join(modules, one.name, 'unicode.json'), 'utf8'));
    const all = parts.flatMap(({ file, has }) => characters(file).filter(has));
    table.push([one.name, write(all)]);
  }
  found = Object.fromEntries(table);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, `${JSON.stringify(found, null, 2)}\n`);
}, 60_000);

function characters(file: string): readonly number[] {
  const font = create(readFileSync(join(modules, file)));
  if (!('characterSet' in font)) throw new Error(`${file} is no font`);
  return font.characterSet;
}

/** Code points as ranges, shortest form. */
function write(codes: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const code of [...new Set(codes)].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges
    .map(([from, to]) => (from === to ? from.toString(16) : `${from.toString(16)}-${to.toString(16)}`))
    .join(',');
}

test('the table is what the fonts have', () => {
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(found);
});

test('what is passed over unasked is in our own types, or is not seen', () => {
  const ranges = parseRanges(found.own ?? '');
  const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;
  for (let code = 0; code < 0x30000; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    if (uncommon(character) === '' && !unseen.test(character))
      expect(holds(ranges, code), `U+${code.toString(16)}`).toBe(true);
  }
});

test('a character is set in the font of its script; Han in that of the language', () => {
  const owner = ownersFor('en');
  expect(owner('a')).toBe('own');
  expect(owner('ש')).toBe('@fontsource-variable/noto-serif-hebrew');
  expect(owner('😀')).toBe('@fontsource-variable/noto-emoji');
  expect(owner('\u{12000}')).toBeUndefined();
  for (const [language, part] of [
    ['en', 'sc'],
    ['zh', 'sc'],
    ['zh-Hans-CN', 'sc'],
    ['zh-Hant', 'tc'],
    ['zh-TW', 'tc'],
    ['ja-JP', 'jp'],
    ['ko', 'kr'],
  ] as const)
    expect(ownersFor(language)('漢'), language).toBe(`@fontsource-variable/noto-serif-${part}`);
  expect(new Set(orderFor('ja'))).toEqual(new Set(packages));
});
