// Makes pages and notes that redirect from old addresses, and the page for unknown addresses.

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Edition } from '../../model/book.ts';
import type { World } from '../../model/world.ts';
import { redirectsOf } from '../../settings/redirects.ts';
import { phraseAround } from '../../settings/words.ts';
import { numberedTitle } from '../../text/numbered-title.ts';
import { fillTemplate } from '../../text/template.ts';
import { toHtml } from '../../tree/to-html.ts';
import type { Places } from './addresses.ts';
import { entryList } from './contents.ts';
import type { PlainPage } from './page.ts';

/** Makes the pages of old names. Each redirects to the anchor that book.yaml names, or to the first that left the page. */
export function movedPages(edition: Edition, places: Places): readonly PlainPage[] {
  const { words } = edition;
  const known = new Set(edition.chapters.map(({ name }) => places.chapter(name)));
  const targets = new Map<string, string>();
  for (const { page, id, to } of redirectsOf(edition.manifest))
    if (page !== undefined && !known.has(page) && (id === undefined || !targets.has(page)))
      targets.set(page, to);
  const titleOf = titles(edition);
  return [...targets].map(([file, to]) => {
    const title = titleOf(to);
    return {
      kind: 'moved',
      file,
      title,
      about: `${words.moved}: ${title}`,
      main: toHtml({
        type: 'root',
        children: [
          h('div.heading.rank-1', [h('h1', words.moved)]),
          h('p', phraseAround(words.movedTo, h('a', { href: places.link(to, file) }, title))),
        ],
      }),
      to: places.link(to, file),
    };
  });
}

/**
 * Gives a function that makes the notes on a page for the anchors that have left it. CSS shows a note only to readers whose
 * address names it. The redirects are sorted by page once, and not searched for every page.
 */
export function movedNotes(edition: Edition, places: Places): (file: string) => string {
  const gone = new Map<string, Element[]>();
  const title = titles(edition);
  for (const { page, id, to } of redirectsOf(edition.manifest)) {
    if (page === undefined || id === undefined) continue;
    const link = h('a', { href: places.link(to, page) }, title(to));
    const note = h('p.moved', { id }, phraseAround(edition.words.movedPart, link));
    if (gone.get(page)?.push(note) === undefined) gone.set(page, [note]);
  }
  return (file) => (gone.get(file) ?? []).map(toHtml).join('');
}

/** Makes the page that servers show for an unknown address. A script proposes the page with the most similar name. */
export async function lostPage(edition: Edition, places: Places, world: World): Promise<PlainPage> {
  const chapters = edition.chapters.map(({ entry }) => entry);
  const { words } = edition;
  const contents = entryList(chapters, places.lost, places, 1);
  return {
    kind: 'lost',
    file: places.lost,
    title: words.lost,
    about: words.noPage,
    main: await fillTemplate(world, '404.html', {
      words,
      contents: contents && toHtml(contents),
      index: places.index,
      whole: places.whole,
    }),
  };
}

/** Gives a function that names the anchors of a book by their ids. */
function titles({ anchors, captions, chapters }: Edition): (id: string) => string {
  const labels = new Map(captions.map(({ id, label }) => [id, label]));
  return (id) => {
    const anchor = anchors.get(id);
    const title = labels.get(id) ?? (anchor && numberedTitle(anchor));
    return title || chapters[0]?.entry.title || id;
  };
}
