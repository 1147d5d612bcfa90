// Names chapters by their files, and finds names that two have.

import { posix } from 'node:path';
import type { ListedChapter } from '../model/chapter-list.ts';

/**
 * Names chapters by their paths in the `folder` of chapters: `part/01-one.md` is `part-01-one`. A README or index takes
 * the name of its folder, unless another chapter has it.
 */
export function chapterNames(chapters: readonly ListedChapter[], folder: string): readonly string[] {
  const paths = chapters.map(({ path }) =>
    posix
      .relative(folder, path)
      .replace(/^(?:\.\.\/)+/, '')
      .replace(/\.[^./]+$/, '')
      .replaceAll('/', '-'),
  );
  return paths.map((name) => {
    const [, of = ''] = /^(.+)-(?:readme|index|_index)$/i.exec(name) ?? [];
    return of === '' || paths.includes(of) ? name : of;
  });
}

/** Finds chapters that have the name of an earlier one: `a/b.md` and `a-b.md`. */
export function namesakes(
  chapters: readonly ListedChapter[],
  names: readonly string[],
): readonly Readonly<{ index: number; reason: string }>[] {
  const first = new Map<string, string>();
  return chapters.flatMap(({ path }, index) => {
    const name = names[index] ?? '';
    const other = first.get(name);
    if (other === undefined) first.set(name, path);
    return other === undefined
      ? []
      : [{ index, reason: `Unexpected second chapter named \`${name}\`: \`${path}\` after \`${other}\`` }];
  });
}
