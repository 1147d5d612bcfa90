// `node --import tsx test/generated/run.ts`: generated books are built and proved in all formats, and spoilt ones are caught.

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { formats } from '../../scripts/formats.ts';
import { prove } from '../../scripts/verify.ts';
import { openWorld } from '../../scripts/world/open.ts';
import { editionOf } from '../edition.ts';
import { type Files, worldOf } from '../memory.ts';
import { book, type Generated } from './book.ts';
import kept from './kept.json' with { type: 'json' };

const { values } = parseArgs({
  options: {
    /** The seed of the books; the same one gives the same books. */
    seed: { type: 'string', default: '20261127' },
    books: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '150' },
  },
});

const world = openWorld({ root: 'book', env: process.env, now: new Date('2026-11-23T00:00:00Z') });
let built = 0;

/** Builds a book in every format; throws for an alarm, and for a changed line that nobody misses. */
async function holds({ files, line }: Generated): Promise<void> {
  const edition = await editionOf(worldOf(files));
  const spoilt = await editionOf(worldOf(changed(files, line)));
  for (const format of formats) {
    const written = await format.write(edition, world, () => {});
    const { failures, doubts } = await prove(format, edition, written, { browser: world.browser });
    if (failures.length + doubts.length > 0) throw new Error([...failures, ...doubts].join('\n'));
    const other = await format.write(spoilt, world, () => {});
    const { points } = await prove(format, edition, other, { inspected: false });
    const found = points.find(({ id }) => id === 'code')?.failures ?? [];
    if (!found.some((failure) => failure.includes(line)))
      throw new Error(`Nobody misses the line \`${line}\` in the ${format.id} edition`);
  }
  built += 1;
}

/** The same book, one letter of its line another. */
function changed(files: Files, line: string): Files {
  const path = 'chapters/01-one.md';
  return {
    ...files,
    [path]: String(files[path]).replace(line, line.replace('unmistakable', 'unmistakeable')),
  };
}

try {
  const property = fc.asyncProperty(book, holds);
  // Books that once failed come first, and always.
  for (const { seed, path } of kept)
    await fc.assert(property, { seed, path, endOnFailure: true, numRuns: 1 });
  const details = await fc.check(property, {
    seed: Number(values.seed),
    numRuns: Number(values.books),
    interruptAfterTimeLimit: Number(values.seconds) * 1000,
    endOnFailure: true,
  });
  if (details.failed && !details.interrupted) {
    const [failing] = details.counterexample ?? [];
    process.stdout.write(`${JSON.stringify(failing?.files, undefined, 2)}\n`);
    process.stdout.write(`${String(details.errorInstance)}\n`);
    process.stdout.write(
      `Add {"seed": ${details.seed}, "path": "${details.counterexamplePath}"} to test/generated/kept.json.\n`,
    );
  }
  const bad = details.failed && !details.interrupted ? 1 : 0;
  process.stdout.write(`${built} generated books, seed ${values.seed}\n${built} passed, ${bad} failed\n`);
  process.exitCode = bad === 0 && built > 0 ? 0 : 1;
} finally {
  await world.browser.close();
}
