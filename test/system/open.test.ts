// The real world's small parts: dates, templates, packages.

import { expect, test } from 'vitest';
import { openWorld } from '../../scripts/system/open.ts';

const open = (env = {}) => openWorld({ root: 'book', env, now: new Date('2026-11-23T23:59:59.9Z') });

test('today begins at midnight, UTC', () => {
  expect(open().today.toISOString()).toBe('2026-11-23T00:00:00.000Z');
});

test.each([
  ['0', '1970-01-01T00:00:00.000Z'],
  ['1767225600', '2026-01-01T00:00:00.000Z'],
  ['253402300799', '9999-12-31T23:59:59.000Z'],
])('SOURCE_DATE_EPOCH=%s', (value, date) => {
  expect(open({ SOURCE_DATE_EPOCH: value }).epoch?.toISOString()).toBe(date);
});

test('without SOURCE_DATE_EPOCH, or with an empty one, there is no epoch', () => {
  expect(open().epoch).toBeUndefined();
  expect(open({ SOURCE_DATE_EPOCH: '' }).epoch).toBeUndefined();
});

test.each([
  '-1',
  '1.5',
  '1e9',
  ' 1',
  '0x10',
  '1767225600\n',
  '253402300800',
  'now',
])('SOURCE_DATE_EPOCH=%j is a usage error', (value) => {
  expect(() => open({ SOURCE_DATE_EPOCH: value })).toThrow(
    expect.objectContaining({ code: 'usage', message: expect.stringContaining('expected whole seconds') }),
  );
});

test('resources come from packages, whatever their `exports` say', async () => {
  const text = async (specifier: string) => Buffer.from(await open().resource(specifier)).toString();
  expect(await text('@fontsource/source-serif-4/LICENSE')).toContain('SIL OPEN FONT LICENSE');
  expect(await text('@sparticuz/chromium/package.json')).toContain('"@sparticuz/chromium"');
  expect(await text('spdx-license-list/licenses/OSL-3.0.json')).toContain('Open Software License');
});

test.each([
  '@fontsource/source-serif-4/../source-sans-3/LICENSE',
  '@fontsource/../../package.json',
  '../package.json',
  '/etc/passwd',
  './package.json',
  'spdx-license-list',
  'no-such-package/LICENSE',
  'spdx-license-list/no-such-file',
])('the resource %s is refused', async (specifier) => {
  await expect(open().resource(specifier)).rejects.toThrow(/^(?:Cannot|Unexpected)/);
});
