// Generated books (test/generated/book.ts) are built and proved in all formats without an alarm, and a changed line is missed.

import fc from 'fast-check';
import { formats } from '../../scripts/formats/all.ts';
import type { World } from '../../scripts/model/world.ts';
import { prove } from '../../scripts/proof/prove.ts';
import { openWorld } from '../../scripts/system/open.ts';
import { editionOf } from '../edition.ts';
import { book, type Generated } from '../generated/book.ts';
import kept from '../generated/kept.json' with { type: 'json' };
import { type Files, worldOf } from '../memory.ts';
import type { Result } from './validator.ts';

/** Builds as many books as `seconds` allow; the same `seed` gives the same ones. Books that once failed are built first, always. */
export async function generated(seed: number, seconds: number): Promise<Result> {
  const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
  let built = 0;
  const property = fc.asyncProperty(book, async (one) => {
    await holds(one, world);
    built += 1;
  });
  try {
    for (const { seed, path } of kept)
      await fc.assert(property, { seed, path, endOnFailure: true, numRuns: 1 });
    const { failed, interrupted, counterexample, counterexamplePath, errorInstance } = await fc.check(
      property,
      {
        seed,
        numRuns: 10_000,
        interruptAfterTimeLimit: seconds * 1000,
        endOnFailure: true,
      },
    );
    const bad = failed && !interrupted;
    const messages = bad
      ? [
          String(errorInstance),
          `Add {"seed": ${seed}, "path": "${counterexamplePath}"} to test/generated/kept.json. The book:`,
          JSON.stringify(counterexample?.[0].files, undefined, 2),
        ]
      : [];
    return {
      verdicts: [{ artifact: `${built} books of seed ${seed}`, passed: !bad && built > 0, messages }],
    };
  } finally {
    await world.browser.close();
  }
}

/** Builds a book in every format; throws for an alarm, and for a changed line that nobody misses. */
async function holds({ files, line }: Generated, world: World): Promise<void> {
  const edition = await editionOf(worldOf(files));
  const spoilt = await editionOf(worldOf(changed(files, line)));
  for (const format of formats) {
    const written = await format.write(edition, { world });
    const { failures, doubts } = await prove(format, edition, written, { browser: world.browser });
    if (failures.length + doubts.length > 0) throw new Error([format.id, ...failures, ...doubts].join('\n'));
    const other = await format.write(spoilt, { world });
    const { points } = await prove(format, edition, other, { inspected: false });
    const found = points.find(({ id }) => id === 'code')?.failures ?? [];
    if (!found.some((failure) => failure.includes(line)))
      throw new Error(`Nobody misses the line \`${line}\` in the ${format.id} edition`);
  }
}

/** The same book, its line with a letter more. */
function changed(files: Files, line: string): Files {
  const path = 'chapters/01-one.md';
  const text = String(files[path]).replace(line, line.replace('unmistakable', 'unmistakeable'));
  return { ...files, [path]: text };
}
