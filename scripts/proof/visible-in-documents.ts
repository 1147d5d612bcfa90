// Looks for texts in the documents of a site, as a browser shows them.

import type { Sighting } from '../model/contract.ts';
import type { Copy } from '../model/copy.ts';
import type { Browser, Site } from '../model/world.ts';
import { fold } from '../text/fold.ts';

/** The most pages on which one text is looked at, since some texts are on every page. */
const enough = 2;

/** The places of each text in the documents of a copy, which are files of `site`, with the words that are not visible. */
export async function lookAtDocuments(
  site: Site,
  { documents }: Copy,
  texts: readonly string[],
  browser: Browser,
): Promise<readonly (readonly Sighting[])[]> {
  const keys = texts.map(fold);
  const folded = new Map([...documents].map(([page, text]) => [page, fold(text)]));
  // Pages with the most texts come first. On each page, only texts are looked at that were not on enough pages before.
  const counts = new Map(
    [...documents.keys()].map((page) => [page, keys.filter((key) => folded.get(page)?.includes(key)).length]),
  );
  const order = [...documents.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const times = keys.map(() => 0);
  const plan = order.flatMap((page) => {
    const wanted = keys.flatMap((key, index) =>
      (times[index] ?? 0) < enough && folded.get(page)?.includes(key) ? [{ key, index }] : [],
    );
    for (const { index } of wanted) times[index] = (times[index] ?? 0) + 1;
    return wanted.length > 0 ? [{ page, wanted }] : [];
  });
  const looks = await Promise.all(
    plan.map(async ({ page, wanted }) => {
      const seen = await browser.look(
        site,
        page,
        wanted.map(({ key }) => key),
      );
      return wanted.flatMap(({ index }, at) =>
        (seen[at] ?? []).map(({ unseen }) => ({
          index,
          from: page,
          unseen,
          why: 'the page looks the same without',
        })),
      );
    }),
  );
  return texts.map((_, index) => looks.flat().filter((one) => one.index === index));
}
