// The ids of a PDF's structure, made the same each time.

import { PDFArray, PDFDict, type PDFDocument, PDFNumber, PDFString } from '@cantoo/pdf-lib';

/** Chromium numbers structure ids by a counter of the whole process: number them anew, in their order. */
export function renumberNodes(file: PDFDocument): void {
  const found = new Set<string>();
  const each = (use: (name: string) => string | undefined) => {
    for (const [, object] of file.context.enumerateIndirectObjects()) walk(object, use);
  };
  each((name) => void found.add(name));
  const names = new Map(
    [...found].sort().map((name, index) => [name, `node${String(index).padStart(8, '0')}`]),
  );
  each((name) => names.get(name));
}

/** Gives the ids of a slice's structure a beginning of their own: those of several slices may be the same. */
export function prefixNodes(file: PDFDocument, slice: number): void {
  const beginning = `node${String(slice).padStart(4, '0')}`;
  for (const [, object] of file.context.enumerateIndirectObjects())
    walk(object, (name) => name.replace('node', beginning));
}

/** Calls `use` with each structure id in `object`, and puts what it gives in its place. */
function walk(object: unknown, use: (name: string) => string | undefined): void {
  const renamed = (value: unknown) => {
    const name =
      value instanceof PDFString && /^node\d{8,}$/.test(value.asString()) ? use(value.asString()) : undefined;
    return name === undefined ? undefined : PDFString.of(name);
  };
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const name = renamed(value);
      if (name) object.set(key, name);
      else walk(value, use);
    }
  } else if (object instanceof PDFArray) {
    for (let index = 0; index < object.size(); index += 1) {
      const value = object.get(index);
      const name = renamed(value);
      if (name) object.set(index, name);
      else if (!(value instanceof PDFNumber)) walk(value, use);
    }
  }
}
