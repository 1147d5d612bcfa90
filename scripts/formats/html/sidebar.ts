// The sidebar: the pages of the book, and which of them one is at.

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Edition } from '../../book.ts';
import { entryLink } from './contents.ts';
import { address, type Places } from './places.ts';
import { toHtml } from './stringify.ts';

/**
 * So many chapters stand in a sidebar at most: those around the page. With all of them on each page, the bytes of an edition
 * would grow with the square of its chapters (400 had 24 MB); the whole list is one touch away.
 */
const most = 200;

/**
 * Makes the sidebar of the page `file`; `contents` is the address of the whole contents. Entries are made once and not for
 * each page: that of a book of hundreds of chapters would take longer than the chapters.
 */
export function sidebars(
  { chapters, index, copyright, license, words }: Edition,
  places: Places,
  contents: string,
): (file: string) => string {
  const entry = (
    { number, title, file }: Readonly<{ number: string | undefined; title: string; file: string }>,
    className?: string,
  ) => {
    const link = entryLink({ number, title }, address(file));
    const here = { ...link, properties: { ...link.properties, ariaCurrent: 'page' } };
    const item = (inside: Element) => toHtml(h('li', className ? { className: [className] } : {}, [inside]));
    return { file, away: item(link), here: item(here) };
  };
  const all = chapters.map(({ name, entry: { number, title } }) =>
    entry({ number, title, file: places.chapter(name) }),
  );
  const own = [
    ...(index ? [{ title: index.title, file: places.terms }] : []),
    { title: copyright.title, file: places.copyright },
    { title: license.title, file: places.license },
  ].map((page) => entry({ ...page, number: undefined }, 'own'));
  const more = toHtml(h('li.more', [entryLink({ number: undefined, title: words.allContents }, contents)]));
  const positions = new Map([...all, ...own].map(({ file }, at) => [file, at]));
  return (page) => {
    const middle = (positions.get(page) ?? 0) - most / 2;
    const from = Math.max(0, Math.min(middle, all.length - most));
    const near = all.slice(from, from + most);
    const list = [
      ...(from > 0 ? [more] : []),
      ...near.map(({ file, away, here }) => (file === page ? here : away)),
      ...(from + near.length < all.length ? [more] : []),
      ...own.map(({ file, away, here }) => (file === page ? here : away)),
    ];
    return `<ol>${list.join('')}</ol>`;
  };
}
