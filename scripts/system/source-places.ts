// Translates places in the compiled program into places in its sources.

import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, resolve } from 'node:path';

/** Translates a stack trace by the source maps. Node's own option for this slows down every run. */
export function inSources(stack: string): string {
  const maps = new Map<string, SourceMap | undefined>();
  return stack.replace(
    /(?:file:\/\/)?((?:[A-Z]:)?[/\\][^\n()]*\.js):(\d+):(\d+)/g,
    (place, path: string, line, column) => {
      if (!maps.has(path)) maps.set(path, mapOf(path));
      const found = maps.get(path)?.findEntry(Number(line) - 1, Number(column) - 1);
      if (!found || !('originalSource' in found)) return place;
      const { originalSource, originalLine, originalColumn } = found;
      return `${resolve(dirname(path), originalSource)}:${originalLine + 1}:${originalColumn + 1}`;
    },
  );
}

function mapOf(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined; // a file of a package, which has no map
  }
}
