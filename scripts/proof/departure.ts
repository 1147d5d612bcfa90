// Finds the passage of a copy that is most like a text that it should have, and the words in which it departs from it.

import { type ArrayChange, diffArrays } from 'diff';
import type { Reading } from '../model/proof.ts';
import { showWords } from '../read/notice.ts';
import { fold, withoutHyphens } from '../text/fold.ts';
import { type Run, runsOf } from './over-pages.ts';

/**
 * A passage of a document that resembles a text and differs from it. `shown` has the words that differ, `names` the code
 * points of their unusual letters. `core` is the folded part of the passage between the first and last words in common.
 */
export type Departure = Readonly<{ from: string; shown: string; names: string; core: string }>;

type Words = readonly Readonly<{ key: string; text: string }>[];

/** The fewest words of a text that is compared loosely: shorter texts resemble too many others. */
const long = 12;

/** The passage that is most like `wanted`; undefined if none has enough of its words together. */
export function departure(evidence: Reading, wanted: string): Departure | undefined {
  const words = wordsOf(wanted, evidence);
  const near = candidates(evidence, wanted, 0.2).flatMap((run) => nearest(run, evidence, words));
  const best = near.sort((a, b) => b.hits - a.hits)[0];
  return best && best.hits >= words.length * (words.length < long ? 0.7 : 0.4)
    ? compare(best, words)
    : undefined;
}

/** All passages that closely resemble `wanted` but have other words. One may continue on the next page. */
export function departures(evidence: Reading, wanted: string): readonly Departure[] {
  const words = wordsOf(wanted, evidence);
  if (words.length < long) return [];
  const key = words.map((word) => word.key).join('');
  return candidates(evidence, wanted, 0.4).flatMap((run) =>
    nearest(run, evidence, words)
      .filter(({ hits }) => hits >= words.length * 0.7)
      // A word that is hyphenated at a page's end is two words here, so that the joined texts are compared.
      .filter(
        ({ words: found }) =>
          !found
            .map((word) => word.key)
            .join('')
            .includes(key),
      )
      .flatMap((near) => compare(near, words) ?? []),
  );
}

/** The runs that contain at least a share of a text's pieces. Only these are compared word by word, which is slow. */
function candidates(evidence: Reading, wanted: string, share: number): readonly Run[] {
  const key = fold(wanted);
  const pieces = key.match(/.{1,16}/gu) ?? [];
  return runsOf(evidence, key.length).filter(
    ({ folded }) => pieces.filter((piece) => folded.includes(piece)).length >= share * pieces.length,
  );
}

type Near = Readonly<{ from: string; words: Words; hits: number }>;

/** The passages of a run that are like the wanted words, each with the number of words (`hits`) at their expected places. */
function nearest(run: Run, evidence: Reading, wanted: Words): readonly Near[] {
  const words = wordsOf(run.text, evidence);
  const own =
    run.end === run.text.length ? words.length : wordsOf(run.text.slice(0, run.end), evidence).length;
  const places = new Map<string, number[]>();
  for (const [at, { key }] of wanted.entries()) places.set(key, [...(places.get(key) ?? []), at]);
  // Each word gives the place where the passage would begin. Those that agree, within `grain` words, are one passage.
  const grain = Math.max(8, Math.ceil(wanted.length / 8));
  const beginnings = new Map<number, number[]>();
  for (const [at, { key }] of words.entries()) {
    const buckets = new Map(
      (places.get(key) ?? []).map((place) => [Math.round((at - place) / grain), at - place]),
    );
    for (const [bucket, beginning] of buckets) {
      const known = beginnings.get(bucket);
      if (known) known.push(beginning);
      else beginnings.set(bucket, [beginning]);
    }
  }
  const near = (bucket: number) => [...(beginnings.get(bucket) ?? []), ...(beginnings.get(bucket + 1) ?? [])];
  const total = (bucket: number) => near(bucket).length;
  const peaks = [...beginnings.keys()].filter(
    (bucket) => total(bucket) >= total(bucket - 1) && total(bucket) > total(bucket + 1),
  );
  return peaks.flatMap((bucket) => {
    const begins = median(near(bucket));
    // A passage that begins on another page is judged with that page.
    if (begins >= own || (begins < 0 && run.goesOn)) return [];
    const start = Math.max(0, (bucket - 1) * grain);
    return [
      {
        from: run.from,
        words: words.slice(start, start + wanted.length + 3 * grain),
        hits: Math.min(total(bucket), wanted.length),
      },
    ];
  });
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}

function compare({ from, words }: Near, wanted: Words): Departure | undefined {
  const parts = diffArrays([...wanted], [...words], {
    comparator: (left, right) => left.key === right.key,
    maxEditLength: 2000,
  });
  if (parts) trim(parts);
  const first = parts?.findIndex(({ added, removed }) => added || removed) ?? -1;
  if (!parts || first < 0) return undefined;
  const old = new Set(wanted.flatMap(({ text }) => [...text]));
  const odd = parts
    .filter(({ added }) => added)
    .flatMap(({ value }) => value.flatMap(({ text }) => [...text]))
    .filter((letter) => (letter.codePointAt(0) ?? 0) > 0x7f && !old.has(letter));
  return {
    from,
    shown: showWords(parts.slice(0, first + 6), parts.length > first + 6),
    names: namesOf(odd),
    core: coreOf(parts),
  };
}

/** Fewer equal words than this at either end of a passage may be a coincidence. */
const run = 3;

function coreOf(parts: readonly ArrayChange<Words[number]>[]): string {
  const shared = parts.map(({ added, removed, value }) => !added && !removed && value.length >= run);
  const inside = parts.slice(shared.indexOf(true), shared.lastIndexOf(true) + 1);
  return inside.flatMap(({ removed, value }) => (removed ? [] : value.map(({ key }) => key))).join('');
}

/** Removes, in place, the words before and after the passage. */
function trim(parts: ArrayChange<Words[number]>[]): void {
  while (parts[0]?.added) parts.shift();
  while (parts.at(-1)?.added) parts.pop();
  const [first, second] = parts;
  // If the first or last word differs, the words beyond it do not belong to the passage either.
  if (first?.removed && second?.added) second.value = second.value.slice(-first.value.length);
  const [before, last] = parts.slice(-2);
  if (last?.removed && before?.added) before.value = before.value.slice(0, last.value.length);
}

/** Names letters by their code points, since some look like others. */
function namesOf(letters: readonly string[]): string {
  const names = [...new Set(letters)]
    .slice(0, 5)
    .map(
      (letter) => `\`${letter}\` is U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`,
    );
  return names.length > 0 ? ` (${names.join(', ')})` : '';
}

/** The words of a text, without the numbers of notes that a printed page has at the ends of words, and without hyphenation. */
function wordsOf(text: string, { format, copy }: Pick<Reading, 'format' | 'copy'>): Words {
  const joined = text.replace(/\u00ad\s*/g, '');
  const plain =
    format.addresses === 'none'
      ? joined.replace(/(?<=[\p{L})])\d{1,3}(?=\s|[.,;:!?]|$)/gu, '').replace(/\s+(?=[.,;:!?])/g, '')
      : joined;
  const bare = copy.texts === undefined ? (key: string) => key : withoutHyphens;
  return [...plain.matchAll(/\S+/g)].map(([word]) => ({ key: bare(fold(word)), text: word }));
}
