// Marks text against the book's direction: English in a Hebrew book, whose full stops would otherwise be at the wrong end.

import type { Element, ElementContent, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { blocks } from '../dialect/content-model.ts';
import { leftwardLetters } from '../settings/direction.ts';

/** Elements whose direction changes as a whole, with bullets and columns, if all of their text runs the other way. */
const wholes = /^(?:[uo]l|dl|blockquote|table|p|h[1-6])$/;

/** Elements that keep their place in a list or table, so that only their words change direction. */
const items = /^(?:li|d[dt]|t[dh]|figcaption|caption|summary)$/;

/**
 * Marks `ltr` whatever in a right-to-left book has letters, but none from right to left, in place. In list items and
 * cells it marks only the words, so that their bullets and edges stay in line with the others.
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

/** Wraps each run of words that runs the other way in a `bdi`; a checkbox stays before it. */
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

/** Takes the leading space out of a run, because it would be lost between two directions. */
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
