// Makes the edition's own pages: the copyright page with the notice, the licence in full, the colophon.

import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Book, Duties, LicenseText, Page } from '../model/book.ts';
import { parseMarkdown } from '../read/parse.ts';
import type { Words } from '../settings/words/names.ts';
import { phrase, phraseAround } from '../settings/words.ts';
import { ownersFor, uncommon } from '../text/fonts/coverage.ts';
import type { License } from '../text/licenses.ts';
import { renderText } from './text.ts';

/**
 * Makes the copyright page: copyright lines with the licence's sentence right below, the notice (or these lines as the
 * notice, if the book has no other), the terms that a copier accepts, the addresses of the licence and of the source.
 * `licensePage` is the id of the page with the licence in full.
 */
export function copyrightPage(
  { manifest, notice }: Book,
  words: Words,
  date: Date,
  duties: Duties,
  licensePage: string,
  id: string,
): Page {
  const { source } = duties;
  const children = [
    h('h1', { id }, words.copyright),
    h('p.holders', [
      ...duties.copyright.flatMap((line) => [line, h('br')]),
      h('a', { href: `#${licensePage}`, rel: ['license'] }, duties.sentence),
    ]),
    ...(notice ? renderText(notice.tree) : []),
    h('p.assent', assentLine(duties)),
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

/** Says what a copier accepts, where to read it, and that there is no warranty. */
function assentLine({ assent, licenseUrls, license, warranty }: Duties): (string | Element)[] {
  if (assent === undefined) return [warranty];
  const [first, ...more] = licenseUrls.map((url) => h('a', { href: url }, url));
  const several = licenseUrls.length > 1 || (!first && license.length > 1);
  const end = `which ${several ? 'stand' : 'stands'} in full at the end of this edition. ${warranty}`;
  if (!first) return [`${assent}, ${end}`];
  return [`${assent} (`, first, ...more.flatMap((link) => [', ', link]), `), ${end}`];
}

/** Makes the page of the licences, word for word, each under its name if there are several. */
export function licensePage({ name, texts }: License, id: string): Page {
  const [only] = texts.length === 1 ? texts : [];
  const content = only
    ? [h('div.license', wholeText(only))]
    : texts.flatMap((one) => [h('h2', one.name), h('div.license', wholeText(one))]);
  return { id, title: name, tree: { type: 'root', children: [h('h1', { id }, name), ...content] } };
}

/** Sets a licence's text: paragraphs as they are, indented ones as items, "1) Title." set off. */
function wholeText({ text, markdown }: LicenseText): ElementContent[] {
  if (markdown) return [...renderText(parseMarkdown(text))];
  return text.split(/\n[ \t]*\n/).map((paragraph): Element => {
    const body = paragraph.trim().replace(/\s*\n\s*/g, ' ');
    const [, lead] = /^(\d+[.)] [^.]{3,80}\.) /.exec(body) ?? [];
    const content = lead ? [h('strong', lead), body.slice(lead.length)] : [body];
    return h(/^[ \t]/.test(paragraph) ? 'p.item' : 'p', content);
  });
}

/**
 * Makes the colophon: what made this edition, from which source, in which type (`.types`). `version` is that of this
 * program.
 */
export function colophonPage(book: Book, words: Words, version: string, id: string): Page {
  const types = [words.types, ...[...moreTypes(book)].map((key) => words[key])].join(' ');
  const children = [
    h('h1', { id }, words.colophon),
    h('p', [phrase(words.madeBy, { version }), h('span.types', ` ${types}`)]),
    h('p', phraseAround(words.digest, h('code.digest', book.digest))),
  ];
  return { id, title: words.colophon, tree: { type: 'root', children } };
}

/** Gives the keys of the sentences about types for characters that Colophon's own types lack. */
function moreTypes({ manifest, notice, chapters }: Book): ReadonlySet<'otherTypes' | 'arabicType'> {
  const owner = ownersFor(manifest.language);
  const texts = [
    manifest.title,
    ...manifest.authors,
    notice?.text ?? '',
    ...chapters.map(({ text }) => text),
  ];
  const owners = new Set(texts.flatMap((text) => [...uncommon(text)].map(owner)));
  const others = [...owners].filter((name) => name !== undefined && name !== 'own');
  const arabic = others.includes('@fontsource/amiri');
  return new Set([
    ...(others.length > (arabic ? 1 : 0) ? (['otherTypes'] as const) : []),
    ...(arabic ? (['arabicType'] as const) : []),
  ]);
}
