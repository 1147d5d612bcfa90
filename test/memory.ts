// A world all in memory, and a small sound book to lay other files over.

import { readFile } from 'node:fs/promises';
import { thisThread } from '../scripts/model/jobs.ts';
import type { Plugins } from '../scripts/model/plugins.ts';
import type { Browser, Folder, World } from '../scripts/model/world.ts';
import { chapterParser, parseWith } from '../scripts/read/parse.ts';
import { applyPlugins } from '../scripts/system/plugins/apply.ts';

/** Files of a book: path from its folder → text or bytes; null where a file of another book laid under it is gone. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** A book that every check lets pass. */
export const sound: Files = {
  'book.yaml': [
    'id: small',
    'title: A Small Book',
    'language: en',
    'version: 1.2.3',
    'date: 2026-01-02',
    'authors: [Ada Example, Bo Example]',
    'copyright: [Copyright © Ada Example and Bo Example]',
    'license: {id: OSL-3.0}',
    'source: https://example.org/small',
    '',
  ].join('\n'),
  'NOTICE.md': 'This small book is free; you may copy it.\n\nIt comes without any warranty.\n',
  'chapters/01-one.md':
    '<a name="sec:one"></a>\n\n# 1. One\n\nThis small book is free; you may copy it.\n\nIt comes without any warranty.\n\nText.\n',
};

/** A folder in memory. */
export function folderOf(files: Files): Folder {
  return {
    read: async (path) => {
      if (path.startsWith('/') || path.split('/').includes('..')) return 'outside';
      const content = files[path];
      if (content === undefined || content === null)
        return Object.keys(files).some((name) => name.startsWith(`${path}/`)) ? 'unreadable' : 'missing';
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    list: async (path) => {
      const folder = path === '.' ? '' : `${path}/`;
      return Object.keys(files)
        .filter((name) => name.startsWith(folder) && !name.slice(folder.length).includes('/'))
        .map((name) => name.slice(folder.length))
        .sort();
    },
    files: async (path) =>
      Object.keys(files)
        .filter(
          (name) =>
            files[name] !== null && (path === '.' || name.startsWith(`${path}/`)) && !/(?:^|\/)\./.test(name),
        )
        .sort(),
  };
}

/** A browser for tests that need none: using it fails. */
export const noBrowser: Browser = {
  start: async () => {},
  available: () => Promise.reject(new Error('this test has no browser')),
  version: () => Promise.reject(new Error('this test has no browser')),
  print: () => Promise.reject(new Error('this test has no browser')),
  paper: () => Promise.reject(new Error('this test has no browser')),
  picture: () => Promise.reject(new Error('this test has no browser')),
  look: () => Promise.reject(new Error('this test has no browser')),
  draw: () => Promise.reject(new Error('this test has no browser')),
  close: async () => {},
};

/**
 * A browser for books with diagrams, without one: it draws a box with the first word of the source. A source with `-> ->`
 * or `--> -->` is wrong, one named `endless` takes too long. One named `wide` is 2000 pixels wide. There is no browser for a
 * book with a diagram `undrawn`.
 */
export function drawingBrowser(files: Files): Browser {
  return {
    ...noBrowser,
    available: async () => !Object.values(files).some((text) => String(text).includes('undrawn')),
    draw: async (_site, name, _program, sources) =>
      sources.map((source) => {
        if (source.includes('endless')) return { kind: 'endless' };
        const line = source.split('\n').findIndex((one) => /--?> --?>/.test(one)) + 1;
        if (line > 0)
          return name === 'mermaid'
            ? { kind: 'wrong', said: mermaidSays(line), line, column: 3 }
            : { kind: 'wrong', said: `syntax error in line ${line} near '->'`, line };
        const word = /\w+/.exec(source)?.[0];
        const width = source.includes('wide') ? 2000 : 80;
        return {
          kind: 'svg',
          smallest: 14,
          svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 40"><text x="9" y="9">${word}</text></svg>`,
        };
      }),
  };
}

/** What mermaid says of `  b --> --> c`. */
function mermaidSays(line: number): string {
  return `Parse error on line ${line}:\n...R  a --> b  b --> --> c\n---------------------^\nExpecting 'AMP', 'COLON', got 'LINK'`;
}

/** A world whose book is `files`; templates and packages are the real ones. */
export function worldOf(files: Files, browser: Browser = noBrowser): World {
  const own = new URL('../templates/', import.meta.url);
  return {
    book: folderOf(files),
    templates: {
      read: async (path) => new Uint8Array(await readFile(new URL(path, own))),
      list: async () => [],
      files: async () => [],
    },
    resource: async (name) =>
      new Uint8Array(await readFile(new URL(`../node_modules/${name}`, import.meta.url))),
    epoch: undefined,
    today: new Date('2026-01-01T00:00:00Z'),
    browser,
    threads: thisThread,
    tool: () => Promise.reject(new Error('this test has no tools')),
    kept: { read: async () => undefined, write: async () => {} },
    plugins: pluginsOf(files),
  };
}

/** Plugins of a book in memory: modules without imports, run in this process. */
export function pluginsOf(files: Files): Plugins {
  const load = async (name: string) => {
    const source = files[name.replace(/^\.\//, '')];
    if (typeof source !== 'string') throw Object.assign(new Error(name), { code: 'ERR_MODULE_NOT_FOUND' });
    const module = await import(`data:text/javascript,${encodeURIComponent(source)}`);
    return module.default;
  };
  const host = { load, begin: () => {}, parser: chapterParser, parse: parseWith };
  return {
    allowed: async () => true,
    run: async (order) => JSON.parse(JSON.stringify(await applyPlugins(order, host))),
    close: async () => {},
  };
}
