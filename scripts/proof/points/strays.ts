// Point: there is no file in it that nothing of the copy leads to.

import type { Point } from '../../model/proof.ts';

/** See `about`. */
export const strays: Point = {
  id: 'files',
  about: 'no file that nothing in it leads to',
  run({ copy, format }) {
    const failures = copy.strays.map(
      (path) => `Unexpected file \`${path}\` in the ${format.id} edition: nothing leads to it`,
    );
    return { told: failures.length > 0 ? 'others' : 'all known', where: [], failures };
  },
};
