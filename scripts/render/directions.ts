// What is written in the other direction than the book: English in a Hebrew book, whose full stops would else stand at the wrong end.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { blocks } from '../dialect/content-model.ts';
import { leftwardLetters } from '../settings/direction.ts';

/** What runs the other way as a whole, marks and columns too, where all in it does. */
const wholes = /^(?:[uo]l|dl|blockquote|table|p|h[1-6])$/;

/** What keeps its place in its list or table: only its words run the other way. */
const items = /^(?:li|d[dt]|t[dh]|figcaption|caption|summary)$/;

/**
 * Says `ltr` of what in a book written from right to left has letters, but none written so; in place. Of items of lists and
 * cells it is said for their words alone: their bullets and edges stay in line with the others.
 */
export function markDirections(tree: Root): void {
  mark(tree, false);
}

function mark(parent: Root | Element, within: boolean): void {
  for (const node of parent.children) {
    if (node.type !== 'element' || node.properties.dir !== undefined) continue;
    const item = items.test(node.tagName);
    if (item || (within && node.tagName === 'p')) node.children = turned(node.children);
    else if (!within && wholes.test(node.tagName) && runsRight(node)) {
      node.properties.dir = 'ltr';
      continue;
    }
    mark(node, within || item);
  }
}

/** Children with each run of words that runs the other way in a `bdi`; a box to tick stays before it. */
function turned(children: readonly ElementContent[]): ElementContent[] {
  const made: ElementContent[] = [];
  let run: ElementContent[] = [];
  const end = () => {
    const turns = run.some(runsRight) && !run.some(runsLeft);
    made.push(...(turns ? [...before(run), h('bdi', { dir: 'ltr' }, run)] : run));
    run = [];
  };
  for (const child of children) {
    if (child.type === 'element' && (blocks.has(child.tagName) || child.tagName === 'input')) {
      end();
      made.push(child);
    } else run.push(child);
  }
  end();
  return made;
}

/** Takes the space before a run's words out of it: between two directions it would be lost. */
function before(run: ElementContent[]): readonly ElementContent[] {
  const [first] = run;
  if (first?.type !== 'text') return [];
  const [, space = '', words = ''] = /^(\s*)(.*)$/s.exec(first.value) ?? [];
  if (space === '') return [];
  run.splice(0, 1, ...(words === '' ? [] : [{ ...first, value: words }]));
  return [{ type: 'text', value: space }];
}

function runsRight(node: ElementContent): boolean {
  return /\p{L}/u.test(textOf(node)) && !runsLeft(node);
}

function runsLeft(node: ElementContent): boolean {
  return leftwardLetters.test(textOf(node));
}
