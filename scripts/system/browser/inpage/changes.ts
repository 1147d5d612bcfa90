// Runs in the page: makes small changes to a document that is laid out already.

import type { Stretch } from '../../../model/world.ts';

/** The `Changes` of a paper, as lists that can be sent to the page. A text that is null hides its element. */
export type SentChanges = Readonly<{
  root: string | undefined;
  sheet: string | undefined;
  fill: readonly (readonly [string, string | null])[];
  paint: readonly (readonly [string, readonly Stretch[]])[];
}>;

/** Replaces the content of the body by HTML. */
export function writeBody(html: string): void {
  document.body.innerHTML = html;
}

/** Applies `Changes` to the document. Throws if it has no element `#sheet`, or no such place in its code. */
export function applyChanges({ root, sheet, fill, paint }: SentChanges): void {
  if (root !== undefined) document.documentElement.className = root;
  if (sheet !== undefined) {
    const element = document.getElementById('sheet');
    if (!element) throw new Error('Cannot find the style element `#sheet`');
    element.textContent = sheet;
  }
  const texts = new Map(fill);
  const filled = texts.size > 0 ? document.querySelectorAll<HTMLElement>('[data-fill]') : [];
  for (const element of filled) {
    const text = texts.get(element.dataset.fill ?? '');
    if (text === undefined) continue;
    element.hidden = text === null;
    if (text !== null && element.textContent !== text) element.textContent = text;
  }
  const blocks = paint.length > 0 ? [...document.querySelectorAll('pre > code')].map(textsOf) : [];
  for (const [name, stretches] of paint) {
    const highlight = new Highlight();
    for (const [block, from, to] of stretches) {
      const [start, end] = [textAt(block, from), textAt(block, to - 1)];
      highlight.add(
        new StaticRange({
          startContainer: start.node,
          startOffset: from - start.from,
          endContainer: end.node,
          endOffset: to - end.from,
        }),
      );
    }
    CSS.highlights.set(name, highlight);
  }

  /** Gives the text nodes of a block, and the offset in the block at which each begins. */
  function textsOf(code: Element) {
    const found: { node: Text; from: number }[] = [];
    const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let from = 0; walker.nextNode(); ) {
      const node = walker.currentNode as Text;
      found.push({ node, from });
      from += node.length;
    }
    return found;
  }

  function textAt(block: number, offset: number) {
    const found = blocks[block]?.findLast(({ from }) => from <= offset);
    if (!found) throw new Error(`Cannot find letter ${offset} of block ${block}`);
    return found;
  }
}
