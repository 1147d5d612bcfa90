// The safe subset of HTML: what raw HTML in a chapter may hold, for the check that reports and the step that removes.

import type { Schema } from 'hast-util-sanitize';

const text = [
  'abbr',
  'b',
  'bdi',
  'bdo',
  'br',
  'cite',
  'code',
  'del',
  'dfn',
  'em',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
];
const more = [
  's',
  'samp',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
  'var',
  'wbr',
  'ruby',
  'rb',
  'rp',
  'rt',
];
const blocks = [
  'aside',
  'blockquote',
  'details',
  'summary',
  'div',
  'dl',
  'dt',
  'dd',
  'figure',
  'figcaption',
  'hr',
];
const others = [
  'a',
  'img',
  'input',
  'li',
  'ol',
  'p',
  'pre',
  'section',
  'ul',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
];
const tables = ['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
const cell = [
  'colSpan',
  'rowSpan',
  'headers',
  ['align', 'left', 'right', 'center'] as ['align', ...string[]],
];
const inTable = ['table'];

/**
 * What stays of a chapter's HTML. Everything else goes: scripts, styles, frames, forms (but the boxes of task lists),
 * event handlers, `javascript:`, and attributes that HTML has given up.
 */
export const safeSubset: Schema = {
  tagNames: [...text, ...more, ...blocks, ...others, ...tables],
  ancestors: Object.fromEntries(tables.slice(1).map((name) => [name, inTable])),
  attributes: {
    a: [
      'href',
      'name',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaLabel',
      ['className', 'data-footnote-backref'],
    ],
    blockquote: ['cite'],
    code: [['className', /^language-./]],
    col: ['span'],
    colgroup: ['span'],
    del: ['cite', 'dateTime'],
    details: ['open'],
    h2: [['className', 'sr-only']],
    img: ['src', 'alt', 'width', 'height'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    ins: ['cite', 'dateTime'],
    li: ['value', ['className', 'task-list-item']],
    ol: ['start', 'reversed', 'type'],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: cell,
    th: [...cell, 'scope'],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
    '*': ['id', 'title', 'lang', 'dir'],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  clobber: [],
  strip: ['script', 'style', 'template'],
  protocols: { href: ['http', 'https', 'mailto', 'ftp', 'tel'], cite: ['http', 'https'], src: [] },
};
