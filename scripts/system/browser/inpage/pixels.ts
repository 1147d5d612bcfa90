// Runs in the page: compares pictures pixel by pixel, and draws letters to see whether a font has glyphs for them.

/** Gives the greatest difference of a channel (of 255) between two pictures (PNG in base64) in the boxes of each word. */
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
 * Gives the letters for which no font of this machine has a glyph: they look like a code point that is no character, or
 * nothing is drawn. The page's own fonts are not used, since a page that hides text may have a font of empty glyphs.
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
