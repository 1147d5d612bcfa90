// Point: no chapter is missing.

import type { RenderedChapter } from '../../model/book.ts';
import type { Point, Reading } from '../../model/proof.ts';
import { leftwardLetters } from '../../settings/direction.ts';
import { fold, withoutHyphens } from '../../text/fold.ts';
import { numberedTitle } from '../../text/numbered-title.ts';
import { passagesOf } from '../chapter.ts';

/** The most pieces of a chapter that are looked for. They are spread over the chapter. */
const most = 72;

/**
 * The number of letters of a piece, and the least share of a chapter's pieces that must be found. Some may be interrupted by a
 * page break with an unmarked running head or folio.
 */
const piece = { letters: 20, least: 0.6 };

/** The fewest letters of a useful piece. Shorter ones occur in any text and are used only if a chapter has no longer ones. */
const telling = 8;

/** Code points that are not compared: XML forbids some, and an EPUB has others in their place. */
const noText = /[\ufffd\ufffe\uffff]/g;

/** The number of letters after one piece in which the next piece is looked for first. */
const near = 20_000;

/** The point on chapters. */
export const chapters: Point = {
  id: 'chapters',
  about: 'no chapter is missing',
  run(reading) {
    const { format, edition, all, copy } = reading;
    const paged = copy.texts !== undefined;
    const compared = (text: string) => (paged ? forPages : String)(text.replace(noText, ''));
    const text = compared(all);
    // Artifacts count too: in a short book, titles may have been taken for running heads.
    const everything = paged ? text + compared(fold(shownOn(reading))) : text;
    const search = searchIn(text);
    const failures = edition.chapters.flatMap((chapter) => {
      const { title, number } = chapter.entry;
      const name = numberedTitle({ number, title });
      // What readers do not see of a chapter without a heading is found in its text alone.
      if (
        !chapter.isUntitled &&
        !partsOf(title, paged).every((part) => everything.includes(compared(fold(part))))
      )
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
 * Gives a function that looks for pieces in a text. It returns the first missing piece as soon as more than `allowed` are
 * missing, since looking for a missing piece goes through the whole book. Pieces mostly follow one another.
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

/** A piece of a chapter's text, prepared for the comparison, and the passage that it is from. */
type Piece = Readonly<{ key: string; passage: string }>;

/** The pieces of a chapter's text that are looked for. `compared` prepares a text for the comparison. */
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
 * Divides a text into parts that a page's file has in their own order. Right-to-left words are parts by themselves: on a line
 * with other letters, files have both in the order of drawing.
 */
function partsOf(text: string, paged: boolean): readonly string[] {
  if (!paged || !leftwardLetters.test(text)) return [text];
  return text.split(/\s+|(?<=\p{L})(?=\P{L})|(?<=\P{L})(?=\p{L})/u).filter((part) => /\p{L}/u.test(part));
}

/** A folded text without hyphens, which may divide words, and without brackets, which right-to-left text mirrors. */
function forPages(folded: string): string {
  return withoutHyphens(folded).replace(/[()[\]{}<>«»‹›]/g, '');
}

/** All text on the pages, including artifacts. */
function shownOn({ copy }: Reading): string {
  return (copy.texts ?? []).flatMap((page) => page.map(({ text }) => text)).join(' ');
}

function spread<T>(list: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, list.length / count);
  return list.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}
