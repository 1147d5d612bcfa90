// The set of disguises and the list of known misses, as sets. What they measure takes minutes: `npm run proof-rates`.

import { expect, test } from 'vitest';
import { points } from '../../scripts/proof/points.ts';
import { books } from './alarms.ts';
import { unreadable } from './disguise.ts';
import { disguises, keyOf } from './disguises.ts';
import { hands } from './hands.ts';
import { knownAlarms, knownMisses } from './known.ts';

test('there are many disguises, of every kind of file, each with a name of its own', () => {
  expect(disguises.length).toBeGreaterThanOrEqual(60);
  expect(new Set(disguises.map(keyOf)).size).toBe(disguises.length);
  for (const id of ['html', 'epub', 'pdf', 'print'])
    expect(disguises.filter(({ format }) => format === id).length).toBeGreaterThanOrEqual(15);
});

test('each names a point of the proof', () => {
  const ids = [...points.map(({ id }) => id), unreadable];
  for (const { point } of disguises) expect(ids).toContain(point);
  for (const id of ['notice', 'copyright', 'license-text', 'source', 'anchors', 'code', 'chapters', 'links'])
    expect(disguises.map(({ point }) => point)).toContain(id);
});

test('what is listed as known exists, with a sentence that says why', () => {
  const names = disguises.map(keyOf);
  const worked = hands.map(({ format, name }) => `${format}: ${name}`);
  for (const name of Object.keys(knownMisses)) expect(names).toContain(name);
  for (const name of Object.keys(knownAlarms)) expect(worked).toContain(name);
  for (const why of [...Object.values(knownMisses), ...Object.values(knownAlarms)])
    expect(why).toMatch(/^[A-Z].+\.$/);
});

test('there are many sound books', () => {
  expect(Object.keys(books).length).toBeGreaterThanOrEqual(15);
});
