// For the page: loads what it shows, fonts and pictures.

/**
 * Loads every declared font and every picture, and gives the names of those that fail. All fonts, because one that is
 * used in a page margin only would not be asked for until it is printed, which is too late.
 */
export async function loadAll(): Promise<readonly string[]> {
  const failed: string[] = [];
  const load = (thing: Promise<unknown>, name: string) => thing.catch(() => failed.push(name));
  // A picture of a hundred million pixels is not decoded beforehand, but it is printed.
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

/** Loads every declared font that there is. */
export async function loadFonts(): Promise<void> {
  await Promise.all([...document.fonts].map((face) => face.load().catch(() => undefined)));
  await document.fonts.ready;
}
