// The edition's own pages: the copyright page with the notice, the licence in full, the colophon.

import type { Element, Root } from 'hast';
import { h } from 'hastscript';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Book, Duties, Page } from '../book.ts';
import { ownersFor, uncommon } from '../fonts/coverage.ts';
import type { License } from '../license.ts';
import { phrase, phraseAround, type Words } from '../vocabulary.ts';

/**
 * The copyright page: copyright lines with the licence's sentence right below, the notice, the terms a copier accepts,
 * the licence's and the source's address. `licensePage` is the id of the page with the licence in full.
 */
export function copyrightPage(
  { manifest, notice }: Book,
  words: Words,
  date: Date,
  duties: Duties,
  licensePage: string,
  id: string,
): Page {
  const { source, licenseUrl: url } = duties;
  const children = [
    h('h1', { id }, words.copyright),
    h('p.holders', [
      ...duties.copyright.flatMap((line) => [line, h('br')]),
      h('a', { href: `#${licensePage}`, rel: ['license'] }, duties.sentence),
    ]),
    ...(unified().use(remarkRehype).runSync(structuredClone(notice.tree)) as Root).children,
    h('p.assent', [
      `${duties.assent} (`,
      h('a', { href: url }, url),
      `), which stands in full at the end of this edition. ${duties.warranty}`,
    ]),
    duties.samples === undefined ? undefined : h('p.samples', duties.samples),
    h('p.edition', [
      phrase(words.edition, {
        title: manifest.title,
        version: manifest.version,
        date: date.toISOString().slice(0, 10),
      }),
      ...(source ? [' ', ...phraseAround(words.sourceAt, h('a', { href: source }, source))] : []),
    ]),
    manifest.isbn === undefined ? undefined : h('p.isbn', phrase(words.isbn, { isbn: manifest.isbn })),
  ].filter((child) => child !== undefined);
  return { id, title: words.copyright, tree: { type: 'root', children } };
}

/** The licence word for word: its paragraphs as they are, indented ones as items, "1) Title." set off. */
export function licensePage(license: License, id: string): Page {
  const paragraphs = license.text.split(/\n[ \t]*\n/).map((paragraph): Element => {
    const body = paragraph.trim().replace(/\s*\n\s*/g, ' ');
    const [, lead] = /^(\d+[.)] [^.]{3,80}\.) /.exec(body) ?? [];
    const content = lead ? [h('strong', lead), body.slice(lead.length)] : [body];
    return h(/^[ \t]/.test(paragraph) ? 'p.item' : 'p', content);
  });
  return {
    id,
    title: license.name,
    tree: { type: 'root', children: [h('h1', { id }, license.name), h('div.license', paragraphs)] },
  };
}

/** The colophon: what made this edition, from which source, in which type (`.types`). `version` is that of this program. */
export function colophonPage(book: Book, words: Words, version: string, id: string): Page {
  const types = [words.types, ...[...moreTypes(book)].map((key) => words[key])].join(' ');
  const children = [
    h('h1', { id }, words.colophon),
    h('p', [phrase(words.madeBy, { version }), h('span.types', ` ${types}`)]),
    h('p', phraseAround(words.digest, h('code.digest', book.digest))),
  ];
  return { id, title: words.colophon, tree: { type: 'root', children } };
}

/** The sentences on the types of characters that our own types do not have, by their keys in the words. */
function moreTypes({ manifest, chapters }: Book): ReadonlySet<'otherTypes' | 'arabicType'> {
  const owner = ownersFor(manifest.language);
  const texts = [manifest.title, ...manifest.authors, ...chapters.map(({ text }) => text)];
  const owners = new Set(texts.flatMap((text) => [...uncommon(text)].map(owner)));
  const others = [...owners].filter((name) => name !== undefined && name !== 'own');
  const arabic = others.includes('@fontsource/amiri');
  return new Set([
    ...(others.length > (arabic ? 1 : 0) ? (['otherTypes'] as const) : []),
    ...(arabic ? (['arabicType'] as const) : []),
  ]);
}
