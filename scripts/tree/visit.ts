// Walks through a syntax tree like unist-util-visit, in less time. Every pass over a chapter uses it.

import type { Node, Parent } from 'unist';
import type { visit as Visit } from 'unist-util-visit';

/** Ends the walk. */
export const EXIT = false;
/** Skips the node's children. */
export const SKIP = 'skip';

/**
 * Calls a visitor with each node of a tree, or with each node of one type, its index and its parent; a node comes before its
 * children. The visitor may return `EXIT`, `SKIP`, the index of the sibling to go on with, or `[SKIP, index]`. This is the
 * part of unist-util-visit that we use, with its type. The package names each step for debuggers, which takes a tenth of the
 * time of a build with its thirty or so passes over every chapter.
 */
export const visit = ((tree: Node, test: string | Visitor, visitor?: Visitor) => {
  if (typeof test === 'string') walk(tree, undefined, undefined, test, visitor as Visitor);
  else walk(tree, undefined, undefined, undefined, test);
}) as unknown as typeof Visit;

type Visitor = (node: Node, index: number | undefined, parent: Parent | undefined) => unknown;

/** The parsed result of a visitor: `EXIT` or `SKIP`, and the index of the sibling to go on with. */
type Step = Readonly<{ action?: unknown; next?: number }>;

function walk(
  node: Node,
  index: number | undefined,
  parent: Parent | undefined,
  type: string | undefined,
  visitor: Visitor,
): Step {
  const step = type === undefined || node.type === type ? stepOf(visitor(node, index, parent)) : on;
  if (step.action === EXIT || step.action === SKIP || !('children' in node)) return step;
  const self = node as Parent; // A visitor may replace its children, so that they are read anew after each step.
  for (let at = 0; at > -1 && at < self.children.length; ) {
    const { action, next = at + 1 } = walk(self.children[at] as Node, at, self, type, visitor);
    if (action === EXIT) return ended;
    at = next;
  }
  return step;
}

const on: Step = {};
const ended: Step = { action: EXIT };

function stepOf(result: unknown): Step {
  if (result === undefined) return on;
  if (typeof result === 'number') return { next: result };
  return Array.isArray(result) ? { action: result[0], next: result[1] } : { action: result };
}
