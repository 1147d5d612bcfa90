// English in a book written from right to left: what is said of its direction, and of what.

import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { markDirections } from '../../scripts/render/directions.ts';

function marked(html: string): string {
  const tree = fromHtml(html, { fragment: true });
  markDirections(tree);
  return toHtml(tree);
}

test.each([
  ['a paragraph', '<p>All English.</p>', '<p dir="ltr">All English.</p>'],
  ['a heading', '<h2>Open Licence</h2>', '<h2 dir="ltr">Open Licence</h2>'],
  ['a paragraph with words of both', '<p>עם English.</p>', '<p>עם English.</p>'],
  ['figures', '<p>1.2.3</p><ul><li>4.</li></ul>', '<p>1.2.3</p><ul><li>4.</li></ul>'],
  [
    'a list, its numbers too',
    '<ol><li>One.</li><li><p>Two.</p></li></ol>',
    '<ol dir="ltr"><li>One.</li><li><p>Two.</p></li></ol>',
  ],
  [
    'items among others, whose bullets stay',
    '<ul><li>אחד</li><li>Two <code>x</code>.<ul><li>Three.</li></ul></li></ul>',
    '<ul><li>אחד</li><li><bdi dir="ltr">Two <code>x</code>.</bdi><ul><li><bdi dir="ltr">Three.</bdi></li></ul></li></ul>',
  ],
  [
    'paragraphs of an item',
    '<ol><li><p>One.</p><p>שתיים</p><pre>x.</pre></li></ol>',
    '<ol><li><p><bdi dir="ltr">One.</bdi></p><p>שתיים</p><pre>x.</pre></li></ol>',
  ],
  [
    'an item with a box to tick',
    '<ul><li><input type="checkbox"> Done!</li><li>לא</li></ul>',
    '<ul><li><input type="checkbox"> <bdi dir="ltr">Done!</bdi></li><li>לא</li></ul>',
  ],
  [
    'cells of a table',
    '<table><tr><td>Name.</td><td>שם</td></tr></table>',
    '<table><tbody><tr><td><bdi dir="ltr">Name.</bdi></td><td>שם</td></tr></tbody></table>',
  ],
  [
    'a whole table',
    '<table><tr><td>Name.</td><td>2</td></tr></table>',
    '<table dir="ltr"><tbody><tr><td>Name.</td><td>2</td></tr></tbody></table>',
  ],
  [
    'a quotation',
    '<blockquote><p>Quoth he.</p></blockquote>',
    '<blockquote dir="ltr"><p>Quoth he.</p></blockquote>',
  ],
  ['what its author said', '<p dir="rtl">All English.</p>', '<p dir="rtl">All English.</p>'],
])('%s', (_, before, after) => {
  expect(marked(before)).toBe(after);
});
