// The sidebar: every page of the book, and which of them one is at.

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Edition } from '../../book.ts';
import { entryLink } from './contents.ts';
import { address, type Places } from './places.ts';
import { toHtml } from './stringify.ts';

/**
 * Makes the sidebar of the page `file`. Its entries are made once and not for each page: that of a book of hundreds of
 * chapters would take longer than the chapters.
 */
export function sidebars(
  { chapters, index, copyright, license }: Edition,
  places: Places,
): (file: string) => string {
  const own = [
    ...(index ? [{ title: index.title, file: places.terms }] : []),
    { title: copyright.title, file: places.copyright },
    { title: license.title, file: places.license },
  ];
  const entries = [
    ...chapters.map(({ name, entry }) => ({ ...entry, file: places.chapter(name), own: false })),
    ...own.map(({ title, file }) => ({ number: undefined, title, file, own: true })),
  ].map(({ number, title, file, own }) => {
    const link = entryLink({ number, title }, address(file));
    const here = { ...link, properties: { ...link.properties, ariaCurrent: 'page' } };
    const item = (inside: Element) => toHtml(h('li', own ? { className: ['own'] } : {}, [inside]));
    return { file, away: item(link), here: item(here) };
  });
  return (page) =>
    `<ol>${entries.map(({ file, away, here }) => (file === page ? here : away)).join('')}</ol>`;
}
