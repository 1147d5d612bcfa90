// Runs in the child process of plugins, and does the orders that the main process sends.

import { pathToFileURL } from 'node:url';
import type { PluginOrder } from '../../model/plugins.ts';
import { applyPlugins, type PluginHost } from './apply.ts';

/** Answers each order of the main process. The process runs in the book's folder and may read that and nothing else. */
export function servePlugins(host: Omit<PluginHost, 'load' | 'begin'>): void {
  // A specifier is resolved as in a module at this place, which need not exist.
  const base = pathToFileURL(`${process.cwd()}/book.js`).href;
  const load = async (name: string) => {
    const module = (await import(import.meta.resolve(name, base))) as { default?: unknown };
    return module.default;
  };
  // A plugin may change what it finds in the process, so what answers is kept from the beginning.
  const send = process.send?.bind(process);
  process.on('message', async (order: PluginOrder) => {
    send?.(
      await applyPlugins(order, { ...host, load, begin: (index) => void send?.({ kind: 'begun', index }) }),
    );
  });
}
