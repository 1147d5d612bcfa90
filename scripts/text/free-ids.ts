// Ids that the book does not have: for what the edition adds to it, and for what several chapters have under one id.

/** `id`, or `id-page`, `id-page-page`… : the first that is not `taken`. */
export function freeId(id: string, taken: Readonly<{ has: (id: string) => boolean }>): string {
  return taken.has(id) ? freeId(`${id}-page`, taken) : id;
}

/**
 * Makes ids that are not `taken`, nor given before: `id`, else `id-2`, `id-3`… It keeps in mind how far it has counted with
 * each, so that ten thousand equal ones take no longer than ten thousand others.
 */
export function idMaker(taken: Iterable<string>): (id: string) => string {
  const known = new Set(taken);
  const counts = new Map<string, number>();
  return (id) => {
    let free = id;
    let count = counts.get(id) ?? 1;
    while (known.has(free)) {
      count += 1;
      free = `${id}-${count}`;
    }
    counts.set(id, count);
    known.add(free);
    return free;
  };
}
