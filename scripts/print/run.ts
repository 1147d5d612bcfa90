// One print run for all formats of a build: the printed book is laid out once, for itself and for who tells its pages.

import type { Edition } from '../book.ts';
import type { Located } from '../paper/layout.ts';
import type { World } from '../world.ts';
import type { PrintedCover } from './cover.ts';
import type { Interior, TooLong } from './interior.ts';

/** What formats can have of the printed book. Each is made when it is first asked for, and once. */
export type Run = Readonly<{
  /** Where its pages begin. */
  located: () => Promise<Located | TooLong>;
  /** Its interior, and the cover that fits it. */
  interior: () => Promise<Interior<PrintedCover>>;
}>;

/**
 * The run of an edition. Where it is `printed` too, asking for its pages makes the interior, of which they come; where
 * nobody asks for them (`paged`), the interior is made without looking for them.
 */
export function startRun(
  edition: Edition,
  world: World,
  { printed = false, paged = false }: Readonly<{ printed?: boolean; paged?: boolean }>,
): Run {
  const located = deferred<Located>();
  const interior = once(async () => {
    const [{ makeInterior }, { startCover }, { profileOf }] = await Promise.all([
      import('./interior.ts'),
      import('./cover.ts'),
      import('./profile.ts'),
    ]);
    const profile = profileOf(edition.manifest);
    const cover = startCover(edition, profile, world);
    return makeInterior(edition, profile, world, cover, printed && paged ? located.resolve : undefined);
  });
  const alone = once(async () => {
    const [{ locateInterior }, { profileOf }] = await Promise.all([
      import('./interior.ts'),
      import('./profile.ts'),
    ]);
    return locateInterior(edition, profileOf(edition.manifest), world);
  });
  return {
    interior,
    located: () =>
      printed && paged ? Promise.race([located.promise, interior().then(() => located.promise)]) : alone(),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
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
