// Point: title and language are the book's.

import type { Point } from '../../model/proof.ts';

/** The point on title and language. */
export const identity: Point = {
  id: 'identity',
  about: 'title and language are the book’s',
  run({ format, edition, copy }) {
    if (format.metadata === 'none') return undefined;
    const { title, language } = edition.manifest;
    const failures: string[] = [];
    if (!copy.metadata.title.startsWith(title))
      failures.push(`Unexpected title \`${copy.metadata.title}\` in the ${format.id} edition`);
    if (copy.metadata.language !== language)
      failures.push(`Unexpected language \`${copy.metadata.language}\` in the ${format.id} edition`);
    return { told: failures.length > 0 ? 'not the book’s' : `${title}, ${language}`, where: [], failures };
  },
};
