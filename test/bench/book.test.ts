// The made-up book is what the benchmarks take it for: its size, its anchors, and links that lead somewhere.

import { describe, expect, it } from 'vitest';
import { generateBook } from './book.ts';

const book = generateBook();
const chapters = [...book].filter(([path]) => path.startsWith('chapters/'));

function anchorsIn(texts: Iterable<string>): readonly string[] {
  return [...texts].flatMap((text) =>
    [...text.matchAll(/<a name="([^"]+)"><\/a>/g)].map(([, id]) => id ?? ''),
  );
}

describe('generateBook', () => {
  it('gives the same book for the same seed, and another for another', () => {
    expect(generateBook()).toEqual(book);
    expect([...generateBook({ seed: 2 }).values()]).not.toEqual([...book.values()]);
  });

  it('is as large as the real book', () => {
    const bytes = chapters.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0);
    expect(chapters).toHaveLength(34);
    expect(bytes).toBeGreaterThan(320_000);
    expect(bytes).toBeLessThan(380_000);
    expect(anchorsIn(book.values()).length).toBeGreaterThan(105);
    expect(anchorsIn(book.values()).length).toBeLessThan(135);
  });

  it('lists its chapters in order', () => {
    const listed = [...(book.get('book.yaml') ?? '').matchAll(/^ {2}- (\S+\.md)$/gm)].map(([, file]) => file);
    expect(listed).toEqual(chapters.map(([path]) => path.replace('chapters/', '')));
    expect([...listed].sort()).toEqual(listed);
  });

  it('has its notice in the first chapter', () => {
    const notice = book.get('NOTICE.md') ?? '';
    expect(notice.split('\n\n')).toHaveLength(5);
    expect(chapters[0]?.[1]).toContain(`# 1. Introduction\n\n${notice}`);
  });

  it.each([1, 10])('has unique anchors and no dead link, %i times', (times) => {
    const large = generateBook({ times });
    const anchors = anchorsIn(large.values());
    expect(new Set(anchors).size).toBe(anchors.length);
    const homes = new Set(
      [...large].flatMap(([path, text]) => anchorsIn([text]).map((id) => `${path}#${id}`)),
    );
    const targets = [...large.values()].flatMap((text) => [...text.matchAll(/\]\((?!https:)([^)]+)\)/g)]);
    expect(targets.length).toBeGreaterThan(100 * times);
    const dead = targets.filter(([, target = '']) => {
      const [file, id] = target.split('#');
      if (!file) return !anchors.includes(id ?? '');
      return id === undefined ? !large.has(`chapters/${file}`) : !homes.has(`chapters/${target}`);
    });
    expect(dead).toEqual([]);
  });

  it('has a definition for every note', () => {
    for (const [, text] of chapters) {
      const used = [...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, label]) => label);
      const defined = [...text.matchAll(/^\[\^(\d+)\]: /gm)].map(([, label]) => label);
      expect(defined).toEqual(used);
    }
  });

  it('has long lines of code, as real books do', () => {
    const lines = chapters.flatMap(([, text]) =>
      [...text.matchAll(/^```c$.*?^```$/gms)].flatMap(([block]) => block.split('\n')),
    );
    expect(lines.filter((line) => line.length > 100).length).toBeGreaterThan(20);
  });
});
