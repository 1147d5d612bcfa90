// Texts that continue on the next page: they are read across the page break, without what is between their parts.

import type { Reading } from '../model/proof.ts';
import { withoutHyphens } from '../text/fold.ts';

/**
 * The text of a document, or of a page and the beginning of the next pages. `end` is the offset at which the page itself ends.
 * With `goesOn`, a passage at its start may have begun on the page before.
 */
export type Run = Readonly<{ from: string; text: string; folded: string; end: number; goesOn: boolean }>;

/** The most folded letters of unmarked running heads and folios between the parts of a text. */
const furniture = 100;

/**
 * The runs in which a text of `length` folded letters may begin: each document or, in a copy with pages, each page with as
 * much of the next pages as the text may need. A text on two pages is then found as a whole, and once.
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
 * The consecutive pages that contain a folded text word for word; none if it is not there. Between its parts there may be a
 * folio and a running head, and below the first part notes, which begin with their number or sign.
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

/** The fewest letters of a part: a shorter one occurs anywhere. */
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
    // A few letters occur anywhere, so that they must be the page's first.
    const most = rest.length < least ? 0 : furniture;
    if (next !== undefined && place >= 0 && place <= most) return [from, next];
    const onwards = rest.length > least ? goesOver(pages, index + 1, rest) : undefined;
    if (onwards) return [from, ...onwards];
  }
  return undefined;
}
