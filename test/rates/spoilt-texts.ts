// Disguises of web editions and EPUBs by other words: of the notice, copyright lines, the licence and what else is to be said.

import { unreadable } from './disguise.ts';
import { disguisesOf, noticeIn, on } from './documents.ts';

const all = (from: string | RegExp, to: string) => (text: string) => text.replaceAll(from, to);
const source = 'https://example.org/small';
const license = 'https://spdx.org/licenses/OSL-3.0.html';

/** By what is done. */
export const texts = disguisesOf({
  'the notice dropped everywhere': { point: 'notice', change: all(noticeIn, '') },
  'the notice dropped from the copyright page': {
    point: 'notice',
    change: on('copyright', all(noticeIn, '')),
  },
  'the notice dropped from its chapter': { point: 'notice', change: on('01-one', all(noticeIn, '')) },
  'the last paragraph of the notice dropped': {
    point: 'notice',
    change: all(/<p>It comes without[\s\S]*?<\/p>/g, ''),
  },
  'a word of the notice dropped': { point: 'notice', change: all('remain intact', 'remain') },
  'a word of the notice changed on one page': {
    point: 'notice',
    change: on('copyright', all('is free', 'is cheap')),
  },
  'a “not” put into the notice': {
    point: 'notice',
    change: all('must remain intact', 'need not remain intact'),
  },
  'words added to the end of the notice': {
    point: 'notice',
    change: all('makes of it.', 'makes of it, unless it is sold.'),
  },
  'a letter of the notice that looks alike': {
    point: 'notice',
    change: all('anybody makes', 'anyb\u043edy makes'),
  },
  'the notice in small pieces': {
    point: 'notice',
    change: all('as often as you like', 'as often as you</p><p>(within reason)</p><p>like'),
  },
  'the paragraphs of the notice in another order': {
    point: 'notice',
    change: all(/(<p>This small book[\s\S]*?<\/p>)\s*(<p>It comes[\s\S]*?<\/p>)/g, '$2\n$1'),
  },
  'a sentence between the paragraphs of the notice': {
    point: 'notice',
    change: all('<p>It comes without', '<p>None of this counts.</p><p>It comes without'),
  },
  'the notice in a comment': { point: 'notice', change: all(noticeIn, '<!--$&-->') },
  'the notice in a label for screen readers': {
    point: 'notice',
    change: all(
      /<p>(This small book[\s\S]*?)<\/p>\s*<p>(It comes[\s\S]*?)<\/p>/g,
      '<p aria-label="$1 $2"></p>',
    ),
  },
  'the notice in a title that a pointer shows': {
    point: 'notice',
    change: all(
      /<p>(This small book[\s\S]*?)<\/p>\s*<p>(It comes[\s\S]*?)<\/p>/g,
      '<p title="$1 $2">Notice</p>',
    ),
  },
  'the notice in the metadata only': {
    point: 'notice',
    change: (text) =>
      text
        .replace(noticeIn, '')
        .replace(
          '</head>',
          '<meta name="notice" content="This small book is free; you may copy it"/></head>',
        ),
  },
  'the notice in a template': { point: 'notice', change: all(noticeIn, '<template>$&</template>') },
  'the notice in a script': {
    point: 'notice',
    change: all(noticeIn, '<script type="text/plain">$&</script>'),
  },
  'the notice on a page that nothing leads to': {
    point: 'notice',
    only: 'html',
    change: (text, stem) =>
      stem === '404' ? text.replace('</main>', 'This small book</main>') : all(noticeIn, '')(text),
  },
  'a copyright line dropped everywhere': {
    point: 'copyright',
    change: all(/Copyright © 2024 Ada Example(?:<br\/?>)?/g, ''),
  },
  'the copyright lines dropped from the copyright page': {
    point: 'copyright',
    change: on('copyright', all('Copyright © ', '')),
  },
  'a year of a copyright line changed': { point: 'copyright', change: all('© 2024 Ada', '© 2025 Ada') },
  'a holder renamed': { point: 'copyright', change: all('© 2026 Bo Example', '© 2026 Bob Example') },
  'a letter of a holder that looks alike': {
    point: 'copyright',
    change: all('© 2024 Ada', '© 2024 \u0410da'),
  },
  'the copyright lines in another order': {
    point: 'copyright',
    change: all(/(Copyright © 2024 Ada Example)(<br\/?>)(Copyright © 2026 Bo Example)/g, '$3$2$1'),
  },
  'the licence’s sentence dropped': {
    point: 'copyright',
    change: all('Licensed under the Open Software License version 3.0</a>', '</a>'),
  },
  'another version in the licence’s sentence': {
    point: 'copyright',
    change: all('License version 3.0', 'License version 2.1'),
  },
  'words between copyright lines and the licence’s sentence': {
    point: 'copyright',
    change: all(/(Bo Example<br\/?>)(<\/span>)?(<a)/g, '$1Not for sale.$2$3'),
  },
  'a sentence of the licence dropped': {
    point: 'license-text',
    change: on('license', all(/You may use the Original Work in all ways[^.]*\./g, '')),
  },
  'a word of the licence changed': {
    point: 'license-text',
    change: on('license', all('non-exclusive', 'exclusive')),
  },
  'the licence emptied': {
    point: 'license-text',
    change: on('license', (text) =>
      text.replace(/<main[\s\S]*<\/main>|<section[\s\S]*<\/section>/, '<p>Later.</p>'),
    ),
  },
  'the page with the licence lost': {
    point: 'license-text',
    only: 'html',
    change: on('license', () => undefined),
  },
  'the file with the licence lost': {
    point: unreadable,
    only: 'epub',
    change: on('license', () => undefined),
  },
  'another address of the licence': {
    point: 'license-address',
    change: all(license, 'https://spdx.org/licenses/MIT.html'),
  },
  'the licence for machines lost': {
    point: 'license-marks',
    change: (text) =>
      text
        .replace(/<link rel="license"[^>]*>|<link rel="dcterms:license"[^>]*>/g, '')
        .replace(/"license":"[^"]*",/g, ''),
  },
  'another licence for machines': {
    point: 'license-marks',
    change: (text) =>
      text
        .replace(/"license":"[^"]*"/g, '"license":"https://example.org/mine"')
        .replace(/(<link rel="dcterms:license" href=")[^"]*/, '$1https://example.org/mine'),
  },
  'the copyright lines in the metadata lost': {
    point: 'license-marks',
    only: 'epub',
    change: all(/<dc:rights>[^<]*<\/dc:rights>/g, ''),
  },
  'the address of the source changed': { point: 'source', change: all(source, 'https://example.org/tall') },
  'the address of the source in the link only': {
    point: 'source',
    change: all(`>${source}</a>`, '>here</a>'),
  },
  'the sentence of no warranty dropped': {
    point: 'warranty',
    change: all(' This edition comes without any warranty.', ''),
  },
  'the sentence of assent dropped': {
    point: 'assent',
    change: all(/By copying, distributing or modifying this book/g, 'By reading this book'),
  },
  'another licence of the samples': {
    point: 'samples',
    change: all('GNU General Public License v2.0 only', 'MIT License'),
  },
  '“all rights reserved” added': {
    point: 'no-reservation',
    change: on('02-two', all('</h1>', '</h1><p>All <b>rights</b> reserved.</p>')),
  },
  'another title': { point: 'identity', change: all('A Small Book', 'My Own Book') },
});
