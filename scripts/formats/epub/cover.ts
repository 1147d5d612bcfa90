// The cover's picture, set from the title, the subtitle and the authors.

import type { Edition } from '../../book.ts';
import { loadStylesheet } from '../../stylesheet.ts';
import { fillTemplate } from '../../template.ts';
import type { World } from '../../world.ts';

/** Size of the cover in pixels: what shops ask for. */
const size = { width: 1600, height: 2560 };

/** The cover of an edition as PNG. */
export async function coverPicture({ manifest }: Edition, world: World): Promise<Uint8Array> {
  const { title, subtitle, language, authors } = manifest;
  const { css, files } = await loadStylesheet(world, 'cover.css');
  const html = await fillTemplate(world, 'cover.html', {
    language,
    title,
    titleSize: titleSize(title),
    subtitle,
    subtitleSize: Math.round(filling(subtitle ?? '', 400_000, 76)),
    authors,
    authorsSize: Math.round(filling(authors.join(' · '), 480_000, 60)),
  });
  const bytes = (text: string) => new TextEncoder().encode(text);
  return world.browser.picture(
    new Map([...files, ['index.html', bytes(html)], ['cover.css', bytes(css)]]),
    size,
  );
}

/** The font size, in pixels and at most `most`, in which a text fills no more than `area` square pixels. */
function filling(text: string, area: number, most: number): number {
  return Math.min(most, Math.sqrt(area / Math.max(1, widthOf(text) * 1.4)));
}

/** The field of the title in pixels (cover.css), and an em's part that a letter takes on average. */
const field = { width: 1300, height: 1330 };
const letter = 0.52;

/** Font sizes of the title in pixels: the largest, that below which a long word breaks instead, the smallest. */
const titleSizes = { largest: 400, whole: 110, smallest: 50 };

/** The largest font size, in pixels, in which a title fits its field. */
export function titleSize(title: string): number {
  const words = title.split(/\s+/).map(widthOf);
  for (let px = titleSizes.largest; px > titleSizes.smallest; px -= 2) {
    const measure = field.width / px;
    const whole = Math.max(...words) <= measure || px <= titleSizes.whole;
    if (whole && linesOf(words, measure) * px <= field.height) return px;
  }
  return titleSizes.smallest;
}

/** Width in ems; ideographs and the like fill theirs. */
function widthOf(word: string): number {
  return [...word].reduce((sum, character) => sum + (/[\u1100-\uffdc]/.test(character) ? 1 : letter), 0);
}

function linesOf(words: readonly number[], measure: number): number {
  let lines = 0;
  let room = 0;
  for (const width of words) {
    if (width > room) {
      lines += Math.ceil(width / measure);
      room = measure * Math.ceil(width / measure);
    }
    room -= width + letter / 2;
  }
  return lines;
}
