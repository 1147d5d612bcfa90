// Makes the contents of the book and of a chapter, lists of captions, and the sidebar of each page.

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { CaptionList, Edition, Entry } from '../../model/book.ts';
import { nestedEntries } from '../../tree/nested-chapters.ts';
import { formerMark } from '../../tree/redirected-ids.ts';
import { toHtml } from '../../tree/to-html.ts';
import { address, type Places } from './addresses.ts';

/**
 * Makes the contents of the book. Each entry has the id of its target, and so have links to the anchors inside a section:
 * `index.html#sec:x`, which was the text itself while the book was one page, is then one click from it.
 */
export function bookContents(edition: Edition, places: Places): Element {
  const inside = placesBySection(edition);
  const list = (entries: readonly Entry[]): Element =>
    h(
      'ol',
      entries.map((entry) =>
        h('li', { id: entry.id, className: entry.isPart ? ['part'] : undefined }, [
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
  const contents = list(nestedEntries(edition.chapters));
  const own = [
    ...(edition.index ? [{ title: edition.index.title, file: places.terms }] : []),
    { title: edition.copyright.title, file: places.copyright },
    { title: edition.license.title, file: places.license },
  ].map(({ title, file }) => h('li.own', [entryLink({ number: undefined, title }, address(file))]));
  return { ...contents, children: [...contents.children, ...own] };
}

/** Lists entries down to `ranks` ranks, with links from the page `page`; undefined where there are none. */
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

/** Makes a list of captions. Each entry has the id of its target, as in the contents. */
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

function formerMarks(id: string, { former }: Places): readonly Element[] {
  return (former.get(id) ?? []).map(formerMark);
}

/** Makes a line of the contents: a link with number and title. */
function entryLink({ number, title }: Pick<Entry, 'number' | 'title'>, href: string): Element {
  return h('a.entry', { href }, [
    number === undefined ? undefined : h('span.number', number),
    number === undefined ? undefined : ' ',
    h('span.title', title),
  ]);
}

/**
 * Gives the ids of anchors by the id of the section that they are in. Those before the heading of a chapter count as inside
 * it. Those of captions are left out, since the lists of captions have them.
 */
function placesBySection({ anchors, chapters, lists }: Edition): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const listed = new Set(lists.flatMap(({ captions }) => captions.map(({ id }) => id)));
  // The current section of each chapter: anchors are in the order of the text.
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
 * The most chapters in a sidebar: those around the page. With all of them on each page, the size of an edition would grow
 * with the square of its chapters (400 took 24 MB). A link leads to the whole list.
 */
const most = 200;

/**
 * Gives a function that makes the sidebar of a page. `contents` is the address of the whole contents. Entries are made once
 * and not for each page, which would take longer than the chapters in a book that has hundreds of them.
 */
export function sidebars(
  { chapters, index, copyright, license, words }: Edition,
  places: Places,
  contents: string,
): (file: string) => string {
  const entry = (
    { number, title, file }: Readonly<{ number: string | undefined; title: string; file: string }>,
    classes: readonly string[],
  ) => {
    const link = entryLink({ number, title }, address(file));
    const here = { ...link, properties: { ...link.properties, ariaCurrent: 'page' } };
    const item = (inside: Element) =>
      toHtml(h('li', classes.length > 0 ? { className: [...classes] } : {}, [inside]));
    return { file, away: item(link), here: item(here) };
  };
  const all = chapters.map(({ name, level, matter, isPart, entry: { number, title } }) => {
    const inner = isPart ? ['part'] : level > 1 ? [`inner-${Math.min(level, 4)}`] : [];
    const classes = [...inner, ...(matter === 'body' ? [] : [matter])];
    return entry({ number, title, file: places.chapter(name) }, classes);
  });
  const own = [
    ...(index ? [{ title: index.title, file: places.terms }] : []),
    { title: copyright.title, file: places.copyright },
    { title: license.title, file: places.license },
  ].map((page) => entry({ ...page, number: undefined }, ['own']));
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
