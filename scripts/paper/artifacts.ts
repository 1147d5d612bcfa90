// Grounds and rules that belong to no text, marked as artifacts in the pages' content (PDF/UA-1, 7.1-3).

import { PDFArray, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { unzlibSync, zlibSync } from 'fflate';

/** Operators that start a path, that paint one, and that paint otherwise (ISO 32000-1, table 51). */
const starts = new Set(['re', 'm']);
const paints = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const draws = new Set(['Do', 'sh']);

/** Marks what no marked content holds on any page, in place. Skia, Chromium's PDF writer, puts one operator a line. */
export function markArtifacts(file: PDFDocument): void {
  for (const page of file.getPages()) {
    const contents = page.node.get(PDFName.of('Contents'));
    const stream = file.context.lookup(contents);
    if (stream instanceof PDFArray || !(stream instanceof PDFRawStream) || !contents) continue;
    // A blank page's few bytes are not compressed, nor worth a mark.
    if (stream.dict.get(PDFName.of('Filter')) !== PDFName.of('FlateDecode')) continue;
    const text = Buffer.from(unzlibSync(stream.contents)).toString('latin1');
    const marked = mark(text);
    if (marked === text) continue;
    const bytes = zlibSync(Buffer.from(marked, 'latin1'), { level: 4 });
    stream.dict.set(PDFName.of('Length'), file.context.obj(bytes.length));
    page.node.set(PDFName.of('Contents'), file.context.register(PDFRawStream.of(stream.dict, bytes)));
  }
}

/** A content stream with every painting outside marked content made an artifact. */
export function mark(content: string): string {
  const stretches: [from: number, to: number][] = [];
  let depth = 0;
  let path = -1;
  let text = -1;
  for (let start = 0, end = 0; start < content.length; start = end + 1) {
    end = content.indexOf('\n', start);
    if (end < 0) end = content.length;
    // Most lines by far: they show text, move to the next, or go on with a path.
    if (/[jdlc]/.test(content.charAt(end - 1))) continue;
    const operator = content.slice(Math.max(start, content.lastIndexOf(' ', end) + 1), end);
    if (operator.endsWith('BDC') || operator === 'BMC')
      depth += 1; // no blank stands between `>>` and BDC
    else if (operator === 'EMC') depth -= 1;
    else if (operator === 'BT') text = depth === 0 ? start : -1;
    else if (operator === 'ET' && text >= 0 && depth === 0) stretches.push([text, end]);
    else if (starts.has(operator) && path < 0) path = start;
    else if (operator === 'n') path = -1;
    else if (paints.has(operator)) {
      if (depth === 0 && path >= 0) stretches.push([path, end]);
      path = -1;
    } else if (draws.has(operator) && depth === 0) stretches.push([start, end]);
  }
  let done = 0;
  let marked = '';
  for (const [from, to] of stretches) {
    marked += `${content.slice(done, from)}/Artifact BMC\n${content.slice(from, to)}\nEMC`;
    done = to;
  }
  return marked + content.slice(done);
}
