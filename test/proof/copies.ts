// Good copies of a small book, to be tampered with: each test changes one thing and says what verify must find.

import { spawnSync } from 'node:child_process';
import type { Artifact, Edition } from '../../scripts/model/book.ts';
import type { Format } from '../../scripts/model/contract.ts';
import type { Proof } from '../../scripts/model/proof.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { type Files, sound, worldOf } from '../memory.ts';

const notice =
  'This small book is free; you may copy it for anybody who likes to read it, on paper or on a screen, as often as you like.\n\n' +
  'It comes without any warranty, and the above copyright notice must remain intact in each copy that anybody makes of it.\n';

/** The book: a notice that is long enough to be recognised where it is changed, code, anchors, formulas, an address. */
export const book: Files = {
  ...sound,
  'NOTICE.md': notice,
  'chapters/01-one.md': `<a name="sec:one"></a>\n\n# 1. One\n\n${notice}\nSee [there](#sec:two) and [elsewhere](https://example.org/far) of $A = \\pi r^2$ and $\\frac{u}{v} = q$.\n\n\`\`\`c\nint main(void)\n{\n\tputs("a line of this listing that is not so short");\n\treturn 0;\n}\n\`\`\`\n`,
  'chapters/02-two.md':
    '<a name="sec:two"></a>\n\n# 2. Two\n\nAll of this chapter is a paragraph of some words that nobody else would write in this order.\n',
};

/** The real world: its browser looks. To be closed by whoever uses it. */
export const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-01-01T00:00:00Z') });

/** The edition of the book. */
export const edition: Promise<Edition> = editionOf(worldOf(book));

/** The proof of a copy; `eyes` looks at it in the browser, which takes a second. */
export async function proof(format: Format, files: readonly Artifact[], eyes = false): Promise<Proof> {
  const browser = eyes ? world.browser : undefined;
  return prove(format, await edition, files, { browser, inspected: false });
}

/** What a proof found wrong, by point. */
export function wrong({ points }: Proof): Readonly<Record<string, readonly string[]>> {
  const bad = points.filter(({ failures }) => failures.length > 0);
  return Object.fromEntries(bad.map(({ id, failures }) => [id, failures]));
}

/** Text files changed, the others as they are. `change` gives nothing for a file that shall be lost. */
export function changed(
  files: readonly Artifact[],
  change: (text: string, path: string) => string | undefined,
): readonly Artifact[] {
  return files.flatMap(({ path, content }) => {
    if (!/\.(?:x?html|css|opf|ncx)$/.test(path)) return [{ path, content }];
    const text = change(new TextDecoder().decode(content), path);
    return text === undefined ? [] : [{ path, content: new TextEncoder().encode(text) }];
  });
}

/** Whether a program is here. Loudly: what is not tested shall be known. */
export function installed(program: string): boolean {
  const there = spawnSync(program, ['--version']).status === 0;
  if (!there)
    console.warn(`SKIPPED: ${program} is not installed, so that what it makes of a copy is not tested`);
  return there;
}
