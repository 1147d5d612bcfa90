// How a notice in a chapter differs from that of the file: in words, paragraphs, their order, or text between them.

import { location } from 'vfile-location';
import type { Chapter } from '../model/book.ts';
import type { Tell } from '../model/contract.ts';
import { difference, opening, pairUp } from '../read/notice.ts';
import { type Passage, passagesOf } from '../read/passages.ts';

/** The rules of the check `license` that are about the notice in a chapter. */
type NoticeRule = 'missing' | 'changed' | 'foreign' | 'order';

/**
 * Reports how the notice in a chapter differs from `notice`, the one of the file at `path`. It looks at the chapter that is
 * most like the notice; if none is like it, there is no message, and only the copyright page shows the notice.
 */
export function diagnoseNotice(
  notice: readonly Passage[],
  chapters: readonly Chapter[],
  path: string,
  tell: Tell<NoticeRule>,
): void {
  const places = chapters.map((chapter) => {
    const passages = passagesOf(chapter);
    const pairs = pairUp(notice, passages);
    return { chapter, passages, pairs, likeness: likenessOf(notice, pairs) };
  });
  const home = places.reduce((best, one) => (one.likeness > best.likeness ? one : best));
  const { chapter, passages, pairs } = home;
  if (home.likeness < meant) return;
  const found = pairs.flatMap((one) => (one ? [one.at] : []));
  for (const [index, wanted] of notice.entries()) {
    const at = pairs[index]?.at;
    const passage = at === undefined ? undefined : passages[at];
    const before = pairs.slice(0, index).findLast((one) => one !== undefined)?.at;
    if (at === undefined || !passage) {
      const after =
        before === undefined ? passages[Math.min(...found)]?.place.start : passages[before]?.place.end;
      const reason = `Cannot find the paragraph ${opening(wanted)} of \`${path}\``;
      tell('missing', chapter.path, after, reason, 'Copy it here, word for word.');
      continue;
    }
    compare(wanted, passage, chapter, path, tell);
    if (before !== undefined && before > at) {
      const reason = `Unexpected place of the notice’s paragraph ${opening(wanted)}, expected it after ${opening(passages[before])}`;
      tell('order', chapter.path, passage.place, reason, `Put the paragraphs in the order of \`${path}\`.`);
    }
  }
  for (const [at, passage] of passages.entries()) {
    const inside = at > Math.min(...found) && at < Math.max(...found) && !found.includes(at);
    if (!inside || (at > 0 && !found.includes(at - 1))) continue;
    const reason = `Unexpected text between the paragraphs of the notice: ${opening(passage)}`;
    tell('foreign', chapter.path, passage.place, reason, 'Move it before or after the notice.');
  }
}

/** A chapter whose paragraphs have this share of the notice's words is taken to contain the notice. */
const meant = 0.5;

/** Short paragraphs resemble too many others, so that this share of their words must be the same. */
const short = { words: 8, same: 0.8 };

/** The share of the notice's words that are in passages like its paragraphs. */
function likenessOf(notice: readonly Passage[], pairs: ReturnType<typeof pairUp>): number {
  let [all, common] = [0, 0];
  for (const [index, { words }] of notice.entries()) {
    const likeness = pairs[index]?.likeness ?? 0;
    all += words.length;
    common += words.length < short.words && likeness < short.same ? 0 : likeness * words.length;
  }
  return common / all;
}

function compare(
  wanted: Passage,
  passage: Passage,
  chapter: Chapter,
  noticePath: string,
  tell: Tell<NoticeRule>,
) {
  const differing = difference(wanted, passage);
  if (!differing) return;
  tell(
    'changed',
    chapter.path,
    location(chapter.text).toPoint(differing.offset),
    `Unexpected words in the notice, expected those of \`${noticePath}\`: \`${differing.shown}\``,
    '`[-…-]` is missing here, `{+…+}` is not in the notice. Every copy must carry it word for word.',
  );
}
