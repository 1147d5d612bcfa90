// Percent-encoding in addresses.

/** Decodes the percent-encoding of `text`; returns it unchanged if it is not valid (`100%`). */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Gives a path as a relative address: percent-encodes what would end the path, and a colon, which would end a scheme. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The name of an anchor's destination: its id, encoded as in an address after `#`. */
export function destinationName(id: string): string {
  return new URL(`#${id}`, 'file:///').hash.slice(1);
}
