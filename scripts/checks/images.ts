// Check: every picture is a file of the book that all formats can show, and has a text alternative.

import type { Image } from '../model/book.ts';
import type { Check } from '../model/contract.ts';
import type { Refusal } from '../model/world.ts';
import { type ImageUse, imageEndings, imagePath, imageUses } from '../read/images.ts';

type Rule = 'missing' | 'outside' | 'unreadable' | 'damaged' | 'remote' | 'alternative' | 'type' | 'ending';

const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (letter) =>
  letter.charCodeAt(0),
);
const bmp = Uint8Array.from([0x42, 0x4d, ...new Array<number>(16).fill(0), 1, 0, 0, 0, 1, 0, 0, 0]);
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';

/** The check of pictures. */
export const images: Check<Rule> = {
  id: 'images',
  about:
    'A picture must be a file inside the book’s folder, because an edition must be complete without a network; in place ' +
    'of a picture from the web, the editions show a link, in place of one that cannot be read its text. It must have a type that browsers, e-readers and printers can ' +
    'show, and a file name that fits this type. It needs a text alternative for readers who cannot see it: ' +
    '`![What it shows](../images/a.png)`. A decoration has an empty one, `<img alt="" …>`; a picture without a text is ' +
    'treated as a decoration.',
  severity: {
    missing: 'warning',
    outside: 'error',
    unreadable: 'warning',
    damaged: 'warning',
    remote: 'warning',
    alternative: 'warning',
    type: 'error',
    ending: 'warning',
  },
  examples: [
    {
      about: 'pictures with a text, one of them by reference, and a decoration',
      files: {
        'images/a.gif': gif,
        'images/b.svg': svg,
        'chapters/01-one.md':
          '# 1. One\n\n![A dot](../images/a.gif) ![A square][b]\n\n<img src="../images/a.gif" alt="">\n\n[b]: ../images/b.svg\n',
      },
      messages: [],
    },
    {
      about: 'files that cannot be used',
      files: {
        'images/a.png': 'a text',
        'chapters/01-one.md':
          '# 1. One\n\n![A](images/a.png) ![B](../../b.png) ![C](../images) ![D](../images/a.png)\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot find image `images/a.png` (The editions show its text instead. The path starts from the chapter’s folder, so this is `chapters/images/a.png` in the book’s folder.)',
        'chapters/01-one.md:3:20: error: Unexpected image `../../b.png` outside the book’s folder (Copy it into the folder images/ of the book.)',
        'chapters/01-one.md:3:38: warning: Cannot read image `../images` (The editions show its text instead. It must be a readable file of at most 250 MB.)',
        'chapters/01-one.md:3:54: warning: Unexpected content in `../images/a.png`, expected an image (The editions show its text instead. Export it again, as PNG, JPEG, GIF, SVG or WebP.)',
      ],
    },
    {
      about: 'a picture from the web, and one without a path',
      files: { 'chapters/01-one.md': '# 1. One\n\n![A](https://example.org/a.png) ![B]()\n' },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected image `https://example.org/a.png` from the web, expected a file of the book (Editions load nothing from the web and show a link instead. Save the picture in the folder images/ of the book.)',
        'chapters/01-one.md:3:33: warning: Cannot find the path of an image (Write it: `![What it shows](../images/a.png)`.)',
      ],
    },
    {
      about: 'no text alternative',
      files: {
        'images/a.gif': gif,
        'chapters/01-one.md': '# 1. One\n\n![](../images/a.gif)\n\n<img src="../images/a.gif">\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot find a text alternative of `../images/a.gif` (It is treated as a decoration. Say what it shows: `![…](../images/a.gif)`. If it is a decoration, write `<img src="../images/a.gif" alt="">`.)',
        'chapters/01-one.md:5:1: warning: Cannot find a text alternative of `../images/a.gif` (It is treated as a decoration. Say what it shows: `![…](../images/a.gif)`. If it is a decoration, write `<img src="../images/a.gif" alt="">`.)',
      ],
    },
    {
      about: 'a type that not all formats can show, and a file name that does not fit the content',
      files: {
        'images/a.bmp': bmp,
        'images/b.png': gif,
        'chapters/01-one.md': '# 1. One\n\n![A](../images/a.bmp) ![B](../images/b.png)\n',
      },
      messages: [
        'chapters/01-one.md:3:1: error: Unexpected image type `bmp` of `../images/a.bmp`, expected one of `png`, `jpg`, `gif`, `svg`, `webp` (Save it as PNG, or as SVG if it is a line drawing.)',
        'chapters/01-one.md:3:23: warning: Unexpected ending of `../images/b.png`, expected `.gif` (Rename the file after the type of its content.)',
      ],
    },
  ],
  run({ chapters, images: files }, tell) {
    for (const { path: home, tree } of chapters) {
      for (const use of imageUses({ tree })) {
        const path = imagePath(home, use.url);
        for (const { rule, reason, cure } of faultsOf(
          use,
          path,
          path === undefined ? undefined : files.get(path),
        ))
          tell(rule, home, use.place, reason, cure);
      }
    }
  },
};

type Fault = Readonly<{ rule: Rule; reason: string; cure: string }>;

function faultsOf(
  { url: whole, alt }: ImageUse,
  path: string | undefined,
  file: Image | Refusal | 'damaged' | undefined,
): readonly Fault[] {
  // A `data:` address contains all bytes of a picture.
  const url = whole.length > 100 ? `${whole.slice(0, 100)}…` : whole;
  if (url === '') {
    const cure = 'Write it: `![What it shows](../images/a.png)`.';
    return [{ rule: 'missing', reason: 'Cannot find the path of an image', cure }];
  }
  const faults: Fault[] = [];
  const told = typeof file === 'object' ? faultOfType(url, file) : faultOfFile(url, path, file);
  if (told) faults.push(told);
  if (alt === undefined && told?.rule !== 'remote') {
    faults.push({
      rule: 'alternative',
      reason: `Cannot find a text alternative of \`${url}\``,
      cure: `It is treated as a decoration. Say what it shows: \`![…](${url})\`. If it is a decoration, write \`<img src="${url}" alt="">\`.`,
    });
  }
  return faults;
}

function faultOfFile(url: string, path: string | undefined, refusal: Refusal | 'damaged' | undefined): Fault {
  if (path === undefined)
    return {
      rule: 'remote',
      reason: `Unexpected image \`${url}\` from the web, expected a file of the book`,
      cure: 'Editions load nothing from the web and show a link instead. Save the picture in the folder images/ of the book.',
    };
  const faults: Readonly<Record<Refusal | 'damaged', readonly [string, string]>> = {
    missing: [
      `Cannot find image \`${url}\``,
      `The path starts from the chapter’s folder, so this is \`${path}\` in the book’s folder.`,
    ],
    outside: [
      `Unexpected image \`${url}\` outside the book’s folder`,
      'Copy it into the folder images/ of the book.',
    ],
    unreadable: [`Cannot read image \`${url}\``, 'It must be a readable file of at most 250 MB.'],
    damaged: [
      `Unexpected content in \`${url}\`, expected an image`,
      'Export it again, as PNG, JPEG, GIF, SVG or WebP.',
    ],
  };
  const rule = refusal ?? 'missing';
  const [reason, cure] = faults[rule];
  return { rule, reason, cure: rule === 'outside' ? cure : `The editions show its text instead. ${cure}` };
}

function faultOfType(url: string, { path, type }: Image): Fault | undefined {
  const ending = imageEndings[type];
  if (!ending) {
    const wanted = Object.keys(imageEndings).map((name) => `\`${name}\``);
    return {
      rule: 'type',
      reason: `Unexpected image type \`${type}\` of \`${url}\`, expected one of ${wanted.join(', ')}`,
      cure: 'Save it as PNG, or as SVG if it is a line drawing.',
    };
  }
  if (ending.test(path)) return undefined;
  const reason = `Unexpected ending of \`${url}\`, expected \`.${type}\``;
  return {
    rule: 'ending',
    reason,
    cure: 'Rename the file after the type of its content.',
  };
}
