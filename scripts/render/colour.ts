// Colours code with spans around tokens, as few as possible.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Code as CodeBlock } from 'mdast';
import type { Chapter } from '../model/book.ts';
import { early, share, thisThread } from '../model/jobs.ts';
import type { Job, Threads } from '../model/world.ts';
import { SKIP, visit } from '../tree/visit.ts';
import type { Code, Colours } from './highlight.ts';

/** Colours of code blocks, by their `keyOf`. */
type Known = ReadonlyMap<string, Colours>;

/** Colouring this much code (UTF-16 units) takes less time than starting a thread. */
const little = 30_000;

/** The job of finding colours. It loads the highlighter in the thread that runs it. */
const coloursJob: Job<readonly Code[], readonly Colours[]> = {
  name: 'colours',
  run: async (codes) => (await import('./highlight.ts')).coloursOf(codes),
};

/** Begins to find the colours of the chapters' code, while the chapters are rendered. */
export function findColours(chapters: readonly Chapter[], threads: Threads): Promise<Known> {
  const codes: Code[] = [];
  for (const { tree } of chapters)
    visit(tree, 'code', ({ lang, value }: CodeBlock) => {
      codes.push({ language: lang?.toLowerCase(), text: `${value}\n` });
    });
  return early(colour(codes, threads));
}

/**
 * Colours every `<pre><code>` in `trees`, in place. Tokens become `<span class="hl-KIND">`, where KIND is
 * highlight.js's innermost scope; neighbours of one kind share a span. Code in an unknown language stays plain. `begun`
 * lacks the code that the book has as HTML, which is coloured here.
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
