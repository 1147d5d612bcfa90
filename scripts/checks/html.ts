// Check: raw HTML keeps to the safe subset. A message names each element and attribute that the editions leave out.

import type { Element, Root } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toXast } from 'hast-util-to-xast';
import type { Nodes } from 'mdast';
import { safeSubset } from '../dialect/constructs.ts';
import { isMediaPart, mediaOf } from '../dialect/media.ts';
import { rawElements } from '../dialect/raw-html.ts';
import type { Check } from '../model/contract.ts';
import { visit } from '../tree/visit.ts';

/** The check of raw HTML. */
export const html: Check<'element' | 'attribute' | 'comment'> = {
  id: 'html',
  about:
    'The editions keep a safe subset of raw HTML: text, lists, tables, figures, links and pictures. They leave out ' +
    'scripts, styles, forms, event handlers, `javascript:` addresses and obsolete attributes. A link takes the place of films, sounds and frames. ' +
    'A comment `<!--` without its `-->` hides the rest of the file.',
  severity: { element: 'warning', attribute: 'warning', comment: 'warning' },
  examples: [
    {
      about: 'HTML of the safe subset',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\nPress <kbd title="Enter">↵</kbd>. <!-- why? -->\n\n<table>\n<tr><td colspan="2">A</td></tr>\n</table>\n\n<details><summary>More</summary>\n\nText.\n\n</details>\n',
      },
      messages: [],
    },
    {
      about: 'an element that is left out with its content, and one whose content stays',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n<script>alert(1)</script>\n\nA <font color="red">red</font> word.\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected element `<script>`, which no edition shows (Delete it: the editions leave it out with its content.)',
        'chapters/01-one.md:5:3: warning: Unexpected element `<font>`, which no edition shows (Delete it: the editions show its content as plain text.)',
      ],
    },
    {
      about: 'a type with a parameter, which reads as an element',
      files: { 'chapters/01-one.md': '# 1. One\n\nA List<String> of words, and a `List<String>`.\n' },
      messages: [
        'chapters/01-one.md:3:7: warning: Unexpected element `<string>`, which no edition shows (It reads as HTML. Write `List&lt;String&gt;`, or put it in backticks.)',
      ],
    },
    {
      about: 'a comment without its end',
      files: { 'chapters/01-one.md': '# 1. One\n\nText.\n\n<!-- to do\n\nMore text.\n' },
      messages: [
        'chapters/01-one.md:5:1: warning: Cannot find the end `-->` of a comment, so that no edition shows the rest of the file (Write `-->` where the comment ends.)',
      ],
    },
    {
      about: 'attributes, and addresses that run programs',
      files: {
        'chapters/01-one.md':
          '# 1. One\n\n<p style="color: red" onclick="x()">A</p>\n\nA <a href="javascript:x()">link</a>.\n',
      },
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected attribute `style` of `<p>`, which no edition keeps (Delete it, or give it a value that is allowed.)',
        'chapters/01-one.md:3:1: warning: Unexpected attribute `onclick` of `<p>`, which no edition keeps (Delete it, or give it a value that is allowed.)',
        'chapters/01-one.md:5:3: warning: Unexpected attribute `href` of `<a>`, which no edition keeps (Delete it, or give it a value that is allowed.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    for (const { path, tree, text } of chapters) {
      const lines = text.split(/\r\n|\r|\n/);
      visit(tree, (node: Nodes) => {
        if (node.type === 'html' && /^<!--(?!-?>)/.test(node.value) && !node.value.includes('-->')) {
          const reason =
            'Cannot find the end `-->` of a comment, so that no edition shows the rest of the file';
          tell('comment', path, node.position, reason, 'Write `-->` where the comment ends.');
        }
        const raised = node.type === 'heading' && node.data?.raw ? [node.data.raw] : [];
        for (const { element, place } of node.type === 'html' ? rawElements(node) : raised) {
          const name = element.tagName;
          // A link takes the place of a film, a sound or a page in the page.
          if (mediaOf(element) || isMediaPart(element)) continue;
          const left = leftOut(element);
          if (left === 'all') {
            const stripped = safeSubset.strip?.includes(name);
            const rest = stripped
              ? 'the editions leave it out with its content'
              : 'the editions show its content as plain text';
            const type = typeAt(lines[place.start.line - 1] ?? '', place.start.column - 1);
            const cure = type
              ? `It reads as HTML. Write \`${type.replace('<', '&lt;').replace('>', '&gt;')}\`, or put it in backticks.`
              : `Delete it: ${rest}.`;
            tell('element', path, place, `Unexpected element \`<${name}>\`, which no edition shows`, cure);
            continue;
          }
          for (const attribute of left) {
            const reason = `Unexpected attribute \`${attribute}\` of \`<${name}>\`, which no edition keeps`;
            tell('attribute', path, place, reason, 'Delete it, or give it a value that is allowed.');
          }
        }
      });
    }
  },
};

/** The type with a parameter (`List<String>`) whose parameter begins at `at` in a line, and looks like a tag; undefined for a tag. */
function typeAt(line: string, at: number): string | undefined {
  const [name] = /[\p{L}\d_:.]+$/u.exec(line.slice(Math.max(0, at - 100), at)) ?? [];
  const [parameter] = /^<[\p{L}\d_]+>/u.exec(line.slice(at, at + 100)) ?? [];
  return name && parameter && !line.includes(`</${parameter.slice(1)}`) ? name + parameter : undefined;
}

/** The safe subset without conditions on ancestors, since an element's ancestors may be in other pieces of raw HTML. */
const alone: Schema = { ...safeSubset, ancestors: {} };

/** What the editions leave out of an element: `'all'` of it, or the attributes with these names. */
function leftOut(element: Element): 'all' | readonly string[] {
  const bare: Element = {
    type: 'element',
    tagName: element.tagName,
    properties: element.properties,
    children: [],
  };
  const [kept] = (sanitize({ type: 'root', children: [bare] }, alone) as Root).children;
  if (kept?.type !== 'element') return 'all';
  const rest = attributes(kept);
  return Object.entries(attributes(bare)).flatMap(([name, value]) => (rest[name] === value ? [] : [name]));
}

/** The attributes by their names in HTML (`class`, not `className`). */
function attributes(element: Element): Readonly<Record<string, string | null | undefined>> {
  const xml = toXast(element);
  return xml.type === 'element' ? xml.attributes : {};
}
