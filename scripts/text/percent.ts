// Percent-encoding in addresses.

/** Decodes the percent-encoding of `text`; returns it unchanged if it is not valid (`100%`). */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The name of an anchor's destination: its id, encoded as in an address after `#`. */
export function destinationName(id: string): string {
  return new URL(`#${id}`, 'file:///').hash.slice(1);
}
