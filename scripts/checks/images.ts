// Check: every picture is a file of the book that all formats can show, and says in words what it shows.

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

/** See `about`. */
export const images: Check<Rule> = {
  id: 'images',
  about:
    'A picture is a file inside the book’s folder, because an edition must be whole without a network. It is of a type ' +
    'that browsers, e-readers and print can show, its name ends as its content is, and it has a text alternative for ' +
    'those who cannot see it: `![What it shows](../images/a.png)`. One that only decorates says so: `<img alt="" …>`; one ' +
    'without a text is taken for such. In the place of a picture from elsewhere stands a link to it.',
  severity: {
    missing: 'error',
    outside: 'error',
    unreadable: 'error',
    damaged: 'error',
    remote: 'warning',
    alternative: 'warning',
    type: 'error',
    ending: 'warning',
  },
  examples: [
    {
      about: 'a picture with its text, by reference too, and a decoration',
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
        'chapters/01-one.md:3:1: error: Cannot find image `images/a.png` (The path starts from the chapter’s own folder: it means `chapters/images/a.png` of the book.)',
        'chapters/01-one.md:3:20: error: Unexpected image `../../b.png` outside the book’s folder (Copy it into the folder images/ of the book.)',
        'chapters/01-one.md:3:38: error: Cannot read image `../images` (It must be a file that may be read.)',
        'chapters/01-one.md:3:54: error: Unexpected content in `../images/a.png`, expected an image (Export it once more, as PNG, JPEG, GIF, SVG or WebP.)',
      ],
    },
    {
      about: 'a picture elsewhere, and none',
      files: { 'chapters/01-one.md': '# 1. One\n\n![A](https://example.org/a.png) ![B]()\n' },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected image `https://example.org/a.png` from elsewhere, expected a file of the book (Nothing is fetched: a link to it stands in its place. Save it in the folder images/ of the book.)',
        'chapters/01-one.md:3:33: error: Cannot find the path of an image (Write it: `![What it shows](../images/a.png)`.)',
      ],
    },
    {
      about: 'no text alternative',
      files: {
        'images/a.gif': gif,
        'chapters/01-one.md': '# 1. One\n\n![](../images/a.gif)\n\n<img src="../images/a.gif">\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Cannot find a text alternative of `../images/a.gif` (It is taken for a decoration. Say what it shows: `![…](../images/a.gif)`. Where it only decorates, write `<img src="../images/a.gif" alt="">`.)',
        'chapters/01-one.md:5:1: warning: Cannot find a text alternative of `../images/a.gif` (It is taken for a decoration. Say what it shows: `![…](../images/a.gif)`. Where it only decorates, write `<img src="../images/a.gif" alt="">`.)',
      ],
    },
    {
      about: 'a type that not all formats show, and a name that belies its content',
      files: {
        'images/a.bmp': bmp,
        'images/b.png': gif,
        'chapters/01-one.md': '# 1. One\n\n![A](../images/a.bmp) ![B](../images/b.png)\n',
      },
      messages: [
        'chapters/01-one.md:3:1: error: Unexpected image type `bmp` of `../images/a.bmp`, expected one of `png`, `jpg`, `gif`, `svg`, `webp` (Save it as PNG, or as SVG where it is drawn in lines.)',
        'chapters/01-one.md:3:23: warning: Unexpected ending of `../images/b.png`, expected `.gif` (Its content is of that type, and the editions name it so: rename the file.)',
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
  // An address may hold all bytes of a picture.
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
      cure: `It is taken for a decoration. Say what it shows: \`![…](${url})\`. Where it only decorates, write \`<img src="${url}" alt="">\`.`,
    });
  }
  return faults;
}

function faultOfFile(url: string, path: string | undefined, refusal: Refusal | 'damaged' | undefined): Fault {
  if (path === undefined)
    return {
      rule: 'remote',
      reason: `Unexpected image \`${url}\` from elsewhere, expected a file of the book`,
      cure: 'Nothing is fetched: a link to it stands in its place. Save it in the folder images/ of the book.',
    };
  const faults: Readonly<Record<Refusal | 'damaged', readonly [string, string]>> = {
    missing: [
      `Cannot find image \`${url}\``,
      `The path starts from the chapter’s own folder: it means \`${path}\` of the book.`,
    ],
    outside: [
      `Unexpected image \`${url}\` outside the book’s folder`,
      'Copy it into the folder images/ of the book.',
    ],
    unreadable: [`Cannot read image \`${url}\``, 'It must be a file that may be read.'],
    damaged: [
      `Unexpected content in \`${url}\`, expected an image`,
      'Export it once more, as PNG, JPEG, GIF, SVG or WebP.',
    ],
  };
  const rule = refusal ?? 'missing';
  const [reason, cure] = faults[rule];
  return { rule, reason, cure };
}

function faultOfType(url: string, { path, type }: Image): Fault | undefined {
  const ending = imageEndings[type];
  if (!ending) {
    const wanted = Object.keys(imageEndings).map((name) => `\`${name}\``);
    return {
      rule: 'type',
      reason: `Unexpected image type \`${type}\` of \`${url}\`, expected one of ${wanted.join(', ')}`,
      cure: 'Save it as PNG, or as SVG where it is drawn in lines.',
    };
  }
  if (ending.test(path)) return undefined;
  const reason = `Unexpected ending of \`${url}\`, expected \`.${type}\``;
  return {
    rule: 'ending',
    reason,
    cure: 'Its content is of that type, and the editions name it so: rename the file.',
  };
}
