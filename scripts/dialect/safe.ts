// Defines the safe subset of HTML, to which constructs add: what raw HTML in a chapter may contain.

import type { Schema } from 'hast-util-sanitize';
import { mathAttributes, mathElements } from './math/safe-mathml.ts';

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
/** The number of cells that a cell spans, within the limits of browsers (HTML, section 4.9.11). */
const span = /^(?:[1-9]\d{0,2}|1000)$/;
const integer = /^-?\d{1,9}$/;
/** A well-formed language tag (RFC 5646, section 2.1), except grandfathered ones. */
const language =
  /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-x(?:-[a-z\d]{1,8})+)?$/i;

type Attribute = [name: string, ...values: (string | RegExp | boolean)[]];
const cell: (string | Attribute)[] = [
  ['colSpan', span],
  ['rowSpan', span],
  'headers',
  ['align', 'left', 'right', 'center'],
];
const inTable = ['table'];

/**
 * The HTML that a chapter keeps. All else is removed: scripts, styles, frames, forms (except checkboxes of task lists),
 * event handlers, `javascript:`, obsolete attributes, and values that HTML does not know.
 */
export const safeHtml: Schema = {
  tagNames: [...text, ...more, ...blocks, ...others, ...tables, ...mathElements],
  ancestors: Object.fromEntries([
    ...tables.slice(1).map((name) => [name, inTable]),
    ...mathElements.slice(1).map((name) => [name, ['math']]),
  ]),
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
    col: [['span', span]],
    colgroup: [['span', span]],
    del: ['cite', 'dateTime'],
    details: ['open'],
    h2: [['className', 'sr-only']],
    img: ['src', 'alt', 'width', 'height'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    ins: ['cite', 'dateTime'],
    li: [
      ['value', integer],
      ['className', 'task-list-item'],
    ],
    ol: [['start', integer], 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: cell,
    th: [...cell, ['scope', 'col', 'row', 'colgroup', 'rowgroup']],
    time: ['dateTime'],
    ...Object.fromEntries(mathElements.map((name) => [name, [...mathAttributes]])),
    math: [...mathAttributes, 'alttext', ['display', 'block', 'inline']],
    ul: [['className', 'contains-task-list']],
    '*': ['id', 'title', ['lang', language], ['dir', 'ltr', 'rtl', 'auto']],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  clobber: [],
  strip: ['script', 'style', 'template'],
  protocols: { href: ['http', 'https', 'mailto', 'ftp', 'tel'], cite: ['http', 'https'], src: [] },
};
