// The name that an anchor has in a PDF.

/** The name of an anchor's destination: the id as it stands in an address after `#`. */
export function destinationName(id: string): string {
  return new URL(`#${id}`, 'file:///').hash.slice(1);
}
