// Percent signs in addresses.

/** `text` with its percent escapes resolved; as it is where they stand for nothing (`100%`). */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The name of an anchor's destination: the id as it stands in an address after `#`. */
export function destinationName(id: string): string {
  return new URL(`#${id}`, 'file:///').hash.slice(1);
}
