// Grounds and rules that belong to no text, marked as artifacts in the pages' content (PDF/UA-1, 7.1-3).

/** Operators that start a path, that paint one, and that paint otherwise (ISO 32000-1, table 51). */
const starts = new Set(['re', 'm']);
const paints = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);
const draws = new Set(['Do', 'sh']);

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
