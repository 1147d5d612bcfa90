// Point: no chapter is missing.

import type { RenderedChapter } from '../../model/book.ts';
import type { Point, Reading } from '../../model/proof.ts';
import { leftwardLetters } from '../../settings/direction.ts';
import { fold, withoutHyphens } from '../../text/fold.ts';
import { passagesOf } from '../chapter.ts';

/** So many pieces of a chapter are looked for, spread over it. */
const most = 72;

/**
 * A piece has so many letters. This share of a chapter's pieces must be there: a page's end, with what stands at it in
 * files that mark nothing, may fall within some.
 */
const piece = { letters: 20, least: 0.6 };

/** Shorter pieces are looked for only where a chapter has no longer ones: they stand in any text. */
const telling = 8;

/** Characters that are none: XML forbids them, and an EPUB has others in their place. */
const noText = /[\ufffd\ufffe\uffff]/g;

/** So many letters on from one piece the next is looked for first. */
const near = 20_000;

/** See `about`. */
export const chapters: Point = {
  id: 'chapters',
  about: 'no chapter is missing',
  run(reading) {
    const { format, edition, all, copy } = reading;
    const paged = copy.texts !== undefined;
    const compared = (text: string) => (paged ? forPages : String)(text.replace(noText, ''));
    const text = compared(all);
    // Also what was taken for a running head: of a short book, its titles may look like some.
    const everything = paged ? text + compared(fold(shownOn(reading))) : text;
    const search = searchIn(text);
    const failures = edition.chapters.flatMap((chapter) => {
      const { title, number } = chapter.entry;
      const name = number === undefined ? title : `${number}. ${title}`;
      if (!partsOf(title, paged).every((part) => everything.includes(compared(fold(part)))))
        return [`Cannot find chapter \`${name}\` in the ${format.id} edition`];
      const pieces = piecesOf(chapter, paged, compared);
      const missed = search(pieces, (1 - piece.least) * pieces.length);
      return missed
        ? [`Cannot find the text of chapter \`${name}\` in the ${format.id} edition: \`${missed.passage}\``]
        : [];
    });
    const { length } = edition.chapters;
    return { told: `${length - failures.length} of ${length}`, where: [], failures };
  },
};

/**
 * Looks for pieces, which mostly follow one another, in a text. Gives the first that is missing once more than `allowed` of
 * them are: to look through the whole book for what is not there takes the longest.
 */
function searchIn(text: string): (pieces: readonly Piece[], allowed: number) => Piece | undefined {
  let last = 0;
  return (pieces, allowed) => {
    const missed: Piece[] = [];
    for (const one of pieces) {
      const beside = text.slice(last, last + near).indexOf(one.key);
      const at = beside >= 0 ? last + beside : text.indexOf(one.key);
      if (at >= 0) last = at;
      else missed.push(one);
      if (missed.length > allowed) return missed[0];
    }
    return undefined;
  };
}

/** A piece of a chapter's text as it is compared, and the passage that it is from. */
type Piece = Readonly<{ key: string; passage: string }>;

/** Pieces of a chapter's text: as they are written, and as they are compared. */
function piecesOf(
  { tree, entry }: RenderedChapter,
  paged: boolean,
  compared: (text: string) => string,
): readonly Piece[] {
  const all = passagesOf(tree, entry.id)
    .flatMap((passage) => partsOf(passage, paged))
    .flatMap((part) =>
      (compared(fold(part)).match(new RegExp(`.{1,${piece.letters}}`, 'gsu')) ?? []).map((key) => ({
        key,
        passage: part.trim().slice(0, 60),
      })),
    );
  const long = all.filter(({ key }) => key.length === piece.letters);
  const some = all.filter(({ key }) => key.length >= telling);
  const [pieces = all] = [long, some].filter((list) => list.length > 0);
  return spread(pieces, most);
}

/**
 * The parts of a text that a page's file has in their order: what is written from right to left by itself, since where that
 * and other letters stand on one line, files have both in the order of drawing.
 */
function partsOf(text: string, paged: boolean): readonly string[] {
  if (!paged || !leftwardLetters.test(text)) return [text];
  return text.split(/\s+|(?<=\p{L})(?=\P{L})|(?<=\P{L})(?=\p{L})/u).filter((part) => /\p{L}/u.test(part));
}

/** Folded text without hyphens, which may divide words, and without brackets, which are mirrored among letters written leftward. */
function forPages(folded: string): string {
  return withoutHyphens(folded).replace(/[()[\]{}<>«»‹›]/g, '');
}

/** All that stands on the pages, what is marked as an artifact too. */
function shownOn({ copy }: Reading): string {
  return (copy.texts ?? []).flatMap((page) => page.map(({ text }) => text)).join(' ');
}

function spread<T>(list: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, list.length / count);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
