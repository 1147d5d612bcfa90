// The pictures that an EPUB carries: those that its pages show, under names and media types that readers know.

import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Edition, Image } from '../../book.ts';
import { fileNames } from './names.ts';

/**
 * A picture of the package: its file is `images/NAME.EXTENSION`. `path` is its path in the book. Beside one that is the
 * picture of a drawing stands that drawing, `images/NAME.svg`.
 */
export type Picture = Readonly<{
  path: string;
  name: string;
  extension: string;
  mediaType: string;
  content: Uint8Array;
  drawing?: Uint8Array;
}>;

/** EPUB 3.3's core media types for pictures, by the kind that their content shows. */
const kinds: Readonly<Record<string, readonly [extension: string, mediaType: string]>> = {
  gif: ['gif', 'image/gif'],
  jpg: ['jpg', 'image/jpeg'],
  png: ['png', 'image/png'],
  svg: ['svg', 'image/svg+xml'],
  webp: ['webp', 'image/webp'],
};

/** The pictures shown in `trees`, each once, in the order of the text. Throws for a kind that EPUB does not have. */
export function usedPictures({ images }: Edition, trees: readonly Root[]): readonly Picture[] {
  const used = new Map<string, Image>();
  for (const tree of trees) {
    visit(tree, 'element', ({ tagName, properties: { src } }) => {
      const image = tagName === 'img' && typeof src === 'string' ? images.get(src) : undefined;
      if (image) used.set(image.path, image);
    });
  }
  const stems = [...used.keys()].map((path) => path.replace(/^images\/|\.[^./]*$/g, ''));
  const names = fileNames(stems, 'picture');
  return [...used.values()].map(({ path, content, type }, index) => {
    const [extension, mediaType] = kinds[type] ?? [];
    if (!extension || !mediaType)
      throw new Error(`Unexpected ${type} picture \`${path}\`, expected ${Object.keys(kinds).join(', ')}`);
    return { path, name: names[index] ?? path, extension, mediaType, content };
  });
}

/** The files of pictures, drawings included, each with its id in the package and its path beside the documents. */
export function pictureFiles(
  pictures: readonly Picture[],
): readonly Readonly<{ id: string; file: string; mediaType: string; content: Uint8Array }>[] {
  return pictures.flatMap(({ name, extension, mediaType, content, drawing }) => [
    { id: `image-${name}`, file: `images/${name}.${extension}`, mediaType, content },
    ...(drawing
      ? [{ id: `drawing-${name}`, file: `images/${name}.svg`, mediaType: 'image/svg+xml', content: drawing }]
      : []),
  ]);
}
