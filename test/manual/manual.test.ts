// The manual: its generated pages are those of the program's tables, and it is built and proved in every format.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../scripts/formats/all.ts';
import { publish } from '../../scripts/pipeline.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { generatedFiles, manual } from './files.ts';

const files = generatedFiles();

test.each([...files])('%s is what the tables make it', (path, content) => {
  const place = join(manual, path);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  expect(existsSync(place)).toBe(true);
  expect(readFileSync(place, typeof content === 'string' ? 'utf8' : undefined)).toEqual(content);
});

test('it is sound, and proved in every format', { timeout: 600_000 }, async () => {
  const world = openWorld({ root: manual, env: process.env, now: new Date('2026-12-01T00:00:00Z') });
  try {
    const { report, proofs } = await publish(world, formats);
    const said = report.flatMap(({ path, messages }) => messages.map((one) => `${path}:${String(one)}`));
    // What the check `encoding` says of itself has a garbled character.
    expect(said).toEqual([expect.stringContaining('chapters/checks.md:7:77')]);
    expect(proofs.map(({ format }) => format).sort()).toEqual(formats.map(({ id }) => id).sort());
    expect(proofs.flatMap(({ failures, doubts }) => [...failures, ...doubts])).toEqual([]);
  } finally {
    await world.browser.close();
  }
});
