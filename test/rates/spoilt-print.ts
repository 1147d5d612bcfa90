// Disguises of PDFs by other words, anchors, lines of code, chapters and links: on the finished file, or before it is written.

import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { Files } from '../memory.ts';
import { notice } from './book.ts';
import { type Open, type PaperSpoiling, paperDisguisesOf } from './paper.ts';

const name = (text: string) => PDFName.of(text);

/** Other letters set on every page that has some. */
const set =
  (from: string, by: string) =>
  ({ retype }: Open) =>
    retype(from, by);

/** Words of some of the book's files changed before it is written. */
const words =
  (from: string | RegExp, by: string, where = /^chapters\/|^NOTICE/) =>
  (files: Files): Files =>
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        where.test(path) && typeof content === 'string' ? content.replaceAll(from, by) : content,
      ]),
    );
const settings = (from: string | RegExp, by: string) => words(from, by, /^book\.yaml/);
const inTwo = (from: string | RegExp, by: string) => words(from, by, /02-two/);

/** The dictionary of named destinations. */
function destinations({ catalog }: PDFDocument): PDFDict {
  return catalog.lookup(name('Dests'), PDFDict);
}

/** The annotations of links, with their actions. */
function actions(document: PDFDocument): readonly PDFDict[] {
  return document.getPages().flatMap(({ node }) =>
    (node.Annots()?.asArray() ?? []).flatMap((ref) => {
      const annotation = document.context.lookup(ref, PDFDict);
      const action = annotation.lookup(name('A'));
      return action instanceof PDFDict ? [action] : [];
    }),
  );
}

function turn(document: PDFDocument, from: string, to: string): void {
  for (const action of actions(document)) {
    const address = action.lookup(name('URI'));
    if ((address instanceof PDFString || address instanceof PDFHexString) && address.decodeText() === from)
      action.set(name('URI'), PDFString.of(to));
  }
}

const far = 'https://example.org/far';

const table: Readonly<Record<string, PaperSpoiling>> = {
  'a word of the notice dropped': { point: 'notice', edit: set('must remain intact', 'must remain') },
  'a word of the notice changed': {
    point: 'notice',
    edit: set('without any warranty, and', 'with any warranty, and'),
  },
  'a letter of the notice changed': { point: 'notice', edit: set('anybody makes', 'nobody makes') },
  'a “not” put into the notice': { point: 'notice', edit: set('you may copy it', 'you may not copy it') },
  'a letter of the notice that looks alike': {
    point: 'notice',
    remake: words('anybody makes', 'anyb\u043edy makes'),
  },
  'the paragraphs of the notice in another order': {
    point: 'notice',
    remake: words(notice.join('\n\n'), [...notice].reverse().join('\n\n')),
  },
  'a sentence between the paragraphs of the notice': {
    point: 'notice',
    remake: words(notice.join('\n\n'), notice.join('\n\nNone of this counts.\n\n')),
  },
  'a copyright line dropped': { point: 'copyright', remake: settings('Copyright © 2024 Ada Example, ', '') },
  'the letters of a copyright line cut': {
    point: 'copyright',
    edit: set('Copyright © 2024 Ada Example', ''),
  },
  'a year of a copyright line changed': {
    point: 'copyright',
    edit: set('2024 Ada Example', '2026 Ada Example'),
  },
  'a holder renamed': { point: 'copyright', edit: set('2024 Ada Example', '2024 Bo Example') },
  'a letter of a holder that looks alike': {
    point: 'copyright',
    remake: settings('2024 Ada', '2024 \u0410da'),
  },
  'the licence’s sentence dropped': {
    point: 'copyright',
    edit: set('Licensed under the Open Software License version 3.0', ''),
  },
  'another version in the licence’s sentence': {
    point: 'copyright',
    edit: set('License version 3.0', 'License version 2.0'),
  },
  'the copyright lines in another order': {
    point: 'copyright',
    remake: settings(/(Copyright © 2024 Ada Example), (Copyright © 2026 Bo Example)/g, '$2, $1'),
  },
  'a word of the licence changed': { point: 'license-text', edit: set('non-exclusive', 'exclusive') },
  'a sentence of the licence cut': {
    point: 'license-text',
    edit: set('e) to display the Original Work publicly.', ''),
  },
  'a page of the licence gone': {
    point: 'license-text',
    edit: ({ document, pageOf }) => document.removePage(pageOf('Grant of Source Code License')),
  },
  'another address of the licence': {
    point: 'license-address',
    edit: set('licenses/OSL-3.0.html', 'licenses/OSL-2.0.html'),
  },
  'the address of the source changed': {
    point: 'source',
    edit: set('example.org/small', 'example.org/tall'),
  },
  'the sentence of no warranty cut': {
    point: 'warranty',
    edit: set('This edition comes without any warranty.', ''),
  },
  'the sentence of assent changed': {
    point: 'assent',
    edit: set('modifying this book you accept', 'modifying this book you read'),
  },
  'the metadata gone': {
    point: 'license-marks',
    only: 'pdf',
    edit: ({ document }) => {
      document.catalog.delete(name('Metadata'));
    },
  },
  'another licence of the samples': { point: 'samples', remake: settings('GPL-2.0-only', 'MIT') },
  '“all rights reserved” added': {
    point: 'no-reservation',
    remake: inTwo('in this order.', 'in this order. All rights reserved.'),
  },
  'another title': { point: 'identity', only: 'pdf', remake: settings('A Small Book', 'My Own Book') },
  'an anchor removed': {
    point: 'anchors',
    edit: ({ document }) => {
      destinations(document).delete(name('sec:alone'));
    },
  },
  'an anchor renamed': {
    point: 'anchors',
    edit: ({ document }) => {
      const all = destinations(document);
      all.set(name('sec:only'), all.get(name('sec:alone')) ?? PDFArray.withContext(document.context));
      all.delete(name('sec:alone'));
    },
  },
  'an anchor moved to another chapter': {
    point: 'anchors',
    edit: ({ document }) => {
      const all = destinations(document);
      all.set(name('sec:alone'), all.get(name('sec:one')) ?? PDFArray.withContext(document.context));
    },
  },
  'all anchors removed': {
    point: 'anchors',
    edit: ({ document }) => {
      document.catalog.delete(name('Dests'));
    },
  },
  'a line of code cut': { point: 'code', edit: set('return count;', '') },
  'a letter of code changed': { point: 'code', edit: set('int count = 3', 'int court = 3') },
  'a semicolon cut': { point: 'code', edit: set('count += 1;', 'count += 1') },
  'a number in code changed': { point: 'code', edit: set('count += 1;', 'count += 3;') },
  'a letter of code that looks alike': { point: 'code', remake: words('count += 1', 'c\u043eunt += 1') },
  'a line of code broken in two': { point: 'code', remake: words('not so short', 'not\n so short') },
  'a line of code broken in two, indented': {
    point: 'code',
    remake: words('not so short', 'not\n\t\t so short'),
  },
  'two lines of code joined': { point: 'code', remake: words('count += 1;\n\t', 'count += 1; ') },
  'two lines of code in another order': {
    point: 'code',
    remake: words(/(\tputs[^\n]*\n)(\tcount[^\n]*\n)/g, '$2$1'),
  },
  'a line put into code': { point: 'code', remake: words('\tcount += 1;', '\tcount += 1;\n\tcount = 0;') },
  'a line of code commented out': { point: 'code', remake: words('\treturn count;', '\t// return count;') },
  'the indent of a line of code dropped': { point: 'code', remake: words('\tcount += 1', 'count += 1') },
  'a listing dropped': { point: 'code', remake: words(/```c[\s\S]*?```/g, '') },
  'a listing as text': { point: 'code', remake: words(/```c\n([\s\S]*?)```/g, '$1') },
  'a chapter’s page gone': {
    point: 'chapters',
    edit: ({ document, pageOf }) => document.removePage(pageOf('All of this chapter is a paragraph')),
  },
  'a chapter emptied': {
    point: 'chapters',
    remake: inTwo(/All of this[^\n]*|Nothing in the[^\n]*/g, ''),
  },
  'a chapter’s text by another’s': {
    point: 'chapters',
    remake: inTwo(
      /All of this[^\n]*|Nothing in the[^\n]*/g,
      'The last chapter tells how the other two are to be read.',
    ),
  },
  'a chapter’s title changed': { point: 'chapters', remake: words('Three', 'Four') },
  'a paragraph of a chapter dropped': { point: 'chapters', remake: words(/A second paragraph[^\n]*/g, '') },
  'two chapters in another order': {
    point: 'chapters',
    edit: async ({ document, pageOf }) => {
      const [two, three] = [pageOf('All of this chapter'), pageOf('The last chapter tells')];
      const [page] = await document.copyPages(document, [two]);
      if (page) document.insertPage(three + 1, page);
      document.removePage(two);
    },
  },
  'a link inside that leads nowhere': {
    point: 'links',
    only: 'pdf',
    edit: ({ document }) => {
      destinations(document).delete(name('sec:two'));
    },
  },
  'a link inside that leads elsewhere': {
    point: 'links',
    remake: words('[there](#sec:two)', '[there](#sec:three)'),
  },
  'a link turned to another host': {
    point: 'addresses',
    only: 'pdf',
    edit: ({ document }) => turn(document, far, 'https://example.net/far'),
  },
  'a link turned to another page of its host': {
    point: 'addresses',
    only: 'pdf',
    edit: ({ document }) => turn(document, far, 'https://example.org/near'),
  },
  'a link out of it removed': {
    point: 'addresses',
    remake: words('[elsewhere](https://example.org/far)', 'elsewhere'),
  },
};

/** By what is done. */
export const prints = paperDisguisesOf(table);
