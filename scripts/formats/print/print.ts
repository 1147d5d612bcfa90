// The format of the printed book: an interior and a cover for one print service.

import type { Root, RootContent } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { Edition } from '../../model/book.ts';
import type { Format, WriteContext } from '../../model/contract.ts';
import type { Threads } from '../../model/world.ts';
import { profileOf } from '../../settings/print/profile.ts';
import { destinationName } from '../../text/percent.ts';
import { SKIP, visit } from '../../tree/visit.ts';
import { printedBookOf } from './printed-book.ts';

/** The printed book. Its files are made by `write.ts`, and checked by `preflight/`. */
export const print = {
  id: 'print',
  about:
    'The printed book: an interior of single pages and a cover with front, spine and back, for the service, trim size, ' +
    'paper and ink that the key `print` of book.yaml names. Parts open on right-hand pages, links inside the book name ' +
    'the page of their target, and web addresses become notes. Both files are read back and checked against the rules of ' +
    'the service, each with its source (`preflight.txt`). Where the service wants PDF/X, Ghostscript converts the files, ' +
    'and must be installed.',
  browser: true,
  printedBook: 'made',
  order: 'first',
  addresses: 'none',
  metadata: 'none',
  address: destinationName,
  async write(edition, { world, tell = () => {}, printedBook }: WriteContext) {
    const { writePrint } = await import('./write.ts');
    return writePrint(edition, world, tell, printedBook ?? printedBookOf(world));
  },
  async read([interior], threads?: Threads) {
    if (!interior) throw new Error('no interior to read');
    const { readPdf } = await import('../../pdf/read/read.ts');
    return readPdf(interior, threads);
  },
  async look([file], copy, texts, _browser, threads?: Threads) {
    if (!file) throw new Error('no PDF to look at');
    const { lookAt } = await import('../../pdf/read/visible-on-pages.ts');
    return lookAt(file.content, copy, texts, threads);
  },
  async inspect([interior, cover], { manifest, images, chapters }, copy, threads?: Threads) {
    if (!interior || !cover) throw new Error('an interior and a cover to inspect');
    // Loads the code of `read` too, so that its threads start before this one is busy with preflight.
    const [{ preflightBook }] = await Promise.all([
      import('./preflight/preflight.ts'),
      import('../../pdf/read/read.ts'),
    ]);
    return preflightBook(
      { interior: interior.content, cover: cover.content },
      profileOf(manifest),
      { drawn: wordsOfDrawings(images), formulas: wordsOfFormulas(chapters) },
      async () => (await copy).texts,
      threads,
    );
  },
} satisfies Format;

/** Gives the words in the texts of SVG images. */
function wordsOfDrawings(images: Edition['images']): ReadonlySet<string> {
  const drawings = [...images.values()].filter(({ type }) => type === 'svg');
  return new Set(
    drawings.flatMap(({ content }) => {
      const tree = fromXml(new TextDecoder().decode(content));
      return textOf(tree)
        .split(/\s+/)
        .filter((word) => word !== '');
    }),
  );
}

/** Gives the letters, numbers and words of formulas, each token by itself. */
function wordsOfFormulas(chapters: Edition['chapters']): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { tree } of chapters)
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'math') return undefined;
      visit(node, 'text', ({ value }) => {
        for (const word of value.split(/\s+/)) words.add(word);
      });
      return SKIP;
    });
  return words;
}

function textOf(node: Root | RootContent): string {
  if ('children' in node) return node.children.map(textOf).join(' ');
  return node.type === 'text' || node.type === 'cdata' ? node.value : '';
}
