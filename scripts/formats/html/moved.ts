// Addresses that are no more: pages and notes that lead on to what was there, and the page for those that nobody knows.

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Edition } from '../../book.ts';
import { type Redirect, redirectsOf } from '../../redirects.ts';
import { fillTemplate } from '../../template.ts';
import { phraseAround } from '../../vocabulary.ts';
import type { World } from '../../world.ts';
import { entryList, label } from './contents.ts';
import type { PlainPage } from './pages.ts';
import type { Places } from './places.ts';
import { toHtml } from './stringify.ts';

/** The pages of old names: each goes on by itself to the anchor that book.yaml gives, or to the first that left it. */
export function movedPages(edition: Edition, places: Places): readonly PlainPage[] {
  const { words } = edition;
  const known = new Set(edition.chapters.map(({ name }) => places.chapter(name)));
  const targets = new Map<string, string>();
  for (const { page, id, to } of redirectsOf(edition.manifest))
    if (page !== undefined && !known.has(page) && (id === undefined || !targets.has(page)))
      targets.set(page, to);
  return [...targets].map(([file, to]) => {
    const title = titleOf(edition, to);
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

/** Notes on a page for anchors that have left it, each shown only to whom its address has led there. */
export function movedNotes(edition: Edition, places: Places, file: string): string {
  const gone = redirectsOf(edition.manifest).filter(
    (one): one is Redirect & { id: string } => one.page === file && one.id !== undefined,
  );
  return gone
    .map(({ id, to }): Element => {
      const link = h('a', { href: places.link(to, file) }, titleOf(edition, to));
      return h('p.moved', { id }, phraseAround(edition.words.movedPart, link));
    })
    .map(toHtml)
    .join('');
}

/** The page that a server shows for an address that it does not have. A script puts the likeliest page first. */
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

function titleOf({ anchors, captions, chapters }: Edition, id: string): string {
  const anchor = anchors.get(id);
  const caption = captions.find((one) => one.id === id);
  const title = caption?.label ?? (anchor && label({ number: anchor.number, title: anchor.title }));
  return title || chapters[0]?.entry.title || id;
}
