// The bench book's outline: chapters, sections and places with their numbers and ids, before a word of text is there.

import { heading } from './prose.ts';
import { random } from './random.ts';

/** A chapter or a section: rank 1 to 3, number (`4`, `4.2`, `4.2.1`), and the ids of the places in its paragraphs. */
export type Part = Readonly<{
  id: string;
  rank: 1 | 2 | 3;
  number: string;
  title: string;
  file: string;
  places: readonly string[];
}>;

/** A chapter's parts, its own heading first. */
export type Outline = readonly Part[];

/** Sections in a chapter: mostly one or two, in some none. */
const sectionCounts = [2, 0, 1, 3, 2, 1, 4];

/** Outlines of `count` chapters, about three and a half anchors in each; no id and no file name twice. */
export function outline(count: number, seed: number): readonly Outline[] {
  const choose = random(seed);
  const unique = uniqueIds();
  const digits = String(count).length;
  return Array.from({ length: count }, (_, index) => {
    const chapter = index + 1;
    const title = chapter === 1 ? 'Introduction' : heading(choose);
    const id = unique(title);
    const file = `${String(chapter).padStart(Math.max(digits, 2), '0')}-${id.replace('sec:', '').replaceAll('_', '-')}.md`;
    const part = (rank: Part['rank'], number: string, title: string, id: string): Part => ({
      ...{ id, rank, number, title, file },
      places: choose.chance(12) ? [unique(`using ${heading(choose)}`)] : [],
    });
    const under = (rank: 2 | 3, number: string) => {
      const title = heading(choose);
      return part(rank, number, title, unique(title));
    };
    const sections = Array.from(
      { length: sectionCounts[index % sectionCounts.length] ?? 0 },
      (_, section) => {
        const number = `${chapter}.${section + 1}`;
        const below = choose.chance(12) ? [`${number}.1`, `${number}.2`].map((name) => under(3, name)) : [];
        return [under(2, number), ...below];
      },
    );
    return [part(1, `${chapter}`, title, id), ...sections.flat()];
  });
}

function uniqueIds(): (title: string) => string {
  const seen = new Map<string, number>();
  return (title) => {
    const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    const count = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, count);
    return count === 1 ? `sec:${slug}` : `sec:${slug}_${count}`;
  };
}
