// One print run for all formats of a build: the printed book is laid out once, for itself and for who tells its pages.

import type { Edition } from '../../model/book.ts';
import type { PrintedBook } from '../../model/printed-book.ts';
import type { World } from '../../model/world.ts';
import type { Located } from '../../paged/layout.ts';
import { closeAll, openPagePool } from '../../paged/page-pool.ts';
import type { Manifest } from '../../settings/manifest.ts';
import { profileOf } from '../../settings/print/profile.ts';

/** The printed book of a build, and the end of what was begun for it and is not wanted. */
export type Run = PrintedBook & Readonly<{ close: () => void }>;

/** Characters of Markdown that make a slice of the interior, more or less; and papers that are laid open, at most. */
const sliceSource = 190_000;
const most = 2;

/**
 * The run of a book of so many characters, whose edition is still being made: papers are laid open meanwhile, and the
 * cover is begun. Where it is `made` too, asking for its pages makes the interior, of which they come; where nobody
 * asks for them (`marked`), the interior is made without looking for them.
 */
export function startRun(
  manifest: Manifest,
  world: World,
  {
    made = false,
    marked = false,
    length = 0,
  }: Readonly<{ made?: boolean; marked?: boolean; length?: number }>,
): Run {
  const profile = profileOf(manifest);
  const count = made || marked ? Math.min(most, Math.ceil(length / sliceSource)) : 0;
  const shell = async () => {
    const { shellOf } = await import('../../paged/shell.ts');
    return shellOf(manifest, { bound: true, ink: profile.ink }, world);
  };
  const pool = openPagePool(shell, world, count);
  const begun = made
    ? import('./cover/cover.ts').then(({ beginCover }) => beginCover(manifest, profile, world))
    : undefined;
  const endCover = async () => closeAll(begun ? [begun.then(({ paper }) => paper)] : []);
  const located = deferred<Located>();
  const interior = once(async (edition: Edition) => {
    const [{ makeInterior }, { startCover }] = await Promise.all([
      import('./interior.ts'),
      import('./cover/cover.ts'),
    ]);
    const cover = startCover(edition, profile, world, await begun);
    return makeInterior(edition, profile, world, cover, {
      pool,
      locate: made && marked ? located.resolve : undefined,
    }).finally(endCover);
  });
  const alone = once(async (edition: Edition) => {
    const { locateInterior } = await import('./interior.ts');
    return locateInterior(edition, profile, world, pool);
  });
  const beside = async (edition: Edition) =>
    'pdf' in (await interior(edition)) ? located.promise : alone(edition);
  return {
    interior,
    close: () => {
      void pool.close();
      void endCover();
    },
    located: (edition) =>
      made && marked ? Promise.race([located.promise, beside(edition)]) : alone(edition),
  };
}

function once<I, T>(make: (input: I) => Promise<T>): (input: I) => Promise<T> {
  let made: Promise<T> | undefined;
  return (input) => {
    made ??= make(input);
    // Who asked is told; that nobody asks again is no other failure.
    made.catch(() => undefined);
    return made;
  };
}

function deferred<T>(): Readonly<{ promise: Promise<T>; resolve: (value: T) => void }> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
