// Point: something in the copy refers to each of its files.

import type { Point } from '../../model/proof.ts';

/** The point on unreferenced files. */
export const strays: Point = {
  id: 'files',
  about: 'no file that nothing in the copy refers to',
  run({ copy, format }) {
    const failures = copy.strays.map(
      (path) => `Unexpected file \`${path}\` in the ${format.id} edition: nothing refers to it`,
    );
    return { told: failures.length > 0 ? 'unknown files' : 'all known', where: [], failures };
  },
};
