// Comments of every kind, and signs that begin none.

import { expect, test } from 'vitest';
import { htmlOf } from './html-of.ts';

test.each([
  '<!-- secret -->',
  'Shown <!-- secret --> shown',
  '<!--\nsecret\n\nsecret -- too\n-->',
  '[//]: # (secret)',
  '[//]: # "secret"',
  '[comment]: <> (secret)',
  '[_secret_]: # (secret)',
  '{/* secret */}',
  'Shown {/* secret *b* `c` */} shown',
  '{/* secret\nsecret */}\r\n',
  '%% secret %%',
  '%%secret%%',
  '%% secret\nsecret %%',
  '%%\nsecret\n\n- secret\n\n%%',
  '> %% secret %%\n>\n> Shown',
  '- Shown\n\n  %% secret %%',
])('%s', async (markdown) => {
  const { html, told } = await htmlOf(`${markdown}\n\nShown.`);
  expect(html).not.toContain('secret');
  expect(html).not.toMatch(/%%|\{\/|\*\/|<p><\/p>/);
  expect(html).toContain('Shown.');
  expect(told).toEqual([]);
});

test.each([
  'Write %% for a % and %% for another.',
  '100%% sure',
  '%%time',
  '%%\n\nA line of per cent signs alone.',
  '`%% code %%`',
  '`{/* code */}`',
  '```text\n%% code %%\n{/* code */}\n<!-- code -->\n```',
  '    %% code %%',
  '{/ * no comment * /}',
  '{/* never closed',
  'Text %%inside%% a line.',
])('as typed: %s', async (markdown) => {
  const plain = (text: string) => text.replace(/<[^>]*>|[`\s]|text/g, '').replaceAll('&#x3C;', '<');
  expect(plain((await htmlOf(markdown)).html)).toBe(
    plain(markdown.replace('<!-- code -->', '&#x3C;!--code-->')),
  );
});
