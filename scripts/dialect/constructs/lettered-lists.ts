// Construct: lists with letters, Roman numerals or numbers in brackets, and examples that are numbered through a chapter.

import type { List, ListItem, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { visit } from '../../tree/visit.ts';
import { beginningOf, linesOfParagraph, withoutBeginning } from '../paragraph-lines.ts';

/** Lists beyond those of CommonMark. No package for remark reads them without a parser of its own for all lists. */
export const letteredLists: Construct = {
  id: 'lettered-lists',
  title: 'Lettered lists and examples',
  about:
    'Lists count with letters (`a.`, `A)`), Roman numerals (`i.`, `IV)`) or numbers in brackets (`(1)`, `(a)`) as in Pandoc. The ' +
    'first item begins with `a`, `A`, `i`, `I` or `1`, the next with what follows, and there are two at least: otherwise they ' +
    'are text. `#.` counts by itself. `(@)` and `(@name)` begin an example; examples are numbered through the chapter, and ' +
    '`(@name)` in the text is the number. Each item is one paragraph.',
  editions: 'Every edition has them as lists.',
  examples: [
    {
      about: 'Letters, and Roman numerals with an empty line between.',
      markdown: 'a. One\nb. Two\n   goes on\n\ni) One\n\nii) *Two*',
      html: '<ol type="a">\n<li>One</li>\n<li>Two\ngoes on</li>\n</ol>\n<ol type="i">\n<li>\n<p>One</p>\n</li>\n<li>\n<p><em>Two</em></p>\n</li>\n</ol>',
    },
    {
      about: 'Examples, one of them with a name.',
      markdown: '(@) First.\n(@good) Second.\n\nAs (@good) shows.\n\n(@) Third.',
      html: '<ol class="in-brackets">\n<li>First.</li>\n<li>Second.</li>\n</ol>\n<p>As (2) shows.</p>\n<ol start="3" class="in-brackets">\n<li>Third.</li>\n</ol>',
    },
    {
      about: 'Numbers that count by themselves, and initials.',
      markdown: '#. One\n#. Two\n\nA. Lovelace\nC. Babbage\n\n(a) alone',
      html: '<ol>\n<li>One</li>\n<li>Two</li>\n</ol>\n<p>A. Lovelace\nC. Babbage</p>\n<p>(a) alone</p>',
    },
  ],
  find,
  attributes: { ol: ['type', 'start', ['className', 'in-brackets']] },
};

/** A way of counting: its first counter, the one after another, and `type` of the list. */
type Count = Readonly<{ type?: string; at: (index: number) => string }>;

const romans = (index: number) => {
  const units = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return 'x'.repeat(Math.floor((index + 1) / 10)) + units[(index + 1) % 10];
};
const letters = (index: number) => String.fromCharCode(97 + index);

/** In order: what begins with `i` is Roman if the next is `ii`. */
const counts: readonly Count[] = [
  { type: 'a', at: letters },
  { type: 'A', at: (index) => letters(index).toUpperCase() },
  { type: 'i', at: romans },
  { type: 'I', at: (index) => romans(index).toUpperCase() },
  { at: (index) => String(index + 1) },
  { at: () => '#' },
  { at: () => '@' },
];

/** The beginning of an item: the counter, and what is around it. */
const marker = /^(\(?)([a-z]|[A-Z]|[ivx]+|[IVX]+|\d{1,2}|#|@[\w-]*)([.)])[ \t]+(?=\S|$)/;

/** The most items, since letters end. */
const most = 26;

type Item = Readonly<{ words: PhrasingContent[]; name: string }>;

function find(tree: Root): void {
  const named = new Map<string, string>();
  let examples = 0;
  visit(tree, (node) => {
    if (!('children' in node) || node.type === 'paragraph' || node.type === 'heading') return;
    const blocks = node.children as RootContent[];
    for (let index = 0; index < blocks.length; index += 1) {
      const run = runAt(blocks, index);
      if (!run) continue;
      const { items, count, around, length } = run;
      const isExample = count.at(0) === '@';
      for (const [at, { name }] of items.entries()) if (name) named.set(name, String(examples + at + 1));
      const start = isExample ? examples + 1 : 1;
      if (isExample) examples += items.length;
      blocks.splice(
        index,
        length,
        listOf(items, start, count.type, around === '()', length > 1, blocks[index]),
      );
    }
  });
  if (named.size === 0) return;
  visit(tree, 'text', (text) => {
    text.value = text.value.replace(/\(@([\w-]+)\)/g, (whole, name) => {
      const number = named.get(name);
      return number === undefined ? whole : `(${number})`;
    });
  });
}

/** The list that begins with the block at `index`: its items, and how many blocks it has. */
function runAt(
  blocks: readonly RootContent[],
  index: number,
): Readonly<{ items: readonly Item[]; count: Count; around: string; length: number }> | undefined {
  const [first] = linesAt(blocks, index);
  const found = first && marker.exec(beginningOf(first));
  if (!found) return undefined;
  const around = found[1] + (found[3] ?? '');
  if (around === '(.') return undefined;
  for (const count of counts) {
    const items: Item[] = [];
    let length = 0;
    for (; index + length < blocks.length; length += 1) {
      const more = itemsIn(linesAt(blocks, index + length), count, around, items.length);
      if (!more) break;
      items.push(...more);
    }
    const isOwn = ['#', '@'].includes(count.at(0));
    // Numbers with a full stop or one bracket are CommonMark's.
    if (count.at(0) === '1' && around !== '()') continue;
    if (isOwn && around !== (count.at(0) === '#' ? '.' : '()')) continue;
    if (items.length >= (isOwn ? 1 : 2)) return { items, count, around, length };
  }
  return undefined;
}

function linesAt(blocks: readonly RootContent[], index: number): readonly PhrasingContent[][] {
  const block = blocks[index];
  return block?.type === 'paragraph' && !block.data?.hName ? linesOfParagraph(block) : [];
}

/** The items of a paragraph whose lines go on counting from `from`; undefined if its first line does not. */
function itemsIn(
  lines: readonly PhrasingContent[][],
  count: Count,
  around: string,
  from: number,
): readonly Item[] | undefined {
  const items: Item[] = [];
  for (const line of lines) {
    const [whole, open = '', counter = '', close = ''] = marker.exec(beginningOf(line)) ?? [];
    const wanted = from + items.length < most ? count.at(from + items.length) : undefined;
    const isNext = open + close === around && (counter === wanted || (wanted === '@' && counter[0] === '@'));
    if (whole !== undefined && isNext)
      items.push({ words: withoutBeginning(line, whole.length), name: counter.replace(/^[^@]*@?/, '') });
    else if (items.length === 0) return undefined;
    else items.at(-1)?.words.push({ type: 'text', value: '\n' }, ...line);
  }
  return items.length > 0 ? items : undefined;
}

function listOf(
  items: readonly Item[],
  start: number,
  type: string | undefined,
  inBrackets: boolean,
  spread: boolean,
  first: RootContent | undefined,
): List {
  const place = first?.position && { position: first.position };
  const properties = { ...(type && { type }), ...(inBrackets && { className: ['in-brackets'] }) };
  const children = items.map(({ words }): ListItem => {
    const paragraph: Paragraph = { type: 'paragraph', children: words, ...place };
    return { type: 'listItem', spread, children: [paragraph], ...place };
  });
  return {
    type: 'list',
    ordered: true,
    start,
    spread,
    children,
    data: { hProperties: properties },
    ...place,
  };
}
