// Latin words in lines of right-to-left writing, in the order in which they are read.

import { expect, test } from 'vitest';
import { orderWords } from '../../../scripts/pdf/read/bidi.ts';

test.each([
  ['مصدر هذه الطبعة متاح على ar/org.example://https', 'مصدر هذه الطبعة متاح على https://example.org/ar'],
  ['ثم نقرأ الملف txt.readme ونكتب فيه', 'ثم نقرأ الملف readme.txt ونكتب فيه'],
  ['خطوط هذا الكتاب Serif Source وSans Source', 'خطوط هذا الكتاب Source Serif وSource Sans'],
  ['صمّمها في العمل Hunt .D Paul', 'صمّمها في العمل Paul D. Hunt'],
  ['בספר tree B של המחבר', 'בספר B tree של המחבר'],
  ['بصمة المصدر -256SHA التي', 'بصمة المصدر SHA-256 التي'],
])('%s', (read, ordered) => {
  expect(orderWords(read)).toBe(ordered);
});

test.each([
  ['no right-to-left writing', 'See https://example.org/a.html, and readme.txt'],
  ['one Latin word', 'نقرأ كتاب Markdown هنا'],
  ['numbers alone', 'الأرقام 12 و 34 معًا 2026-01-01'],
  ['more Latin than Hebrew', 'The word שלום stands in a line of English'],
])('leaves a line as it is: %s', (_, line) => {
  expect(orderWords(line)).toBe(line);
});

test('a line knows nothing of another', () => {
  expect(orderWords('example.org\nهنا اليوم org.example')).toBe('example.org\nهنا اليوم example.org');
});
