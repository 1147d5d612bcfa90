// Percent signs in addresses.

/** `text` with its percent escapes resolved; as it is where they stand for nothing (`100%`). */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
