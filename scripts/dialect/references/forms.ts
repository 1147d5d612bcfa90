// Finds references to labels in a chapter’s words, in the forms of Quarto, pandoc-crossref, bookdown, LaTeX, D2L and MyST.

import type { InlineCode, Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import { SKIP, visit } from '../../tree/visit.ts';

/** What a reference shows of its target: `Figure 1.2`, `1.2`, `(1.2)` as that of an equation, or the title. */
export type Shown = 'label' | 'number' | 'bracketed' | 'title';

/**
 * A reference: its label as written, what it shows, and words of the author’s instead. It may name a `page` instead of a
 * label: a chapter or a file, by its path or its address.
 */
export type Reference = Readonly<{ label: string; shows: Shown; words?: string; page?: true }>;

/** A piece of a text: words as they are, or a reference with its source. */
type Piece = string | (Reference & Readonly<{ written: string }>);

/** References that were found in one node, or in a text and the code after it. */
export type Found = Readonly<{
  parent: Parent;
  /** The nodes that they take the place of: `count` of them from `index`. */
  index: number;
  count: number;
  pieces: readonly Piece[];
  position: Position | undefined;
}>;

const label = String.raw`[\p{L}\d][\p{L}\d_]*(?:[-:._]+[\p{L}\d_]+)*`;
const prefixes = 'fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau';
const key = `(?:${prefixes})[-:]${label}`;

/** A link of MyST whose address is a label: a word, or words with colons between them. */
export const bareLabel = /^[\p{L}_][\p{L}\d_-]*(?::[\p{L}\d_-]+)*$/u;

/** References within one text, each with a group of its own. */
const forms = new RegExp(
  [
    String.raw`\[(?<group>[^[\]@\n]{0,40}-?@${key}(?:\s*;\s*[^[\]@;\n]{0,40}-?@${key})*)\](?![(:{])`,
    String.raw`(?<![\p{L}\d_.@/\\-])@(?<bare>${key})(?![\p{L}\d_/@]|\.\p{L})`,
    String.raw`@ref\((?<bookdown>${label})\)`,
    String.raw`~?\\(?<command>ref|eqref|autoref|cref|Cref|nameref|vref)\{(?<latex>[^\s{}\\$]{1,200})\}`,
  ].join('|'),
  'giu',
);

/** What the commands of LaTeX show, other than the label. */
const shownBy: Readonly<Record<string, Shown>> = {
  nameref: 'title',
  ref: 'number',
  eqref: 'bracketed',
};

/** What a text must contain to have a reference: most have none of it. */
const signs = /@|\\|:\w+:$|\}$/;

/** Roles of D2L (`:numref:`) and MyST (`{numref}`), whose label is the code after them. */
const role = /(?::(?<d2l>numref|ref|eqref):|\{(?<myst>numref|ref|eq|prf:ref|doc|download)\})$/;

/**
 * Finds every reference of a tree. Headings have none, since their titles are in the contents.
 */
export function findReferences(tree: Root): readonly Found[] {
  const found: Found[] = [];
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'heading' || node.type === 'link' || node.type === 'linkReference') return SKIP;
    if (node.type !== 'text' || !parent || index === undefined || !signs.test(node.value)) return undefined;
    const next = parent.children[index + 1] as RootContent | undefined;
    const called = next?.type === 'inlineCode' ? role.exec(node.value) : null;
    const text = called ? node.value.slice(0, -called[0].length) : node.value;
    const pieces: Piece[] = piecesOf(text);
    if (called && next?.type === 'inlineCode') pieces.push(ofRole(called, next));
    if (pieces.every((piece) => typeof piece === 'string')) return undefined;
    const end = called ? next?.position?.end : node.position?.end;
    const position = node.position && end && { start: node.position.start, end };
    found.push({ parent, index, count: called ? 2 : 1, pieces, position });
    return undefined;
  });
  return found;
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(forms)) {
    const { group, bare, bookdown, latex, command } = match.groups ?? {};
    const [written] = match;
    pieces.push(text.slice(at, match.index));
    at = match.index + written.length;
    if (group !== undefined) pieces.push(...ofGroup(group, written));
    else if (bare !== undefined) pieces.push({ written, label: bare, shows: 'label' });
    else if (bookdown !== undefined) pieces.push({ written, label: bookdown, shows: 'number' });
    else if (latex !== undefined) {
      // LaTeX’s tilde is a space where no line ends.
      if (written.startsWith('~')) pieces.push('\u00a0');
      pieces.push({
        written: written.replace(/^~/, ''),
        label: latex,
        shows: shownBy[command ?? ''] ?? 'label',
      });
    }
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== '');
}

/** `[@fig-a; @fig-b]`, `[-@fig-a]`, which shows the number alone, and `[Fig. @fig-a]`, which has words of its own. */
function ofGroup(group: string, written: string): readonly Piece[] {
  const parts = group.split(/\s*;\s*/);
  return parts.flatMap((part, index): readonly Piece[] => {
    const [, before = '', minus, name = ''] = /^(.*?)(-?)@(.*)$/su.exec(part) ?? [];
    const shows = minus || before.trim() !== '' ? 'number' : 'label';
    const source = parts.length === 1 ? written : part;
    return [
      ...(index > 0 ? [', '] : []),
      ...(before === '' ? [] : [before]),
      { written: source, label: name, shows },
    ];
  });
}

/** What the roles show, other than the label. */
const shownByRole: Readonly<Record<string, Shown>> = {
  ref: 'title',
  doc: 'title',
  download: 'title',
  eq: 'bracketed',
  eqref: 'bracketed',
};

function pageOf(role: string): Readonly<{ page?: true }> {
  return role === 'doc' || role === 'download' ? { page: true } : {};
}

function ofRole(match: RegExpExecArray, { value }: InlineCode): Piece {
  const { d2l, myst = '' } = match.groups ?? {};
  const [, words = '', inside] = /^(.*?)\s*<([^<>]+)>$/s.exec(value) ?? [];
  const name = d2l ?? myst;
  const written = `${match[0]}\`${value}\``;
  // Words such as `Fig. %s` and `Fig. {number}` only have a place for the number.
  const own = words && !/%|\{n(?:umber|ame)\}/.test(words) ? { words: words.replace(/\s+/g, ' ') } : {};
  return {
    written,
    label: (inside ?? value).trim(),
    shows: shownByRole[name] ?? 'label',
    ...own,
    ...pageOf(name),
  };
}

/** Makes the nodes of pieces, each at its place in `source`; `nodeOf` makes that of a reference. */
export function nodesOf(
  { pieces, position }: Found,
  source: string,
  nodeOf: (piece: Exclude<Piece, string>, place: Position | undefined) => readonly PhrasingContent[],
): readonly PhrasingContent[] {
  const whole = source.slice(position?.start.offset, position?.end.offset);
  let at = 0;
  return pieces.flatMap((piece): readonly PhrasingContent[] => {
    const written = typeof piece === 'string' ? piece : piece.written;
    const found = whole.indexOf(written, at);
    const place = found < 0 ? position : placeIn(whole, position, found, found + written.length);
    if (found >= 0) at = found + written.length;
    if (typeof piece !== 'string') return nodeOf(piece, place);
    return [{ type: 'text', value: piece, ...(place && { position: place }) }];
  });
}

/** The place of a part of a source that begins at `start`; undefined without that. */
export function placeIn(
  source: string,
  position: Position | undefined,
  from: number,
  to: number,
): Position | undefined {
  if (!position) return undefined;
  const { start } = position;
  const point = (offset: number) => {
    const lines = source.slice(0, offset).split('\n');
    const column = lines.length === 1 ? start.column + offset : (lines.at(-1) ?? '').length + 1;
    return { line: start.line + lines.length - 1, column, offset: (start.offset ?? 0) + offset };
  };
  return { start: point(from), end: point(to) };
}
