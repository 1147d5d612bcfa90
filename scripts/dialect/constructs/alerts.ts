// Construct: alerts in GitHub's syntax, quotes that begin with `[!NOTE]` and the like.

import type { Construct } from '../../model/construct.ts';
import type { WordName } from '../../settings/words/names.ts';
import { visit } from '../../tree/visit.ts';

/** The kinds of alerts, each with the key of its title in the words. */
const kinds: Readonly<Record<string, WordName>> = {
  note: 'alertNote',
  tip: 'alertTip',
  important: 'alertImportant',
  warning: 'alertWarning',
  caution: 'alertCaution',
};

/** The marker, alone on the first line of the quote. */
const marker = new RegExp(`^\\[!(${Object.keys(kinds).join('|')})\\][ \\t]*(?:\\n|$)`, 'i');

/** Alerts. Packages for them insert English titles, and a drawing before each. */
export const alerts: Construct = {
  id: 'alerts',
  title: 'Alerts',
  about:
    'Alerts are notes and warnings that are set apart from the text, as GitHub has them. They are quotes whose first line is ' +
    '`[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`; that word is the title, in the book’s language. mdBook ' +
    'and Obsidian know this syntax too. A quote that has nothing but the marker stays a quote.',
  editions:
    'Every edition sets an alert apart with a line at its side and its title above; screen readers announce it as a note.',
  examples: [
    {
      about: 'A note of one paragraph.',
      markdown: '> [!NOTE]\n> Modules are *not* isolated from the kernel.',
      html: '<aside class="alert alert-note" role="note">\n<p class="alert-title">Note</p><p>Modules are <em>not</em> isolated from the kernel.</p>\n</aside>',
    },
    {
      about: 'The marker in a paragraph of its own, in small letters; more than one block.',
      markdown: '> [!warning]\n>\n> Save your work.\n>\n> - Then load the module.',
      html: '<aside class="alert alert-warning" role="note">\n<p class="alert-title">Warning</p><p>Save your work.</p>\n<ul>\n<li>Then load the module.</li>\n</ul>\n</aside>',
    },
    {
      about: 'Words after the marker, another word in it, and a marker alone: quotes.',
      markdown: '> [!NOTE] of a kind\n\n<!-- -->\n\n> [!NEWS]\n> None.\n\n<!-- -->\n\n> [!TIP]',
      html: '<blockquote>\n<p>[!NOTE] of a kind</p>\n</blockquote>\n\n<blockquote>\n<p>[!NEWS]\nNone.</p>\n</blockquote>\n\n<blockquote>\n<p>[!TIP]</p>\n</blockquote>',
    },
  ],
  find: (tree) =>
    visit(tree, 'blockquote', (node) => {
      const [first] = node.children;
      const text = first?.type === 'paragraph' ? first.children[0] : undefined;
      const [whole = '', kind = ''] = (text?.type === 'text' && marker.exec(text.value)) || [];
      if (whole === '' || first?.type !== 'paragraph' || text?.type !== 'text') return;
      const alone = whole === text.value && first.children.length === 1;
      if (alone && node.children.length === 1) return;
      if (alone) node.children.shift();
      else text.value = text.value.slice(whole.length);
      node.data = {
        ...node.data,
        hName: 'aside',
        hProperties: { className: ['alert', `alert-${kind.toLowerCase()}`] },
      };
    }),
  attributes: { aside: [['className', 'alert', ...Object.keys(kinds).map((kind) => `alert-${kind}`)]] },
  finish: (tree, words) =>
    visit(tree, 'element', (node) => {
      const classes = Array.isArray(node.properties.className) ? node.properties.className : [];
      const name =
        node.tagName === 'aside' && classes.includes('alert')
          ? kinds[String(classes[1]).slice(6)]
          : undefined;
      if (name === undefined) return;
      node.properties.role = 'note';
      const first = node.children.findIndex(({ type }) => type === 'element');
      node.children.splice(Math.max(0, first), 0, {
        type: 'element',
        tagName: 'p',
        properties: { className: ['alert-title'] },
        children: [{ type: 'text', value: words[name] }],
      });
    }),
};
