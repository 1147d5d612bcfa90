// A chapter for paper: pages named, addresses and footnotes as notes of one count.

import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { addPageReferences } from '../../scripts/paged/page-references.ts';
import { english } from '../../scripts/settings/words/en.ts';

const footnote = (id: string) => h('sup', h('a', { href: `#n-${id}`, dataFootnoteRef: '' }, '1'));

function bound(...children: Element[]) {
  const tree = { type: 'root' as const, children };
  addPageReferences(tree, english);
  return tree;
}

test('a link inside the book is followed by its page, to be filled in', () => {
  const tree = bound(h('p', ['See ', h('a', { href: '#sec:two' }, 'Two'), '.']));
  expect(textOf(tree)).toBe('See Two (p.\u00a0000).');
  const keys: unknown[] = [];
  visit(tree, 'element', ({ properties }) => void keys.push(properties.dataFill));
  expect(keys).toContain('folio sec:two');
});

test('a citation and a term of the glossary need no page, since their lists are sorted', () => {
  for (const role of ['doc-biblioref', 'doc-glossref'])
    expect(textOf(bound(h('p', ['See ', h('a', { href: '#two', role }, 'Two'), '.'])))).toBe('See Two.');
});

test('footnotes and addresses are notes of one count in the order of the text; the same address has one note', () => {
  const notes = h('section.footnotes', [h('ol', [h('li', { id: 'n-a' }, 'A note.')])]);
  const link = () => h('a', { href: 'https://example.org/x' }, 'there');
  const tree = bound(
    h('p', [link(), footnote('a'), h('a', { href: 'https://example.org/y' }, 'too'), link()]),
    notes,
  );
  expect(textOf(tree)).toBe('there12too3there1https://example.org/xA note.https://example.org/y');
});

test('an address that stands in the text already needs no note', () => {
  const tree = bound(
    h('p', [
      h('a', { href: 'https://example.org/' }, 'example.org'),
      h('a', { href: 'mailto:ada@example.org' }, 'ada@example.org'),
    ]),
  );
  expect(textOf(tree)).toBe('example.orgada@example.org');
});

test('an address in a footnote follows in brackets', () => {
  const note = h('li', { id: 'n-a' }, ['See ', h('a', { href: 'https://example.org/x' }, 'there'), '.']);
  const tree = bound(h('p', ['Text', footnote('a')]), h('section.footnotes', [h('ol', [note])]));
  expect(textOf(tree)).toBe('Text1See there (https://example.org/x).');
});

test('a note whose label has a percent sign is found', () => {
  const notes = h('section.footnotes', [h('ol', [h('li', { id: 'n-100%' }, 'A note.')])]);
  expect(textOf(bound(h('p', ['Text', footnote('100%')]), notes))).toBe('Text1A note.');
});

test('of an address that nobody types, a note has the beginning', () => {
  const note = (href: string) => textOf(bound(h('p', [h('a', { href }, 'there')]))).replace(/^there1/, '');
  const query = 'key=value&'.repeat(140);
  expect(note(`https://example.org/search?${query}`)).toBe('https://example.org/search?…');
  expect(note(`https://example.org/page#${query}`)).toBe('https://example.org/page#…');
  const path = note(`https://example.org/${'deep/'.repeat(100)}`);
  expect(path).toMatch(/^https:\/\/example\.org\/deep\/.*…$/);
  expect(path).toHaveLength(201);
  const usual = `https://example.org/${'deep/'.repeat(30)}?a=b`;
  expect(note(usual)).toBe(usual);
});
