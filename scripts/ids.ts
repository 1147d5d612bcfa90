// Ids for what the edition adds to the book: never one that the book has.

/** `id`, or `id-page`, `id-page-page`… : the first that is not `taken`. */
export function freeId(id: string, taken: Readonly<{ has: (id: string) => boolean }>): string {
  return taken.has(id) ? freeId(`${id}-page`, taken) : id;
}
