// Unused ids, for parts that the edition adds and for anchors whose id several chapters have.

/** The first of `id`, `id-page`, `id-page-page`… that is not `taken`. */
export function freeId(id: string, taken: Readonly<{ has: (id: string) => boolean }>): string {
  return taken.has(id) ? freeId(`${id}-page`, taken) : id;
}

/**
 * Gives a function that makes ids which are neither `taken` nor made before: `id`, else `id-2`, `id-3`… It remembers how far
 * it has counted for each id, so that ten thousand equal ids take no longer than ten thousand different ones.
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
