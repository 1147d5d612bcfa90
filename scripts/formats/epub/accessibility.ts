// What an EPUB says of its accessibility (schema.org), found from what is in it.

import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { Picture } from './pictures.ts';

/** Values of the schema.org properties of these names. */
export type Accessibility = Readonly<{
  modes: readonly string[];
  sufficient: readonly string[];
  features: readonly string[];
  hazard: string;
  summary: string;
  /** Who answers for conformance to WCAG; none where a picture has no alternative, since it can't conform then. */
  certifier: string | undefined;
}>;

/** What is known of an EPUB besides its pages. */
export type Extras = Readonly<{ index: boolean; pages: boolean; certifier: string | undefined }>;

/** The accessibility of the pages `trees`, which show `pictures`; the cover, which has an alternative, does not count. */
export function accessibility(
  trees: readonly Root[],
  pictures: readonly Picture[],
  { index, pages, certifier }: Extras,
): Accessibility {
  const described = trees.every(allDescribed);
  const visual = pictures.length > 0;
  const images = !visual
    ? 'It has no pictures but the cover.'
    : described
      ? 'Every picture has a text alternative.'
      : 'Some pictures have no text alternative.';
  return {
    modes: ['textual', ...(visual ? ['visual'] : [])],
    sufficient: [described ? 'textual' : 'textual,visual'],
    features: [
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      'ARIA',
      'unlocked',
      ...(index ? ['index'] : []),
      ...(pages ? ['pageBreakMarkers', 'pageNavigation'] : []),
      ...(has(trees, 'math') ? ['MathML'] : []),
      ...(has(trees, 'ruby') ? ['rubyAnnotations'] : []),
      ...(visual && described ? ['alternativeText'] : []),
    ],
    // A GIF may flash.
    hazard: pictures.some(({ mediaType }) => mediaType === 'image/gif') ? 'unknown' : 'none',
    summary:
      'The text reflows and leaves font, size and colours to the reader. Headings, contents, landmarks and links give ' +
      `structure; code is text. ${pages ? 'The pages of the printed book are marked and listed. ' : ''}${images}`,
    certifier: described ? certifier : undefined,
  };
}

function has(trees: readonly Root[], name: string): boolean {
  let found = false;
  for (const tree of trees) {
    visit(tree, 'element', ({ tagName }) => {
      if (tagName === name) found = true;
    });
  }
  return found;
}

function allDescribed(tree: Root): boolean {
  let described = true;
  visit(tree, 'element', ({ tagName, properties: { alt } }) => {
    if (tagName === 'img' && typeof alt !== 'string') described = false;
  });
  return described;
}
