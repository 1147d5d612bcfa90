// Compares the notice with a chapter: whether it is there, which passages are its paragraphs, which words differ.

import { type ArrayChange, diffArrays } from 'diff';
import type { Passage, Word } from './passages.ts';

/** Tells whether consecutive passages are exactly these words. */
export function holds(passages: readonly Passage[], words: readonly Word[]): boolean {
  return passages.some((_, from) => {
    let matched = 0;
    for (let at = from; at < passages.length && matched < words.length; at += 1) {
      for (const { key } of passages[at]?.words ?? []) if (words[matched++]?.key !== key) return false;
    }
    return matched === words.length;
  });
}

/** The passage that is probably a paragraph of the notice: its index, and the share of words in common (0.5–1). */
export type Pair = Readonly<{ at: number; likeness: number }>;

/** Finds the most similar passage for each paragraph of the notice, if there is one. No passage serves two paragraphs. */
export function pairUp(
  notice: readonly Passage[],
  passages: readonly Passage[],
): readonly (Pair | undefined)[] {
  const counts = notice.map(countKeys);
  const candidates = passages.flatMap((passage, at) => {
    const own = [...countKeys(passage)];
    return notice.flatMap(({ words }, index) => {
      const common = own.reduce((sum, [key, n]) => sum + Math.min(n, counts[index]?.get(key) ?? 0), 0);
      const likeness = (2 * common) / (words.length + passage.words.length);
      // With less than half the words in common it is another text.
      return likeness >= 0.5 ? [{ index, at, likeness }] : [];
    });
  });
  candidates.sort((a, b) => b.likeness - a.likeness || a.index - b.index || a.at - b.at);
  const pairs: (Pair | undefined)[] = notice.map(() => undefined);
  const used = new Set<number>();
  for (const { index, at, likeness } of candidates) {
    if (pairs[index] || used.has(at)) continue;
    pairs[index] = { at, likeness };
    used.add(at);
  }
  return pairs;
}

function countKeys({ words }: Passage): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of words) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/**
 * Shows the words in which a passage differs from the paragraph that it should be, as
 * `… remains [-intact-]{+whole+} and …`, with the offset of the first of them in the passage's file; undefined if no
 * words differ.
 */
export function difference(
  wanted: Passage,
  passage: Passage,
): Readonly<{ shown: string; offset: number }> | undefined {
  const { words } = passage;
  const parts: readonly ArrayChange<Word>[] = diffArrays([...wanted.words], [...words], {
    comparator: (left, right) => left.key === right.key,
    // Comparing takes time that grows with the square of the difference.
    maxEditLength: 2000,
  }) ?? [
    { value: [...wanted.words], removed: true, added: false, count: wanted.words.length },
    { value: [...words], removed: false, added: true, count: words.length },
  ];
  const first = parts.findIndex(({ added, removed }) => added || removed);
  if (first < 0) return undefined;
  const at = first === 0 ? 0 : (parts[0]?.value.length ?? 0);
  return {
    shown: showWords(parts.slice(0, first + 6), parts.length > first + 6),
    offset: words[at]?.offset ?? passage.place.end.offset ?? 0,
  };
}

/** Shows words that differ as `… remains [-intact-]{+whole+} and …`; `more` says that others follow. */
export function showWords(
  parts: readonly Readonly<{
    value: readonly Pick<Word, 'text'>[];
    added: boolean;
    removed: boolean;
  }>[],
  more: boolean,
): string {
  const shown = parts.map(({ added, removed, value }, index) => {
    const texts = value.map(({ text }) => text);
    if (removed) return `[-${abridge(texts, 8, 4)}-]${parts[index + 1]?.added ? '' : ' '}`;
    if (added) return `{+${abridge(texts, 8, 4)}+} `;
    return `${abridge(texts, index === 0 ? 0 : 3, index === parts.length - 1 ? 0 : 3)} `;
  });
  return `${shown.join('').trim()}${more ? ' …' : ''}`;
}

/** Keeps some words at the beginning and some at the end, with `…` for those between. */
function abridge(texts: readonly string[], head: number, tail: number): string {
  if (texts.length <= head + tail) return texts.join(' ');
  return [...texts.slice(0, head), '…', ...(tail > 0 ? texts.slice(-tail) : [])].join(' ');
}

/** Gives the first words of a passage, in backticks. */
export function opening(passage: Passage | undefined): string {
  const texts = passage?.words.filter(({ text }) => !/^<.*>$/.test(text)).map(({ text }) => text) ?? [];
  return `\`${abridge(texts, 7, 0)}\``;
}
