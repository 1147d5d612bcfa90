// Texts that go on over the end of a page: what a copy has is then read over that end, without what stands between.

import type { Reading } from '../model/proof.ts';
import { withoutHyphens } from '../text/fold.ts';

/**
 * A document, or a page with what follows it on the next ones: its text, the same folded, and where the page itself ends in
 * the text. `goesOn`: a text that is there may have begun on the page before.
 */
export type Run = Readonly<{ from: string; text: string; folded: string; end: number; goesOn: boolean }>;

/** Most letters, folded, of running heads and folios that stand between the parts of a text in files that don't mark them. */
const furniture = 100;

/**
 * Where a text of so many letters may begin: each document; of a copy with pages, each page with as much of what follows
 * as the text may take. A text of which two pages have a part each is then found whole, once.
 */
export function runsOf({ copy, folded }: Reading, length: number): readonly Run[] {
  const documents = [...copy.documents];
  const paged = copy.texts !== undefined;
  return documents.map(([from, own], index) => {
    let [text, key] = [own, folded.get(from) ?? ''];
    const enough = key.length + length;
    for (let next = index + 1; paged && next < documents.length && key.length < enough; next += 1) {
      const [page = '', more = ''] = documents[next] ?? [];
      text += `\n${more}`;
      key += folded.get(page) ?? '';
    }
    return { from, text, folded: key, end: own.length, goesOn: paged && index > 0 };
  });
}

/**
 * The pages over which a folded text goes on word for word, in their order; none where it does not. Between its parts
 * may stand a page's folio and running head, and below the first one notes, which begin with their number or sign.
 */
export function pagesOf(
  { copy, folded }: Pick<Reading, 'copy' | 'folded'>,
  wanted: string,
): readonly string[] {
  if (copy.texts === undefined) return [];
  const key = withoutHyphens(wanted);
  const pages = [...folded].map(([from, text]) => [from, withoutHyphens(text)] as const);
  for (let index = 0; index + 1 < pages.length; index += 1) {
    const over = goesOver(pages, index, key);
    if (over) return over;
  }
  return [];
}

/** A part shorter than this, in letters, could stand anywhere. */
const least = 12;

function goesOver(
  pages: readonly (readonly [from: string, text: string])[],
  index: number,
  key: string,
): readonly string[] | undefined {
  const [from, text = ''] = pages[index] ?? [];
  if (from === undefined) return undefined;
  const head = key.slice(0, least);
  for (let at = text.lastIndexOf(head); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(head, at - 1)) {
    let length = head.length;
    while (length < key.length && text[at + length] === key[length]) length += 1;
    const below = text.slice(at + length);
    if (length === key.length || !(below.length <= furniture || /^[\d*†‡§]/.test(below))) continue;
    const rest = key.slice(length);
    const [next, after = ''] = pages[index + 1] ?? [];
    const place = after.indexOf(rest);
    // A few letters stand anywhere: they must be the page's first.
    const most = rest.length < least ? 0 : furniture;
    if (next !== undefined && place >= 0 && place <= most) return [from, next];
    const onwards = rest.length > least ? goesOver(pages, index + 1, rest) : undefined;
    if (onwards) return [from, ...onwards];
  }
  return undefined;
}
