// Compares the book's listings with a copy's blocks of code.

/** Blocks of code with their lines that are not empty. `from` is the chapter or document that has the block. */
export type Blocks = readonly Readonly<{ from: string; lines: readonly string[] }>[];

/** Reports lines of `wanted` that `found` lacks or breaks. A block may contain more than one listing, in any order. */
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

/** The failure for a missing line. */
export function lost(line: string, from: string): string {
  return `Cannot find the line \`${line.trim()}\` of a listing of \`${from}\``;
}

/** The failure for a line that is broken in two. */
export function split(line: string, from: string): string {
  return `Unexpected break in the line \`${line.trim()}\` of a listing of \`${from}\``;
}

/** A line without what programs change: some turn tabs into spaces, and spaces into no-break spaces. */
function plain(line: string): string {
  return line.replaceAll('\t', '    ').replaceAll('\u00a0', ' ').trimEnd();
}

function squeeze(line: string): string {
  return line.replace(/\s+/g, '');
}
