// The keys (`data-fill`) of what is filled in once the pages are known.

/** A place that shows the folio of the page on which `id` stands. */
export function folioKey(id: string): string {
  return `folio ${id}`;
}

/** The folio, or folios, at the place with this number (from 0) of the index's term with this number. */
export function locatorKey(term: number, place: number): string {
  return `locator ${term} ${place}`;
}

/** What parts that place from the one before it. */
export function partingKey(term: number, place: number): string {
  return `parting ${term} ${place}`;
}

/** The blank page before `id`, shown where `id` would else open on a verso. */
export function blankKey(id: string): string {
  return `blank ${id}`;
}
