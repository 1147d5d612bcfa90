// Disguises of web editions and EPUBs by what stands where: anchors, lines of code, chapters, links, files.

import { unreadable } from './disguise.ts';
import { disguisesOf, on } from './documents.ts';

const two = (change: (text: string) => string | undefined) => on('02-two', change);
const one = (change: (text: string) => string | undefined) => on('01-one', change);

/** A line of the listing, with the tags that colour it. */
const lineOf = (words: string) => new RegExp(`\\n[^\\n]*${words}[^\\n]*(?=\\n)`);

/** A page whose code has no colours. */
const bare = (text: string) =>
  text.replace(/<pre[\s\S]*?<\/pre>/g, (block) => block.replace(/<(?!\/?(?:pre|code)\b)[^>]*>/g, ''));

/** The lines of the listing changed. */
const withLines = (change: (lines: readonly string[]) => readonly string[]) =>
  one((text) =>
    bare(text).replace(
      /(<code[^>]*>)([\s\S]*?)(<\/code>)/,
      (_all, open, code: string, close) => `${open}${change(code.split('\n')).join('\n')}${close}`,
    ),
  );
const alone = /id="sec[:.]alone"/;
const dropped = (list: readonly string[], words: string) => list.filter((line) => !line.includes(words));
const replaced = (words: string | RegExp, by: string) => (list: readonly string[]) =>
  list.flatMap((line) => line.replace(words, by).split('\n'));

/** By what is done. */
export const structures = disguisesOf({
  'an anchor removed': { point: 'anchors', change: two((text) => text.replace(alone, '')) },
  'an anchor renamed': {
    point: 'anchors',
    change: two((text) => text.replace(/(id="sec[:.])alone"/, '$1only"')),
  },
  'an anchor in capitals': {
    point: 'anchors',
    change: two((text) => text.replace(/(id="sec[:.])alone"/, '$1ALONE"')),
  },
  'an anchor with a letter that looks alike': {
    point: 'anchors',
    change: two((text) => text.replace(/(id="sec[:.]al)one"/, '$1\u043ene"')),
  },
  'an anchor as another attribute': {
    point: 'anchors',
    change: two((text) => text.replace(alone, 'data-$&')),
  },
  'an anchor in a comment': {
    point: 'anchors',
    change: two((text) => text.replace(/<h2[\s\S]*?<\/h2>/, '<!--$&-->')),
  },
  'an anchor moved to another chapter': {
    point: 'anchors',
    change: (text, stem) => {
      if (stem === '02-two') return text.replace(alone, '');
      return stem === '03-three'
        ? text.replace(/<p>The last/, (at) => at.replace('<p', `<p id="${idOf(text)}"`))
        : text;
    },
  },
  'an anchor moved to the end of its chapter': {
    point: 'anchors',
    change: two((text) =>
      text.replace(alone, '').replace(/<\/(?:main|section)>/, `<p id="${idOf(text)}"></p>$&`),
    ),
  },
  'a line of code dropped': { point: 'code', change: one((text) => text.replace(lineOf('return'), '')) },
  'a letter of code changed': { point: 'code', change: withLines(replaced('int count', 'int Count')) },
  'a number in code changed': { point: 'code', change: withLines(replaced('= 3', '= 8')) },
  'a letter of code that looks alike': {
    point: 'code',
    change: withLines(replaced('count += 1', 'c\u043eunt += 1')),
  },
  'a semicolon dropped': { point: 'code', change: withLines(replaced('+= 1;', '+= 1')) },
  'a line of code broken in two': {
    point: 'code',
    change: one((text) => text.replace('of this listing', 'of\nthis listing')),
  },
  'a line of code broken by an element': {
    point: 'code',
    change: one((text) => text.replace('of this listing', 'of<br/>this listing')),
  },
  'two lines of code joined': { point: 'code', change: one((text) => text.replace(/;\n\s*/, '; ')) },
  'two lines of code in another order': {
    point: 'code',
    change: withLines((lines) => {
      const line = lines.find((each) => each.includes('count += 1')) ?? '';
      return dropped(lines, 'count += 1').flatMap((each) => (each.includes('puts') ? [line, each] : [each]));
    }),
  },
  'a line put into code': {
    point: 'code',
    change: withLines(replaced('\tcount += 1;', '\tcount += 1;\n\tcount = 0;')),
  },
  'a line of code commented out': {
    point: 'code',
    change: withLines(replaced('\treturn count;', '\t// return count;')),
  },
  'a line of code in a comment of the page': {
    point: 'code',
    change: withLines(replaced('\treturn count;', '\t<!-- return count; -->')),
  },
  'the indent of a line of code dropped': {
    point: 'code',
    change: withLines(replaced('\tcount += 1', 'count += 1')),
  },
  'a listing dropped': { point: 'code', change: one((text) => text.replace(/<pre[\s\S]*?<\/pre>/, '')) },
  'a listing as text': {
    point: 'code',
    change: one((text) => text.replace(/<pre[^>]*>/, '<p>').replace('</pre>', '</p>')),
  },
  'a chapter’s page lost': { point: 'chapters', only: 'html', change: two(() => undefined) },
  'a chapter’s file lost': { point: unreadable, only: 'epub', change: two(() => undefined) },
  'a chapter out of the reading order': {
    point: 'chapters',
    only: 'epub',
    change: on('content', (text) => text.replace('<itemref idref="page-02-two"/>', '')),
  },
  'a chapter outside the linear reading order': {
    point: 'chapters',
    only: 'epub',
    change: on('content', (text) =>
      text.replace('<itemref idref="page-02-two"/>', '<itemref idref="page-02-two" linear="no"/>'),
    ),
  },
  'a chapter emptied': {
    point: 'chapters',
    change: two((text) =>
      text.replace(/<p>All of this[\s\S]*?<\/p>/, '').replace(/<p>Nothing in[\s\S]*?<\/p>/, ''),
    ),
  },
  'a chapter’s text by another’s': {
    point: 'chapters',
    change: two((text) =>
      text
        .replace(/All of this[^<]*/, 'The last chapter tells how the other two are to be read.')
        .replace(/Nothing in the book[^<]*/, 'The last chapter tells how the other two are to be read.'),
    ),
  },
  'a chapter’s title changed': { point: 'chapters', change: (text) => text.replaceAll('Three', 'Four') },
  'a paragraph of a chapter dropped': {
    point: 'chapters',
    change: on('03-three', (text) => text.replace(/<p>A second[\s\S]*?<\/p>/, '')),
  },
  'two chapters in another order': {
    point: 'chapters',
    only: 'epub',
    change: on('content', (text) =>
      text.replace(/(<itemref idref="page-02-two"\/>)(\s*)(<itemref idref="page-03-three"\/>)/, '$3$2$1'),
    ),
  },
  'a link inside that leads nowhere': {
    point: 'links',
    change: one((text) => text.replace(/(<a [^>]*href="02-two\.x?html#sec[:.]two)(?=">there)/, '$1x')),
  },
  'a link inside that leads elsewhere': {
    point: 'links',
    change: one((text) =>
      text.replace(/<a href="02-two(\.x?html)#sec[:.]two">there/, '<a href="03-three$1">there'),
    ),
  },
  'a link inside removed': {
    point: 'links',
    change: one((text) => text.replace(/<a [^>]*>there<\/a>/, 'there')),
  },
  'a link turned to another host': {
    point: 'addresses',
    change: one((text) => text.replace('https://example.org/far', 'https://example.net/far')),
  },
  'a link turned to another page of its host': {
    point: 'addresses',
    change: one((text) => text.replace('https://example.org/far', 'https://example.org/near')),
  },
  'a link out of it removed': {
    point: 'addresses',
    change: (text) => text.replace(/<a [^>]*>elsewhere<\/a>/, 'elsewhere'),
  },
  'a link to a shop added': {
    point: 'addresses',
    change: two((text) => text.replace('</h1>', '</h1><p><a href="https://shop.example.com/">Buy</a></p>')),
  },
});

/** How a file writes the id of the section that nothing leads to. */
function idOf(text: string): string {
  return text.includes('epub:type') ? 'sec.alone' : 'sec:alone';
}
