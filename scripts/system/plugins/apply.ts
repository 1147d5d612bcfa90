// Gives a chapter to the author's plugins, one after another, and says which of them is at fault where something is wrong.

import type { Root } from 'mdast';
import { type Plugin, type Processor, unified } from 'unified';
import type { Node } from 'unist';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { PluginAnswer, PluginMessage, PluginOrder, PluginProblem } from '../../model/plugins.ts';
import type { PluginItem } from '../../settings/markdown.ts';
import { systemCode } from '../fault.ts';

/** Where plugins run: how one is loaded, and the parser of chapters, which remark plugins may extend. */
export type PluginHost = Readonly<{
  /** Gives what the module of a plugin exports by default. Throws if there is none. */
  load: (name: string) => Promise<unknown>;
  /** Called with the index of each plugin as it begins its work. */
  begin: (index: number) => void;
  parser: () => Processor<Root>;
  parse: (parser: Processor<Root>, text: string) => Root;
}>;

/** A fault of a plugin that is found here, and not thrown by the plugin. */
class Problem extends Error {
  readonly problem: PluginProblem;
  constructor(problem: PluginProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

/** Does an order. What the plugins throw is part of the answer. */
export async function applyPlugins(order: PluginOrder, host: PluginHost): Promise<PluginAnswer> {
  const text = order.kind === 'remark' ? order.text : '';
  const file = new VFile({ path: order.path, value: text });
  let index: number | undefined;
  const begin = (at: number) => {
    index = at;
    host.begin(at);
  };
  try {
    const processor = order.kind === 'remark' ? host.parser() : (unified() as unknown as Processor<Root>);
    for (const [at, item] of order.plugins.entries()) {
      begin(at);
      processor.use(watched(await loaded(item, host), item, () => begin(at)) as Plugin<[], Root>);
    }
    const ready = processor.freeze();
    index = undefined;
    const tree = order.kind === 'remark' ? host.parse(ready, text) : order.tree;
    const result = await ready.run(tree as Root, file);
    return { kind: 'done', tree: result, messages: file.messages.map(plain) };
  } catch (error) {
    // A plugin that calls `file.fail` throws one of the messages: nothing else is wrong.
    const isMessage = file.messages.some((message) => message === error);
    const messages = file.messages.map(plain);
    if (isMessage) return { kind: 'done', tree: undefined, messages };
    return { kind: 'failed', fault: { index, ...problemOf(error) }, messages };
  }
}

async function loaded({ name }: PluginItem, host: PluginHost): Promise<(...options: unknown[]) => unknown> {
  const plugin = await host.load(name);
  if (typeof plugin === 'function') return plugin as (...options: unknown[]) => unknown;
  throw new Problem('no-function', plugin === undefined ? 'nothing' : `a value of type ${typeof plugin}`);
}

/** The transformer of a plugin, as unified calls it. */
type Transform = (tree: Node, file: VFile, next?: (error?: unknown, tree?: unknown) => void) => unknown;

/** Makes a plugin that calls another, tells by `begin` when that one is at work, and holds what it gives to be a tree. */
function watched(plugin: (...options: unknown[]) => unknown, { options }: PluginItem, begin: () => void) {
  return function (this: unknown) {
    begin();
    const transform = Reflect.apply(plugin, this, options === undefined ? [] : [options]);
    if (typeof transform !== 'function') return undefined;
    return async (tree: Node, file: VFile): Promise<Node | undefined> => {
      begin();
      const given = await settled(transform as Transform, tree, file);
      if (given instanceof Error) throw given;
      if (given === undefined || given === null) return undefined;
      if (typeof given === 'object' && 'type' in given && given.type === 'root') return given as Node;
      throw new Problem('no-tree', typeof given === 'object' ? 'an object' : `\`${String(given)}\``);
    };
  };
}

function settled(transform: Transform, tree: Node, file: VFile): Promise<unknown> {
  if (transform.length < 3) return Promise.resolve(transform(tree, file));
  return new Promise((resolve, reject) => {
    transform(tree, file, (error, given) => (error ? reject(error) : resolve(given)));
  });
}

function plain({ reason, place, fatal, note }: VFileMessage): PluginMessage {
  return { reason, place, isFatal: fatal === true, note };
}

const absent: ReadonlySet<string> = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

function problemOf(error: unknown): Readonly<{ problem: PluginProblem; detail: string }> {
  if (error instanceof Problem) return { problem: error.problem, detail: error.message };
  const detail = error instanceof Error ? error.message : String(error);
  const code = systemCode(error);
  if (code === 'ERR_ACCESS_DENIED') {
    const { permission = '', resource = '' } = error as { permission?: string; resource?: string };
    return { problem: 'refused', detail: [permission, resource].filter((one) => one !== '').join(' of ') };
  }
  return { problem: absent.has(code) ? 'missing' : 'threw', detail };
}
