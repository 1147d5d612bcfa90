// Places in the compiled program as those of our sources.

import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, resolve } from 'node:path';

/** A stack trace as it would be, were the program run from its sources. Node's own way takes its time in every run. */
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
    return undefined; // a package's own file
  }
}
