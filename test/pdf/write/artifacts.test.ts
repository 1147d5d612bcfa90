// Which painting becomes an artifact: what no marked content holds, and nothing else.

import { expect, test } from 'vitest';
import { mark } from '../../../scripts/pdf/write/content.ts';

const lines = (...text: string[]) => text.join('\n');

test('a ground outside marked content is an artifact, one inside is not', () => {
  const tagged = lines('/P <</MCID 0 >>BDC', '8 907 464 22 re', 'f', 'EMC');
  expect(mark(lines('q', '0 0 9 9 re', 'f', tagged, 'Q'))).toBe(
    lines('q', '/Artifact BMC', '0 0 9 9 re', 'f', 'EMC', tagged, 'Q'),
  );
});

test('a path that clips is left alone, and so is the state around it', () => {
  const clip = lines('q', '0 0 9 9 re', 'W n', '1 0 0 RG', 'Q');
  expect(mark(clip)).toBe(clip);
});

test('a path of several lines, untagged text and a picture are wrapped whole', () => {
  expect(mark(lines('0 0 m', '1 1 l', 'S'))).toBe(lines('/Artifact BMC', '0 0 m', '1 1 l', 'S', 'EMC'));
  expect(mark(lines('BT', '/F4 8 Tf', '<0025> Tj', 'ET'))).toBe(
    lines('/Artifact BMC', 'BT', '/F4 8 Tf', '<0025> Tj', 'ET', 'EMC'),
  );
  expect(mark('/X5 Do')).toBe(lines('/Artifact BMC', '/X5 Do', 'EMC'));
});

test('text with its own marks inside BT is left as it is', () => {
  const text = lines('/P <</MCID 3 >>BDC', 'BT', '<00> Tj', 'ET', 'EMC');
  expect(mark(text)).toBe(text);
});
