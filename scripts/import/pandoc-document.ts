// A document as pandoc reads it: its nodes, and the chapters that its headings make.

import { mark } from './latex-source.ts';

/** A node of pandoc's document: a name and its contents (https://hackage.haskell.org/package/pandoc-types). */
export type PandocNode = Readonly<{ t: string; c?: unknown }>;

/** An id, class names, and keys with values. */
export type Attributes = readonly [string, readonly string[], readonly (readonly [string, string])[]];

/** A document as `pandoc -t json` gives it. */
export type PandocDocument = Readonly<{
  'pandoc-api-version': readonly number[];
  meta: Readonly<Record<string, PandocNode>>;
  blocks: readonly PandocNode[];
}>;

/** Where chapters stand that begin here. */
export type Matter = 'frontmatter' | 'mainmatter' | 'backmatter' | 'appendix';

/** A heading of a part, a chapter with its blocks, or the matter that begins. */
export type Piece =
  | Readonly<{ kind: 'part'; title: string }>
  | Readonly<{ kind: 'matter'; matter: Matter }>
  | Readonly<{ kind: 'chapter'; title: string; numbered: boolean; blocks: readonly PandocNode[] }>;

/** The attributes of a node that has none. */
export const noAttributes: Attributes = ['', [], []];

/**
 * Splits a document into chapters at its headings of the highest rank, or of the one below if the highest are parts.
 * Headings of a chapter get ranks from 1. Text before the first chapter is a chapter with the `title` of the book.
 */
export function splitChapters(
  blocks: readonly PandocNode[],
  hasParts: boolean,
  title: string,
): readonly Piece[] {
  const top = hasParts ? 2 : Math.min(...blocks.flatMap((block) => rankOf(block) ?? []), 6);
  const pieces: Piece[] = [];
  const waiting: PandocNode[] = [];
  let chapter: { kind: 'chapter'; title: string; numbered: boolean; blocks: PandocNode[] } | undefined;
  for (const block of blocks) {
    const rank = rankOf(block);
    const matter = matterOf(block);
    if (matter) {
      pieces.push({ kind: 'matter', matter });
      continue;
    }
    if (rank !== undefined && hasParts && rank < top) {
      pieces.push({ kind: 'part', title: textOf(block) });
      chapter = undefined;
      continue;
    }
    if (rank === top) {
      chapter = {
        kind: 'chapter',
        title: textOf(block),
        numbered: !classesOf(block).includes('unnumbered'),
        blocks: [],
      };
      pieces.push(chapter);
    } else if (!chapter) {
      if (isEmpty(block)) continue;
      // A drawing alone, such as that of the cover, is no chapter.
      if (isDrawing(block)) {
        waiting.push(block);
        continue;
      }
      chapter = { kind: 'chapter', title, numbered: false, blocks: [heading(1, title)] };
      pieces.push(chapter);
    }
    chapter?.blocks.push(...waiting.splice(0));
    chapter?.blocks.push(rank === undefined ? block : lowered(block, top - 1));
  }
  return pieces;
}

function rankOf({ t, c }: PandocNode): number | undefined {
  return t === 'Header' ? (c as [number])[0] : undefined;
}

function classesOf({ c }: PandocNode): readonly string[] {
  return (c as [number, Attributes])[1][1];
}

function matterOf({ t, c }: PandocNode): Matter | undefined {
  const [, text = ''] = t === 'CodeBlock' ? (c as [Attributes, string]) : [];
  return text.startsWith(`${mark}matter `)
    ? (text.slice(`${mark}matter `.length).trim() as Matter)
    : undefined;
}

function isDrawing({ t, c }: PandocNode): boolean {
  return t === 'CodeBlock' && (c as [Attributes, string])[1].startsWith(`${mark}drawing`);
}

function isEmpty({ t, c }: PandocNode): boolean {
  return (t === 'Para' || t === 'Plain') && textOf({ t, c }) === '' && !JSON.stringify(c).includes('"Image"');
}

function heading(rank: number, title: string): PandocNode {
  return { t: 'Header', c: [rank, noAttributes, [{ t: 'Str', c: title }]] };
}

function lowered(block: PandocNode, by: number): PandocNode {
  const [rank, ...rest] = block.c as [number, Attributes, PandocNode[]];
  return { t: 'Header', c: [Math.max(1, rank - by), ...rest] };
}

/** Gives the words of a node, on one line. */
export function textOf(node: unknown): string {
  const words = (one: unknown): string => {
    if (Array.isArray(one)) return one.map(words).join('');
    if (typeof one !== 'object' || one === null) return '';
    const { t, c } = one as PandocNode;
    if (t === 'Str') return String(c);
    if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' ';
    if (t === 'Code' || t === 'Math') return String((c as [unknown, string])[1]);
    if (t === 'RawInline' || t === 'RawBlock' || t === 'Note') return '';
    return words(c);
  };
  return words(node).replace(/\s+/g, ' ').trim();
}
