// Runs in the page: loads its fonts and pictures.

/**
 * Loads every declared font and every picture, and gives the names of those that fail. Fonts that only page margins use
 * must be loaded too, since the browser would not request them until it prints, which is too late.
 */
export async function loadAll(): Promise<readonly string[]> {
  const failed: string[] = [];
  const load = (thing: Promise<unknown>, name: string) => thing.catch(() => failed.push(name));
  // The browser does not decode a picture of a hundred million pixels in advance, but it prints the picture.
  const decode = (image: HTMLImageElement) =>
    image.decode().catch((error: unknown) => {
      if (image.naturalWidth === 0) throw error;
    });
  for (const image of document.images) image.loading = 'eager';
  await Promise.all([
    ...[...document.fonts].map((face) => load(face.load(), `font ${face.family}`)),
    ...[...document.images].map((image) => load(decode(image), image.getAttribute('src') ?? '')),
  ]);
  await document.fonts.ready;
  return failed;
}

/** Loads every declared font, and ignores those that fail. */
export async function loadFonts(): Promise<void> {
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => undefined)));
  await document.fonts.ready;
}
