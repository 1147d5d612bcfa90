// Listings held against a copy's blocks of code.

/** Blocks of code, each with its lines that are not empty; `from` is the chapter or the document that has it. */
export type Blocks = readonly Readonly<{ from: string; lines: readonly string[] }>[];

/** What is wrong with the lines of `wanted`, a sentence for each. A block may hold more than a listing, and in any order. */
export function judgeBlocks(wanted: Blocks, found: Blocks): readonly string[] {
  const blocks = found.map(({ lines, ...rest }) => ({ ...rest, lines: lines.map(plain) }));
  const whole = new Set(blocks.map(({ lines }) => lines.join('\n')));
  return wanted.flatMap(({ from, lines }) => {
    const listing = lines.map(plain);
    if (whole.has(listing.join('\n'))) return [];
    const likeness = (block: readonly string[]) => listing.filter((line) => block.includes(line)).length;
    const [best] = [...blocks].sort((a, b) => likeness(b.lines) - likeness(a.lines));
    if (!best || holds(best.lines, listing)) return best ? [] : listing.map((line) => lost(line, from));
    return differences(listing, best.lines, from);
  });
}

function holds(block: readonly string[], listing: readonly string[]): boolean {
  return `\n${block.join('\n')}\n`.includes(`\n${listing.join('\n')}\n`);
}

function differences(listing: readonly string[], block: readonly string[], from: string): readonly string[] {
  let at = 0;
  const flaws = listing.flatMap((line) => {
    const next = block.indexOf(line, at);
    if (next >= 0) {
      at = next + 1;
      return [];
    }
    const bare = squeeze(line);
    const half = block.findIndex((one, index) => index >= at && bare !== '' && bare.startsWith(squeeze(one)));
    const broken = half >= 0 && squeeze(block.slice(half, half + 3).join('')).startsWith(bare);
    return [broken ? split(line, from) : lost(line, from)];
  });
  return flaws.length > 0 ? flaws : [`Unexpected lines within a listing of \`${from}\`: \`${listing[0]}\``];
}

/** A line that is not there. */
export function lost(line: string, from: string): string {
  return `Cannot find the line \`${line.trim()}\` of a listing of \`${from}\``;
}

/** A line that is not one line. */
export function split(line: string, from: string): string {
  return `Unexpected break in the line \`${line.trim()}\` of a listing of \`${from}\``;
}

/** Some programs turn tabs to spaces, and spaces to those that don't break. */
function plain(line: string): string {
  return line.replaceAll('\t', '    ').replaceAll('\u00a0', ' ').trimEnd();
}

function squeeze(line: string): string {
  return line.replace(/\s+/g, '');
}
