// Files of a book that a web site may have: no name makes a browser or a server run one of them.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { harmlessPaths } from '../../scripts/text/harmless-paths.ts';

const placeOf = (path: string) => harmlessPaths([path], 'files').get(path);

test.each([
  ['data/table.csv', 'files/data/table.csv'],
  ['code/Größe/run me.sh', 'files/code/Größe/run me.sh'],
  ['app-1.2.3.tar.gz', 'files/app-1.2.3.tar.gz'],
  ['PAPER.PDF', 'files/PAPER.PDF'],
  ['LICENSE', 'files/LICENSE.txt'],
  ['demo.html', 'files/demo_html.txt'],
  ['demo.HTM', 'files/demo_HTM.txt'],
  ['demo.xhtml', 'files/demo_xhtml.txt'],
  ['plan.svg', 'files/plan_svg.txt'],
  ['plan.svgz', 'files/plan_svgz.txt'],
  ['feed.xml', 'files/feed_xml.txt'],
  ['mail.mhtml', 'files/mail_mhtml.txt'],
  ['sw.js', 'files/sw_js.txt'],
  ['a.php', 'files/a_php.txt'],
  ['a.php.csv', 'files/a_php.csv'],
  ['page.html.gz', 'files/page_html.gz'],
  ['notes.md', 'files/notes_md.txt'],
  ['web.config', 'files/web_config.txt'],
  ['.htaccess', 'files/_htaccess.txt'],
  ['a/.git/config', 'files/a/_git/config.txt'],
  ['a:b?.csv', 'files/a_b_.csv'],
  ['aux.csv', 'files/aux_.csv'],
  ['x.', 'files/x_.txt'],
  [`${'ä'.repeat(110)}.csv`, `files/${'ä'.repeat(40)}_${'ä'.repeat(8)}.csv`],
])('%s', (path, place) => expect(placeOf(path)).toBe(place));

test('files whose names differ only in case, or as a file and a folder, have places of their own', () => {
  expect([
    ...harmlessPaths(['Data.csv', 'data.csv', 'a', 'a.txt/b.csv', 'c.html', 'c_html.txt'], 'files'),
  ]).toEqual([
    ['Data.csv', 'files/Data.csv'],
    ['a', 'files/a-2.txt'],
    ['a.txt/b.csv', 'files/a.txt/b.csv'],
    ['c.html', 'files/c_html.txt'],
    ['c_html.txt', 'files/c_html-2.txt'],
    ['data.csv', 'files/data-2.csv'],
  ]);
});

const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme' }),
  fc.constantFrom('a', 'A', 'a.html', 'A.svg', 'x.php.gz', '.x', 'con', 'é.csv', 'e\u0301.csv', 'index.html'),
);
const path = fc
  .array(name, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map((part) => part.replaceAll('/', '-')).join('/'));

test('whatever the paths, all places differ, stay below the folder, and end as plain text or data', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
      const places = harmlessPaths(paths, 'files');
      expect([...places.keys()].sort()).toEqual([...paths].sort());
      const folded = [...places.values()].map((place) => place.normalize('NFC').toLowerCase());
      expect(new Set(folded).size).toBe(paths.length);
      for (const place of folded) {
        const name = place.slice(place.lastIndexOf('/') + 1);
        expect(Buffer.byteLength(name)).toBeLessThan(255);
        expect(place).toMatch(/^files\/[^/]/);
        expect(place.split('/').every((part) => part !== '' && !part.startsWith('.'))).toBe(true);
        expect(name).not.toMatch(/\.(?:[sxm]?html?|xht|svgz?|xml|js|mjs|css|php|cgi|wasm|md)(?:\.|$)/);
        expect(folded.some((other) => other.startsWith(`${place}/`))).toBe(false);
      }
      expect(harmlessPaths([...paths].reverse(), 'files')).toEqual(places);
    }),
    { numRuns: 300 },
  );
});
