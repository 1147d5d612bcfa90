// Code to coloured code: spans around tokens, as few as colour needs.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Code as CodeBlock } from 'mdast';
import type { Chapter } from '../model/book.ts';
import { early, share, thisThread } from '../model/jobs.ts';
import type { Job, Threads } from '../model/world.ts';
import { SKIP, visit } from '../tree/visit.ts';
import type { Code, Colours } from './highlight.ts';

/** Colours of codes, by what `keyOf` makes of these. */
type Known = ReadonlyMap<string, Colours>;

/** So much code (UTF-16 units) is sooner coloured than a thread is started. */
const little = 30_000;

/** Finding the colours of some codes. The highlighter is loaded where it is done. */
const coloursJob: Job<readonly Code[], readonly Colours[]> = {
  name: 'colours',
  run: async (codes) => (await import('./highlight.ts')).coloursOf(codes),
};

/** Begins to find the colours of the chapters' code, while they are rendered. */
export function findColours(chapters: readonly Chapter[], threads: Threads): Promise<Known> {
  const codes: Code[] = [];
  for (const { tree } of chapters)
    visit(tree, 'code', ({ lang, value }: CodeBlock) => {
      codes.push({ language: lang?.toLowerCase(), text: `${value}\n` });
    });
  return early(colour(codes, threads));
}

/**
 * Colours every `<pre><code>` in `trees`, in place. Tokens become `<span class="hl-KIND">`, KIND being highlight.js's
 * innermost scope; neighbours of one kind share a span. An unknown language stays plain. What `begun` does not find is
 * code that stands as HTML in the book.
 */
export async function colourCode(
  trees: readonly Root[],
  begun: Promise<Known>,
  threads: Threads,
): Promise<void> {
  const blocks = trees.flatMap(blocksIn);
  const known = await begun;
  const rest = await colour(
    blocks.map(({ code }) => code).filter((code) => !known.has(keyOf(code))),
    threads,
  );
  for (const { node, code } of blocks) {
    const colours = known.get(keyOf(code)) ?? rest.get(keyOf(code));
    if (colours) paint(node, code.text, colours);
  }
}

async function colour(codes: readonly Code[], threads: Threads): Promise<Known> {
  if (codes.length === 0) return new Map();
  const all = [...new Map(codes.map((code) => [keyOf(code), code])).values()];
  const length = all.reduce((sum, { text }) => sum + text.length, 0);
  const where = length > little ? threads : thisThread;
  const colours = (await where.run(coloursJob, share(all, 1, where.count))).flat();
  return new Map(all.map((code, index) => [keyOf(code), colours[index] as Colours]));
}

function keyOf({ language = ' ', text }: Code): string {
  return `${language}\n${text}`;
}

function blocksIn(tree: Root): readonly Readonly<{ node: Element; code: Code }>[] {
  const blocks: { node: Element; code: Code }[] = [];
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return undefined;
    blocks.push({ node, code: { language: languageOf(node), text: textOf(node) } });
    return SKIP;
  });
  return blocks;
}

function languageOf(code: Element): string | undefined {
  const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
  const name = classes.map(String).find((one) => one.startsWith('language-'));
  return name?.slice('language-'.length).toLowerCase();
}

function paint(node: Element, text: string, { language, tokens }: Colours): void {
  node.properties = { ...node.properties, ...(language && { className: [`language-${language}`] }) };
  if (!tokens) return;
  let from = 0;
  node.children = tokens.map(({ kind, length }): ElementContent => {
    const child = { type: 'text' as const, value: text.slice(from, from + length) };
    from += length;
    return kind === undefined
      ? child
      : { type: 'element', tagName: 'span', properties: { className: [`hl-${kind}`] }, children: [child] };
  });
}
