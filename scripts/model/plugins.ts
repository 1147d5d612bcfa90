// The contract of an author's own unified plugins: what they are asked to do, and what they answer.

import type { Root as HtmlTree } from 'hast';
import type { Root as MarkdownTree } from 'mdast';
import type { Point, Position } from 'unist';
import type { PluginItem } from '../settings/markdown.ts';

/** The two kinds of plugins: those for Markdown trees, and those for HTML trees. */
export type PluginKind = 'remark' | 'rehype';

/** A chapter for the plugins of one kind, in order: remark plugins get its text, rehype plugins its HTML tree. */
export type PluginOrder = Readonly<{ plugins: readonly PluginItem[]; path: string }> &
  (Readonly<{ kind: 'remark'; text: string }> | Readonly<{ kind: 'rehype'; tree: HtmlTree }>);

/** A message of a plugin about a chapter. */
export type PluginMessage = Readonly<{
  reason: string;
  place: Point | Position | undefined;
  isFatal: boolean;
  note: string | undefined;
}>;

/**
 * What is wrong with a plugin: it is not there, is no function, cannot be loaded, throws, gives no tree, does what is
 * refused, takes too long, or ends its process.
 */
export type PluginProblem = 'missing' | 'no-function' | 'threw' | 'no-tree' | 'refused' | 'endless' | 'ended';

/** A fault of the plugin with this index in the order, or of all of them, if none of them can be blamed. */
export type PluginFault = Readonly<{ index: number | undefined; problem: PluginProblem; detail: string }>;

/** What plugins made of a chapter. The tree is what they say: nothing is known of it. */
export type PluginAnswer = Readonly<{ messages: readonly PluginMessage[] }> &
  (Readonly<{ kind: 'done'; tree: unknown }> | Readonly<{ kind: 'failed'; fault: PluginFault }>);

/** The author's plugins. They run as code, so only the reader of the book may allow them, never the book. */
export type Plugins = Readonly<{
  /** Whether whoever runs the program allows the plugins of this book. */
  allowed: () => Promise<boolean>;
  /** Gives a chapter to plugins. Nothing of them is loaded before. Throws a `Fault` if they cannot be run here at all. */
  run: (order: PluginOrder) => Promise<PluginAnswer>;
  /** Ends what `run` started. It may be called more than once. */
  close: () => Promise<void>;
}>;

/** A tree of either kind that has been found to be one. */
export type PluginTree<Kind extends PluginKind> = Kind extends 'remark' ? MarkdownTree : HtmlTree;
