// XHTML for e-readers: well-formed whatever the book holds, and nothing that EPUB refuses.

import { fromHtml } from 'hast-util-from-html';
import { expect, test } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import { toXhtml } from '../../../scripts/formats/epub/xhtml.ts';
import { english } from '../../../scripts/settings/words/en.ts';

const places = {
  words: english,
  home: (id: string) => (id === 'sec:two' ? 'two.xhtml' : 'one.xhtml'),
  picture: (path: string) => (path === 'images/a.png' ? 'images/a.png' : undefined),
};

/** The XHTML of a piece of HTML that stands in `one.xhtml`; it must be well-formed. */
function xhtml(html: string): string {
  const text = toXhtml(fromHtml(html, { fragment: true }), 'one.xhtml', places);
  fromXml(`<body xmlns:epub="http://www.idpf.org/2007/ops">${text}</body>`);
  return text;
}

test.each([
  ['the end of a CDATA section', '<p>x[y[0]]&gt;3', '<p>x[y[0]]&gt;3</p>'],
  [
    'what XML calls markup',
    '<p title="&quot;&lt;&amp;">a &lt; b &amp;&amp; c',
    '<p title="&#x22;&#x3C;&#x26;">a &#x3C; b &#x26;&#x26; c</p>',
  ],
  ['characters that XML forbids', '<p>a\u0001b\ufffec', '<p>ab\ufffdc</p>'],
  [
    'empty elements',
    '<p>a<br>b<img src="images/a.png" alt="A">',
    '<p>a<br/>b<img src="images/a.png" alt="A"/></p>',
  ],
  ['a link to another file', '<a href="#sec:two">x</a>', '<a href="two.xhtml#sec.two">x</a>'],
  ['a link in the same file', '<a href="#a_b">x</a>', '<a href="#a__b">x</a>'],
  [
    'a named place inside a link',
    '<a href="#a">x<span><a id="sec:x"></a></span></a>',
    '<a href="#a">x<span/></a><span id="sec.x"/>',
  ],
  ['a language', '<i lang="de">Straße</i>', '<i lang="de" xml:lang="de">Straße</i>'],
  [
    'an address with forbidden characters',
    '<a href="https://example.org/a b|ü%">x</a>',
    '<a href="https://example.org/a%20b%7C%C3%BC%25">x</a>',
  ],
  ['what is no address', '<a href="http://[x">x</a>', '<a>x</a>'],
  [
    'a picture that the book does not have',
    '<img src="https://example.org/a.png" alt="A">',
    '<span>A</span>',
  ],
  [
    'a size that is no number of pixels',
    '<img src="images/a.png" alt="" width="50%" height="9">',
    '<img src="images/a.png" alt="" height="9"/>',
  ],
  ['a box of a task list', '<input type="checkbox" disabled checked> done', '<span>☑</span> done'],
  ['code in a language from right to left', '<pre>x</pre>', '<pre dir="ltr">x</pre>'],
  [
    'a word longer than its share of a phone’s line',
    '<table><tbody><tr><td>indispensable</td><td>b</td><td>c</td></tr></tbody></table>',
    '<table><tbody><tr><td class="long">indispensable</td><td>b</td><td>c</td></tr></tbody></table>',
  ],
  [
    'headers of a cell',
    '<table><tbody><tr><th id="h:1">a</th><td headers="h:1">b</td></tr></tbody></table>',
    '<table><tbody><tr><th id="h.1">a</th><td headers="h.1">b</td></tr></tbody></table>',
  ],
])('%s', (_what, html, wanted) => {
  expect(xhtml(html)).toBe(wanted);
});

test('a note is an aside that its reference opens, its number at its head', () => {
  const text = xhtml(
    '<p>x<sup><a href="#one-fn-1" id="one-fnref-1" data-footnote-ref>1</a></sup></p>' +
      '<section class="footnotes"><ol><li id="one-fn-1"><p>Note. ' +
      '<a href="#one-fnref-1" data-footnote-backref class="data-footnote-backref">↩</a></p></li></ol></section>',
  );
  expect(text).toContain('<a id="one-fnref-1" href="#one-fn-1" role="doc-noteref" epub:type="noteref">1</a>');
  expect(text).toContain(
    '<aside id="one-fn-1" role="doc-footnote" epub:type="footnote"><p><span class="number">1.</span> Note. ' +
      '<a href="#one-fnref-1" role="doc-backlink" epub:type="backlink">↩</a></p></aside>',
  );
});
