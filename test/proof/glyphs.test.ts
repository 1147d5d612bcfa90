// What a reader sees of a web edition is told alike on every machine, whatever fonts are installed there.

import { afterAll, expect, test } from 'vitest';
import { html } from '../../scripts/formats/html/html.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';
import { changed } from './copies.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-27T00:00:00Z') });
afterAll(() => world.browser.close());

const holder = '王小明 · 김민준 · ᚠᚢᚦᚨᚱᚲ · 𓀀𓁐';
const settings = String(sound['book.yaml']).replace(
  '© Ada Example and Bo Example',
  `© Ada Example and ${holder}`,
);

test('a copyright line in writings for which a machine may have no font raises no alarm', async () => {
  const edition = await editionOf(worldOf({ ...sound, 'book.yaml': settings }));
  const files = await html.write(edition, { world });
  const failures = async (copy: typeof files) =>
    (await prove(html, edition, copy, { browser: world.browser, inspected: false })).failures;
  expect(await failures(files)).toEqual([]);
  // What every machine can draw is missed where it is hidden, in the same line too.
  const hidden = changed(files, (text, path) =>
    path.endsWith('.css') ? `${text}\nmain, footer { color: transparent !important }` : text,
  );
  expect((await failures(hidden)).join('\n')).toMatch(/Cannot see the copyright lines/);
}, 90_000);
