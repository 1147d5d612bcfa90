// Messages that hold the book's own text: it must not command the terminal that shows them.

import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { reportJson, reportText } from '../../scripts/cli/messages.ts';
import { visible } from '../../scripts/cli/terminal.ts';

const hostile = 'a\u001b[2J\u009b2J\u202eb\u2066\u0000';

test('shows what commands a terminal, keeps lines and other scripts', () => {
  expect(visible(hostile)).toBe('aU+001B[2JU+009B2JU+202EbU+2066U+0000');
  expect(visible('é “日本” עברית\u00a0\n\tx')).toBe('é “日本” עברית\u00a0\n\tx');
});

test('JSON holds the same text, in plain letters', () => {
  const file = new VFile({ path: 'chapters/a.md' });
  file.message(hostile, { line: 1, column: 2 });
  const json = reportJson([file], 'book');
  expect(json).toMatch(/^[\n\x20-\x7e]*$/);
  expect(JSON.parse(json).messages[0]).toMatchObject({ file: 'book/chapters/a.md', reason: hostile });
});

/** A report of two files: each with so many headings without a name, dead links to one place, and one other warning. */
function manyMessages(count: number) {
  return ['a.md', 'b.md'].map((path) => {
    const file = new VFile({ path });
    for (let at = 1; at <= count; at += 1) {
      const place = { line: at, column: 1 };
      const warning = file.message(`Cannot find a name for the heading \`${path} ${at}\``, {
        place,
        ruleId: 'unnamed',
      });
      Object.assign(warning, { fatal: false, note: `Name ${path} ${at}.` });
      const error = file.message('Cannot find anchor `x` in the book', { place, ruleId: 'dead' });
      Object.assign(error, { fatal: true });
      const other = file.message(`Cannot find anchor \`${path} ${at}\` in the book`, {
        place,
        ruleId: 'dead',
      });
      Object.assign(other, { fatal: true });
    }
    Object.assign(file.message('Unexpected text before the title', { ruleId: 'first' }), { fatal: false });
    return file;
  });
}

test('the same message many times is told once with a count, and all are counted', () => {
  const text = reportText(manyMessages(100), 'book', false);
  expect(text).toMatch(/1:1 +warning Cannot find a name for the heading `a\.md 1` \(and 199 more\)/);
  expect(text).toContain('Name a.md 1.');
  expect(text).not.toContain('heading `a.md 2`');
  expect(text).not.toContain('heading `b.md 1`');
  expect(text.match(/anchor `x` in the book/g)).toHaveLength(1);
  expect(text).toContain('anchor `x` in the book (and 199 more)');
  expect(text.match(/Unexpected text before the title/g)).toHaveLength(2);
  expect(text).toContain(
    '602 messages (✖ 400 errors, ⚠ 202 warnings)\n`colophon check --json` has every place',
  );
});

test('errors of different words are each told: each must be mended', () => {
  expect(
    reportText(manyMessages(100), 'book', false).match(/anchor `[ab]\.md \d+` in the book/g),
  ).toHaveLength(200);
});

test('a few messages are told one by one', () => {
  const text = reportText(manyMessages(1), 'book', false);
  expect(text.match(/heading `/g)).toHaveLength(2);
  expect(text).not.toMatch(/more\)|--json/);
  expect(text).toContain('8 messages (✖ 4 errors, ⚠ 4 warnings)');
});

test('JSON has every message', () => {
  const { messages, errors, warnings } = JSON.parse(reportJson(manyMessages(100), 'book'));
  expect([messages.length, errors, warnings]).toEqual([602, 400, 202]);
});
