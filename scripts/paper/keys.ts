// The keys (`data-fill`) of what is filled in once the pages are known.

/** A place that shows the folio of the page on which `id` stands. */
export function folioKey(id: string): string {
  return `folio ${id}`;
}

/** The blank page before `id`, shown where `id` would else open on a verso. */
export function blankKey(id: string): string {
  return `blank ${id}`;
}
