// anchors.lock: what it holds, and that old addresses lead on in every format.

import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { formats } from '../../scripts/formats/all.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { lockText, parseLock, settle, unlocked } from '../../scripts/read/anchors-lock.ts';
import { read } from '../../scripts/read/read.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { sound, worldOf } from '../memory.ts';

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-01-01T00:00:00Z') });
afterAll(() => world.browser.close());

async function anchorsOf(chapter: string) {
  const { manuscript } = await read(
    worldOf({ ...sound, 'chapters/01-one.md': `${sound['chapters/01-one.md']}${chapter}` }),
  );
  if (!manuscript) throw new Error('the book cannot be read');
  return manuscript.anchors;
}

const rows = (text: string) => text.split('\n').filter((line) => line && !line.startsWith('#'));

test('it has what the author named, and no slugs of headings', async () => {
  const text = lockText(await anchorsOf('\n## 1.1. More of It\n\n<a name="b"></a>Text.\n'), []);
  expect(rows(text)).toEqual(['b\t01-one', 'sec:one\t01-one']);
});

test('it only grows; written twice, it is the same', async () => {
  const anchors = await anchorsOf('');
  const name = fc.stringMatching(/^[a-z:.]{1,8}$/);
  fc.assert(
    fc.property(fc.array(fc.record({ id: name, home: name, line: fc.constant(1) })), (old) => {
      const text = lockText(anchors, old);
      const parsed = parseLock({ path: 'anchors.lock', text });
      expect([parsed.flawed, parsed.doubtful]).toEqual([[], []]);
      const has = (id: string, home: string) =>
        parsed.addresses.some((one) => one.id === id && one.home === home);
      for (const { id, home } of old) expect(has(id, home)).toBe(true);
      expect(unlocked(anchors, parsed.addresses)).toEqual([]);
      expect(lockText(anchors, parsed.addresses)).toBe(text);
    }),
  );
});

test('a file of the time when slugs stood in it loses them, and keeps every name', async () => {
  const { manuscript } = await read(
    worldOf({
      ...sound,
      'book.yaml': `${sound['book.yaml']}redirects: {renamed: 'sec:one'}\n`,
      'chapters/01-one.md': `${sound['chapters/01-one.md']}\n<a name="plain"></a>\n\n## Plain Words\n\n## Overview\n`,
    }),
  );
  if (!manuscript) throw new Error('the book cannot be read');
  const text =
    'gone-heading\t01-one\nlost:name\t01-one\noverview-3\t09-nine\nplain\t01-one\nrenamed\t01-one\nsec:one\t01-one\n';
  const old = parseLock({ path: 'anchors.lock', text: `# The addresses of this book.\n${text}` });
  const { addresses, lost } = settle(old, manuscript);
  expect(lost.map(({ id }) => id)).toEqual(['gone-heading']);
  const fresh = lockText(manuscript.anchors, addresses);
  expect(rows(fresh)).toEqual(['lost:name', 'plain', 'renamed', 'sec:one'].map((id) => `${id}\t01-one`));
  // From now on a name that looks like a slug is known to be one.
  expect(parseLock({ path: 'anchors.lock', text: fresh }).doubtful).toEqual([]);
});

test.each(formats.map((format) => [format.id, format] as const))(
  'in %s, an id that was leads to the anchor that took its place',
  async (_id, format) => {
    const edition = await editionOf(
      worldOf({ ...sound, 'book.yaml': `${sound['book.yaml']}redirects: {'sec:old': 'sec:one'}\n` }),
    );
    const made = await format.write(edition, { world });
    const proof = await prove(format, edition, made, { inspected: false });
    expect(proof.failures).toEqual([]);
    const copy = await format.read(made);
    expect(copy.anchors).toContain(format.address('sec:old'));
    // Without it, the proof misses it.
    const lost = await prove(
      { ...format, read: async () => ({ ...copy, anchors: new Set([format.address('sec:one')]) }) },
      edition,
      made,
      { inspected: false },
    );
    expect(lost.failures).toEqual([`Cannot find anchor \`sec:old\` in the ${format.id} edition`]);
  },
  60_000,
);
