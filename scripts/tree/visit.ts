// A walk through a syntax tree, as unist-util-visit has it: every pass over a chapter goes through here.

import type { Node, Parent } from 'unist';
import type { visit as Visit } from 'unist-util-visit';

/** Ends the walk. */
export const EXIT = false;
/** Leaves out the node's children. */
export const SKIP = 'skip';

/**
 * Calls a visitor with each node of a tree, or with each of one type, its index and its parent: a node before its children.
 * The visitor may give `EXIT`, `SKIP`, the index of the sibling to go on with, or `[SKIP, index]`. This is the part of unist-util-visit that
 * is used here, and has its type. The package gives each of its steps a name for debuggers, node by node, and with some
 * thirty passes over every chapter that takes a tenth of the time of a build.
 */
export const visit = ((tree: Node, test: string | Visitor, visitor?: Visitor) => {
  if (typeof test === 'string') walk(tree, undefined, undefined, test, visitor as Visitor);
  else walk(tree, undefined, undefined, undefined, test);
}) as unknown as typeof Visit;

type Visitor = (node: Node, index: number | undefined, parent: Parent | undefined) => unknown;

/** What a visitor gave: whether to leave out the children or to end, and the sibling to go on with. */
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
  const self = node as Parent; // its children may be others after each step
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
