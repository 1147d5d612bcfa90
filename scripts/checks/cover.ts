// Check: the cover images that book.yaml names exist, have a type that every edition can show, and are large enough.

import type { CoverPart, ReadImage } from '../model/book.ts';
import type { Check } from '../model/contract.ts';

/** The types that browsers can show and PDFs for printing can contain. */
const types = ['png', 'jpg', 'webp', 'svg'];

/** Fewest pixels of a front's shorter and longer side: shops require them of an e-book's cover (KDP: 625 × 1,000). */
const fewest = [625, 1000] as const;

const book = (cover: string) =>
  `id: small\ntitle: A Small Book\nlanguage: en\nauthors: [Ada]\ncopyright: [Copyright © Ada]\nlicense: {id: OSL-3.0}\n${cover}`;
const svg = (width: number, height: number, end = '</svg>') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${end}`;
const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (letter) =>
  letter.charCodeAt(0),
);
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);
const cure = 'Give the path of a PNG, JPEG, WebP or SVG file from the book’s folder.';
const again = 'The file is not an image, or it is incomplete. Export it again, as PNG, JPEG, WebP or SVG.';

/** The check of the cover's images. */
export const cover: Check<'image' | 'small'> = {
  id: 'cover',
  about:
    'The cover is designed from the title, or made from the book’s own images (`cover: {front: …, spine: …, back: …}`). ' +
    'Each image must be an intact file inside the book’s folder, of a type that browsers and printers accept. The front is ' +
    'also the cover of the EPUB, for which shops require at least 625 × 1000 pixels; print needs about 300 pixels per inch.',
  severity: { image: 'error', small: 'warning' },
  examples: [
    {
      about: 'a front as a drawing, which has no pixels',
      files: { 'front.svg': svg(6, 9), 'book.yaml': book('cover: {front: front.svg}\n') },
      messages: [],
    },
    {
      about: 'files that cannot be used',
      files: {
        'a.gif': gif,
        'book.yaml': book('cover:\n  front: none.png\n  spine: ../a.png\n  back: NOTICE.md\n'),
      },
      messages: [
        `book.yaml:8:3: error: Cannot find \`none.png\` in the book’s folder (${cure})`,
        `book.yaml:9:3: error: Unexpected image \`../a.png\` outside the book’s folder (${cure})`,
        `book.yaml:10:3: error: Cannot read \`NOTICE.md\` as an image (${again})`,
      ],
    },
    {
      about: 'a folder, an incomplete file, and a type that printers do not accept',
      files: {
        'images/a.gif': gif,
        'b.png': png.slice(0, -4),
        'book.yaml': book('cover:\n  front: b.png\n  spine: images\n  back: images/a.gif\n'),
      },
      messages: [
        `book.yaml:8:3: error: Cannot read \`b.png\` as an image (${again})`,
        `book.yaml:9:3: error: Cannot read \`images\`: it can’t be opened (${cure})`,
        'book.yaml:10:3: error: Unexpected image type `gif` of `images/a.gif`, expected one of `png`, `jpg`, `webp`, `svg` (Export it as PNG or JPEG.)',
      ],
    },
    {
      about: 'a front with too few pixels',
      files: { 'b.png': png, 'book.yaml': book('cover: {front: b.png}\n') },
      messages: [
        'book.yaml:7:9: warning: Unexpected size of `b.png`: 1 × 1 pixels, expected at least 625 × 1000 (It would look blurred. Export it larger; for print, at 300 pixels per inch.)',
      ],
    },
  ],
  run({ manifest, settings, cover: images }, tell) {
    for (const [part, image] of images) {
      const path = manifest.cover?.[part] ?? '';
      const fault = faultOf(part, path, image);
      if (fault) tell(fault.rule, settings.path, settings.locate(['cover', part]), fault.reason, fault.cure);
    }
  },
};

type Fault = Readonly<{ rule: 'image' | 'small'; reason: string; cure: string }>;

function faultOf(part: CoverPart, path: string, image: ReadImage): Fault | undefined {
  const unusable = (reason: string, what = cure): Fault => ({ rule: 'image', reason, cure: what });
  if (image === 'missing') return unusable(`Cannot find \`${path}\` in the book’s folder`);
  if (image === 'outside') return unusable(`Unexpected image \`${path}\` outside the book’s folder`);
  if (image === 'unreadable') return unusable(`Cannot read \`${path}\`: it can’t be opened`);
  if (image === 'damaged') return unusable(`Cannot read \`${path}\` as an image`, again);
  const { type, width = 0, height = 0 } = image;
  if (!types.includes(type)) {
    const wanted = types.map((name) => `\`${name}\``).join(', ');
    return unusable(
      `Unexpected image type \`${type}\` of \`${path}\`, expected one of ${wanted}`,
      'Export it as PNG or JPEG.',
    );
  }
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (part !== 'front' || type === 'svg' || (short >= fewest[0] && long >= fewest[1])) return undefined;
  return {
    rule: 'small',
    reason: `Unexpected size of \`${path}\`: ${width} × ${height} pixels, expected at least ${fewest.join(' × ')}`,
    cure: 'It would look blurred. Export it larger; for print, at 300 pixels per inch.',
  };
}
