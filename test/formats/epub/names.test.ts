// Names inside an EPUB: valid everywhere, and never the same for two things.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNames, xmlName } from '../../../scripts/formats/epub/xhtml.ts';

/** What `xmlName` wrote, undone. */
function original(name: string): string {
  return name
    .replace(/^_-/, '')
    .replace(/_([0-9a-f]+)_|__|\./g, (found, code) =>
      code ? String.fromCodePoint(Number.parseInt(code, 16)) : found === '.' ? ':' : '_',
    );
}

const id = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('_', '-', '.', ':', 'x', 'a', '2', 'e', 'é', ' ') }),
);

test('an id is an XML name in ASCII without a colon, from which the id can be had again', () => {
  fc.assert(
    fc.property(id, (text) => {
      const name = xmlName(text);
      expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9._-]*$/);
      expect(original(name)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['sec:authorship', 'sec.authorship'],
  ['sec:using_x', 'sec.using__x'],
  ['v1.2', 'v1_2e_2'],
  ['01-one-fn-1', '_-01-one-fn-1'],
  ['größe', 'gr_f6__df_e'],
])('%s is %s', (text, name) => expect(xmlName(text)).toBe(name));

test('a file has a plain name that no other has, whatever the letters’ case', () => {
  const names = fc.array(fc.oneof(id, fc.constantFrom('cover', 'Cover', 'toc', 'a/b', '章', '..', 'nav')));
  fc.assert(
    fc.property(names, (wanted) => {
      const taken = ['cover', 'toc'];
      const files = fileNames(wanted, 'chapter', taken);
      for (const file of files) expect(file).toMatch(/^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/);
      const all = [...taken, ...files].map((file) => file.toLowerCase());
      expect(new Set(all).size).toBe(all.length);
    }),
  );
});
