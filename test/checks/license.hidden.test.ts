// A notice that no reader of the page sees is no notice.

import { expect, test } from 'vitest';
import { holds } from '../../scripts/read/notice.ts';
import { passagesOf } from '../../scripts/read/passages.ts';
import { read } from '../../scripts/read/read.ts';
import { sound, worldOf } from '../memory.ts';

const notice = String(sound['NOTICE.md']).trim();
const chapter = (hidden: string) => `<a name="sec:one"></a>\n\n# 1. One\n\nText.[^n]\n\n${hidden}\n`;

test.each([
  ['in a script', chapter(`<script>\n${notice}\n</script>`)],
  ['in a style', chapter(`<style>\n${notice}\n</style>`)],
  ['in a comment', chapter(`<!--\n${notice}\n-->`)],
  ['in a footnote', chapter(`[^n]: ${notice.replaceAll('\n\n', '\n\n    ')}`)],
])('%s', async (_where, text) => {
  const { manuscript } = await read(worldOf({ ...sound, 'chapters/01-one.md': text }));
  if (!manuscript) throw new Error('the book cannot be read');
  const { notice: file, chapters } = manuscript;
  const words = file ? passagesOf(file).flatMap((passage) => passage.words) : [];
  expect(words).not.toEqual([]);
  expect(chapters.some((one) => holds(passagesOf(one), words))).toBe(false);
});
