// Letters with marks in Arabic and Hebrew, written so that readers of PDFs find their text in order.

import type { Widths } from './glyph-runs.ts';

/** Where Chromium begins text that is shown from left to right and read from right to left (ISO 32000-1, 14.8.2.5.3). */
const begin = '/ReversedChars BMC';
const spelled = /^\/Span<<\/ActualText <feff((?:[0-9a-f]{4}){2,})> >> BDC$/i;
const move = /^(-?[\d.]+) (-?[\d.]+) Td$/;
const font = /^\/(\S+) ([\d.]+) Tf$/;
/** One glyph of two bytes. */
const glyph = /^<([0-9a-f]{4})> Tj$/i;

/**
 * A content stream as `gatherGlyphs` gives it, in which what is spelled out of reversed text is reversed too, and letters
 * come before their marks. PDFium and Poppler turn round a line that is written from right to left, also what is spelled
 * out in it in its true order: `ضً` would be copied as `ًض`. `fonts` gives the widths of a font by its name.
 */
export function orderReversed(content: string, fonts: (name: string) => Widths | undefined): string {
  if (!content.includes(begin)) return content;
  const lines = content.split('\n');
  let depth = 0;
  let widths: Widths | undefined;
  let size = 1;
  const setFont = (line: string) => {
    const [, name, points] = font.exec(line) ?? [];
    if (name === undefined) return;
    widths = fonts(name);
    size = Number(points);
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    setFont(line);
    if (line === begin || (depth > 0 && /(?:BMC|BDC)$/.test(line))) depth += 1;
    else if (line === 'EMC' && depth > 0) depth -= 1;
    const letters = depth > 0 ? spelled.exec(line)?.[1] : undefined;
    if (letters === undefined) continue;
    lines[at] = `/Span<</ActualText <FEFF${reverse(letters.toUpperCase())}> >> BDC`;
    const end = lines.indexOf('EMC', at);
    lines.slice(at, end).forEach(setFont);
    const first = indexFrom(lines, at, (one) => move.test(one));
    const after = indexFrom(lines, end, (one) => !/(?:BMC|BDC|EMC)$/.test(one));
    const follows = lines[after] ?? '';
    if (!widths || first >= end || !(follows === 'ET' || move.test(follows))) continue;
    const ordered = letterFirst(lines.slice(first, end), (code) => ((widths?.(code) ?? 0) * size) / 1000);
    if (!ordered) continue;
    const [, x, y] = move.exec(follows) ?? [];
    // What follows was placed from the letter, and now is from the mark.
    if (x !== undefined) lines[after] = moveBy(Number(x) + ordered.back.x, Number(y) + ordered.back.y);
    lines.splice(first, end - first, ...ordered.lines);
  }
  return lines.join('\n');
}

function indexFrom(lines: readonly string[], from: number, test: (line: string) => boolean): number {
  let at = from;
  while (at < lines.length && !test(lines[at] ?? '')) at += 1;
  return at;
}

/** Code points of four or eight digits each, the last one first. */
function reverse(digits: string): string {
  return (digits.match(/D[89AB]..D[C-F]..|..../g) ?? []).reverse().join('');
}

/**
 * A letter and its marks with the letter first, where Chromium has shown it last, after marks that stand higher or lower
 * than the line: there PDFium would begin a new one. Undefined where that is not so. `back` leads from the last mark to
 * the letter.
 */
function letterFirst(lines: readonly string[], advance: (code: number) => number) {
  const shown: { x: number; y: number; glyphs: string }[] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < lines.length; at += 2) {
    const [, across, up] = move.exec(lines[at] ?? '') ?? [];
    if (across === undefined) return undefined;
    x += Number(across);
    y += Number(up);
    shown.push({ x, y, glyphs: lines[at + 1] ?? '' });
  }
  const letter = shown.at(-1);
  const marks = shown.slice(0, -1);
  const last = marks.at(-1);
  const code = glyph.exec(letter?.glyphs ?? '')?.[1];
  if (!letter || !last || code === undefined || marks[0]?.y === letter.y) return undefined;
  if (!marks.every(({ glyphs }) => glyph.test(glyphs))) return undefined;
  let pen = { x: 0, y: 0 };
  const place = (one: (typeof shown)[number]) => {
    const line = moveBy(one.x - pen.x, one.y - pen.y);
    pen = one;
    return [line, one.glyphs];
  };
  // Poppler takes the end of the last glyph for the end of all: it would see a gap after a mark, which has no width.
  const room = letter.x + advance(Number.parseInt(code, 16)) - last.x;
  const wide = [...place(letter), ...marks.slice(0, -1).flatMap(place)];
  return {
    lines: [...wide, `${short(room)} Tc`, ...place(last), '0 Tc'],
    back: { x: letter.x - last.x, y: letter.y - last.y },
  };
}

function moveBy(x: number, y: number): string {
  return `${short(x)} ${short(y)} Td`;
}

function short(length: number): number {
  return Number(length.toFixed(5));
}
