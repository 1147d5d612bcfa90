// Long names in running text may be divided at their joints, code in blocks and short names not.

import { fromHtml } from 'hast-util-from-html';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { allowBreaks } from '../../scripts/paged/hyphenate.ts';

test.each([
  ['clear_page_from_frame()', 'clear_<wbr>page_<wbr>from_<wbr>frame()'],
  ['/usr/src/linux-headers', '/usr/<wbr>src/<wbr>linux-<wbr>headers'],
  ['std::collections::map', 'std::<wbr>collections::<wbr>map'],
  ['module_init', 'module_init'],
  ['a_b_c_d_e_f_g_h', 'a_b_c_d_e_f_g_h'],
])('%s', (name, divided) => {
  const tree = fromHtml(`<p><code>${name}</code></p><pre><code>${name}</code></pre>`, { fragment: true });
  allowBreaks(tree);
  expect(unified().use(rehypeStringify).stringify(tree)).toBe(
    `<p><code>${divided}</code></p><pre><code>${name}</code></pre>`,
  );
});

test('an address that is a link is divided too, other words of links are not', () => {
  const tree = fromHtml(
    '<a href="x">https://example.org/list?page=twenty</a> <a href="y">never/divided/words</a>',
    {
      fragment: true,
    },
  );
  allowBreaks(tree);
  expect(unified().use(rehypeStringify).stringify(tree)).toBe(
    '<a href="x">https://<wbr>example.<wbr>org/<wbr>list?<wbr>page=<wbr>twenty</a> <a href="y">never/divided/words</a>',
  );
});
