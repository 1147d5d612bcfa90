// For the page: pictures compared pixel by pixel, and letters drawn to see whether there is a glyph for them.

/** By how much two pictures (PNG, as base64) differ in each word's boxes, at most: of 255, in a channel. */
export async function differencesIn(
  before: string,
  after: string,
  words: readonly (readonly (readonly [x: number, y: number, width: number, height: number])[])[],
): Promise<readonly number[]> {
  const pixelsOf = async (data: string) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d', {
      willReadFrequently: true,
    });
    if (!pen) throw new Error('Cannot draw a picture');
    pen.drawImage(picture, 0, 0);
    return pen.getImageData(0, 0, picture.width, picture.height);
  };
  const [one, other] = [await pixelsOf(before), await pixelsOf(after)];
  return words.map((boxes) => {
    let most = 0;
    for (const [x, y, wide, high] of boxes)
      for (let row = Math.max(0, Math.floor(y)); row < Math.min(one.height, y + high); row += 1)
        for (let column = Math.max(0, Math.floor(x)); column < Math.min(one.width, x + wide); column += 1)
          for (let channel = 0; channel < 3; channel += 1) {
            const at = 4 * (row * one.width + column) + channel;
            most = Math.max(most, Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)));
          }
    return most;
  });
}

/**
 * Those letters for which no font of this machine has a glyph: they look as a code point does that is no character, or
 * are not drawn at all. The page's own fonts are not asked: a disguise may have one in which nothing is drawn.
 */
export function withoutGlyph(letters: readonly string[]): readonly string[] {
  const pen = new OffscreenCanvas(80, 80).getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('Cannot draw a letter');
  const draw = (letter: string) => {
    pen.clearRect(0, 0, 80, 80);
    pen.font = '40px serif';
    pen.fillText(letter, 10, 60);
    return pen.getImageData(0, 0, 80, 80).data.join();
  };
  const [missing, nothing] = [draw('\u{10fffe}'), draw(' ')];
  return letters.filter((letter) => /\S/.test(letter) && [missing, nothing].includes(draw(letter)));
}
