// Contents: of the book, with every anchor in its place, of one chapter, and the sidebar beside each page.

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { CaptionList, Edition, Entry } from '../../model/book.ts';
import { formerMark } from '../../tree/former.ts';
import { toHtml } from '../../tree/to-html.ts';
import { address, type Places } from './addresses.ts';

/**
 * The contents of the book. Each entry carries the id of what it leads to, and so do links for the places inside a
 * section: `index.html#sec:x` is one click from the text, as where a book was one page it was the text itself.
 */
export function bookContents(edition: Edition, places: Places): Element {
  const inside = placesBySection(edition);
  const list = (entries: readonly Entry[]): Element =>
    h(
      'ol',
      entries.map((entry) =>
        h('li', { id: entry.id }, [
          ...formerMarks(entry.id, places),
          entryLink(entry, places.link(entry.id, places.index)),
          ...(inside.get(entry.id) ?? []).map((id) =>
            h('span.place', { id }, [
              ...formerMarks(id, places),
              h('a', { href: places.link(id, places.index) }, ['A place in this section: ', h('code', id)]),
            ]),
          ),
          ...(entry.children.length > 0 ? [list(entry.children)] : []),
        ]),
      ),
    );
  const contents = list(edition.chapters.map(({ entry }) => entry));
  const own = [
    ...(edition.index ? [{ title: edition.index.title, file: places.terms }] : []),
    { title: edition.copyright.title, file: places.copyright },
    { title: edition.license.title, file: places.license },
  ].map(({ title, file }) => h('li.own', [entryLink({ number: undefined, title }, address(file))]));
  return { ...contents, children: [...contents.children, ...own] };
}

/** Entries to so many ranks, as they are linked from the page `page`; undefined where there are none. */
export function entryList(
  entries: readonly Entry[],
  page: string,
  places: Places,
  ranks: number,
): Element | undefined {
  if (entries.length === 0 || ranks === 0) return undefined;
  return h(
    'ol',
    entries.map((entry) =>
      h('li', [
        entryLink(entry, places.link(entry.id, page)),
        entryList(entry.children, page, places, ranks - 1),
      ]),
    ),
  );
}

/** The captions of a list; each entry carries the id of what it leads to, as the contents' do. */
export function captionsList({ captions }: CaptionList, places: Places): Element {
  return h(
    'ol',
    captions.map((caption) =>
      h('li', { id: caption.id }, [
        ...formerMarks(caption.id, places),
        entryLink(caption, places.link(caption.id, places.index)),
      ]),
    ),
  );
}

/** A chapter or section as it is called elsewhere: `4. Hello`. */
export function label({ number, title }: Pick<Entry, 'number' | 'title'>): string {
  return number === undefined ? title : `${number}. ${title}`;
}

function formerMarks(id: string, { former }: Places): readonly Element[] {
  return (former.get(id) ?? []).map(formerMark);
}

/** A line of contents: number, title, and where they lead. */
function entryLink({ number, title }: Pick<Entry, 'number' | 'title'>, href: string): Element {
  return h('a.entry', { href }, [
    number === undefined ? undefined : h('span.number', number),
    number === undefined ? undefined : ' ',
    h('span.title', title),
  ]);
}

/**
 * The ids of places by the id of the section that they stand in; before a chapter's heading, by that heading's. What
 * stands in a list of captions has its place there.
 */
function placesBySection({ anchors, chapters, lists }: Edition): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const listed = new Set(lists.flatMap(({ captions }) => captions.map(({ id }) => id)));
  // The section that is being read, chapter by chapter: anchors are in the order of the text.
  const sections = new Map(chapters.map(({ name, entry }) => [name, entry.id]));
  for (const { id, kind, home } of anchors.values()) {
    const section = sections.get(home);
    if (section === undefined || kind === 'note' || kind === 'term' || listed.has(id)) continue;
    if (kind === 'chapter' || kind === 'section') sections.set(home, id);
    else if (found.has(section)) found.get(section)?.push(id);
    else found.set(section, [id]);
  }
  return found;
}

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
