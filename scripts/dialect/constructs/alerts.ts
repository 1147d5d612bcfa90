// Construct: alerts, notes and warnings that are set apart, as GitHub, Obsidian, MkDocs, Docusaurus, Quarto and mdBook have them.

import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Blockquote, PhrasingContent } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import type { WordName } from '../../settings/words/names.ts';
import { visit } from '../../tree/visit.ts';
import { type Container, containerOf, titleOf } from '../containers/container.ts';
import { isIndented, takeContainers } from '../containers/take.ts';

/** The kinds of alerts, each with the key of its title in the words. */
const kinds: Readonly<Record<string, WordName>> = {
  note: 'alertNote',
  tip: 'alertTip',
  important: 'alertImportant',
  warning: 'alertWarning',
  caution: 'alertCaution',
  info: 'alertInfo',
  hint: 'alertHint',
  attention: 'alertAttention',
  danger: 'alertDanger',
  error: 'alertError',
  failure: 'alertFailure',
  bug: 'alertBug',
  success: 'alertSuccess',
  todo: 'alertTodo',
  question: 'alertQuestion',
  faq: 'alertFaq',
  example: 'alertExample',
  abstract: 'alertAbstract',
  summary: 'alertSummary',
  quote: 'alertQuote',
  seealso: 'alertSeeAlso',
};

/** Other names that the tools have for these kinds. */
const synonyms: Readonly<Record<string, string>> = {
  admonition: 'note',
  secondary: 'note',
  information: 'info',
  tldr: 'summary',
  warn: 'warning',
  check: 'success',
  done: 'success',
  help: 'question',
  fail: 'failure',
  missing: 'failure',
  cite: 'quote',
  topic: 'note',
  sidebar: 'note',
  margin: 'note',
  aside: 'note',
};

/** The kind that a tool's name means, with Quarto's prefix or without; undefined for any other name. */
function kindOf(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/^callout-/, '');
  const kind = Object.hasOwn(synonyms, plain) ? synonyms[plain] : plain;
  return kind !== undefined && Object.hasOwn(kinds, kind) ? kind : undefined;
}

/** The marker at the beginning of a quote: `[!TIP]`, in Obsidian with `-` (folded), `+` (unfolded) or data of a style after `|`. */
const marker = /^\[!([a-z][\w-]*)(?:\|[^\]\n]*)?\]([+-]?)(?=\s|$)[ \t]*/i;

/** Alerts. Packages for them insert English titles, and a drawing before each. */
export const alerts: Construct = {
  id: 'alerts',
  title: 'Alerts',
  about:
    'Alerts are notes and warnings that are set apart from the text. GitHub and Obsidian write them as quotes that begin with ' +
    '`[!NOTE]`, Docusaurus, VitePress and Quarto as containers `::: note`, MkDocs as `!!! note` with indented content, and mdBook ' +
    'as a fence `admonish`. The kinds are note, tip, important, warning, caution, info, hint, attention, danger, error, failure, ' +
    'bug, success, todo, question, faq, example, abstract, summary, quote and seealso. The kind is the title, in the book’s language, ' +
    'unless the author gives one: `> [!TIP] Title`, `::: tip Title`, `!!! tip "Title"`. With `-` or `+` after the marker, `???` ' +
    'or `???+` in place of `!!!`, or `collapse=true`, readers of the web edition fold it. A quote that has nothing but the ' +
    'marker, or a marker with another word, stays a quote.',
  editions:
    'Every edition sets an alert apart with a line at its side and its title above; screen readers announce it as a note. What is ' +
    'folded on the web, and in e-readers that can fold, is open in the PDF and in print.',
  checks: ['containers', 'foreign-syntax'],
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
      about: 'A title, in the syntax of Obsidian; the alert is folded on the web.',
      markdown: '> [!tip]- Load it *twice*\n> The second time fails.',
      html: '<aside class="alert alert-tip" role="note">\n<details class="alert-fold"><summary class="alert-title">Load it <em>twice</em></summary>\n\n<p>The second time fails.</p>\n</details>\n</aside>',
    },
    {
      about: 'A container, as Docusaurus, VitePress and Quarto write it.',
      markdown: '::: danger Stop\nThe disk is erased.\n:::',
      html: '<aside class="alert alert-danger" role="note">\n<p class="alert-title">Stop</p>\n<p>The disk is erased.</p>\n</aside>',
    },
    {
      about: 'Content that is indented below `!!!`, as MkDocs writes it.',
      markdown: '!!! example\n    Call `init`.\n\n    Then wait.\n\nThe text goes on.',
      html: '<aside class="alert alert-example" role="note">\n<p class="alert-title">Example</p><p>Call <code>init</code>.</p>\n<p>Then wait.</p>\n</aside>\n<p>The text goes on.</p>',
    },
    {
      about: 'A fence of mdbook-admonish, whose content is Markdown.',
      markdown: '```admonish bug title="A *race*"\nTwo threads **write**.\n```',
      html: '<aside class="alert alert-bug" role="note">\n<p class="alert-title">A <em>race</em></p>\n<p>Two threads <strong>write</strong>.</p>\n</aside>',
    },
    {
      about: 'Another word in the marker, and a marker alone: quotes.',
      markdown: '> [!NEWS]\n> None.\n\n<!-- -->\n\n> [!TIP]',
      html: '<blockquote>\n<p>[!NEWS]\nNone.</p>\n</blockquote>\n\n<blockquote>\n<p>[!TIP]</p>\n</blockquote>',
    },
  ],
  syntax: [takeContainers(takeContainer)],
  find: (tree) =>
    visit(tree, 'blockquote', (node) => {
      if (node.data?.hName === undefined) takeQuote(node);
    }),
  attributes: {
    aside: [['className', 'alert', ...Object.keys(kinds).map((kind) => `alert-${kind}`)]],
    details: [['className', 'alert-fold']],
    p: [['className', 'alert-title']],
    summary: [['className', 'alert-title']],
  },
  finish: (tree, words) =>
    visit(tree, 'element', (node) => {
      const classes = classesOf(node);
      const name = kinds[String(classes[1]).slice(6)];
      if (node.tagName !== 'aside' || classes[0] !== 'alert' || name === undefined) return;
      node.properties.role = 'note';
      const title = titleIn(node);
      if (title.children.length === 0) title.children = [{ type: 'text', value: words[name] }];
    }),
};

/** The title of an alert. One whose author gave none gets an empty one. */
function titleIn(node: Element): Element {
  const [first] = node.children.filter((one) => one.type === 'element');
  if (first && classesOf(first).includes('alert-fold')) return titleIn(first);
  if (first && classesOf(first).includes('alert-title')) return first;
  const title = h('p', { className: ['alert-title'] });
  node.children.splice(Math.max(0, node.children.indexOf(first ?? title)), 0, title);
  return title;
}

function classesOf({ properties }: Element): readonly (string | number)[] {
  return Array.isArray(properties.className) ? properties.className : [];
}

/** Makes an alert of a quote that begins with a marker, in place. */
function takeQuote(node: Blockquote): void {
  const [first] = node.children;
  const text = first?.type === 'paragraph' ? first.children[0] : undefined;
  const [whole, name = '', fold = ''] = (text?.type === 'text' && marker.exec(text.value)) || [];
  const kind = kindOf(name);
  if (whole === undefined || kind === undefined || first?.type !== 'paragraph' || text?.type !== 'text')
    return;
  const rest = text.value.slice(whole.length);
  const more = first.children.slice(1);
  const [title, body] = splitLine(rest === '' ? more : [{ ...text, value: rest }, ...more]);
  const others = node.children.slice(1);
  if (title.length + body.length + others.length === 0) return;
  const content = body.length > 0 ? [{ ...first, children: body }, ...others] : others;
  // A title above nothing is what the alert says.
  if (content.length === 0) setAlert(node, kind, undefined, [{ ...first, children: title }], fold);
  else setAlert(node, kind, title.length > 0 ? title : undefined, content, fold);
}

/** Divides the content of a paragraph at the end of its first line. Code and emphasis over that end are of the first line. */
function splitLine(children: readonly PhrasingContent[]): readonly [PhrasingContent[], PhrasingContent[]] {
  for (const [index, child] of children.entries()) {
    if (child.type === 'break') return [children.slice(0, index), children.slice(index + 1)];
    const [end, { index: at = 0 } = {}] = child.type === 'text' ? endOf(child.value) : [];
    if (child.type !== 'text' || end === undefined) continue;
    const [before, after] = [child.value.slice(0, at).trimEnd(), child.value.slice(at + end.length)];
    return [
      [...children.slice(0, index), ...(before ? [{ ...child, value: before }] : [])],
      [...(after ? [{ ...child, value: after }] : []), ...children.slice(index + 1)],
    ];
  }
  return [[...children], []];
}

function endOf(text: string): readonly [string?, RegExpExecArray?] {
  const found = /\r\n|\r|\n/.exec(text);
  return found ? [found[0], found] : [];
}

/** Makes an alert of a container that names one, in place. */
function takeContainer(node: Container): void {
  const { name, attributes, children } = node;
  const { collapse } = attributes.values;
  // MyST folds with a class, and unfolds again with an option.
  const isDropdown = attributes.classes.includes('dropdown');
  const isOpen = collapse === 'false' || (isDropdown && attributes.values.open !== undefined);
  const fold = collapse === undefined && !isDropdown ? '' : isOpen ? '+' : '-';
  const [first, ...more] = children;
  // Quarto takes the title from a heading.
  if (name.startsWith('callout-') && !node.title && first?.type === 'heading') {
    node.title = first.children;
    node.children = more;
  }
  const kind = kindOf(name);
  if (kind !== undefined) setAlert(node, kind, node.title, node.children, fold);
  else if (isIndented(node) && node.marks.before.charAt(0) !== '=') {
    const word = name.charAt(0).toUpperCase() + name.slice(1);
    const title = node.title ?? [{ type: 'text' as const, value: word }];
    setAlert(node, 'note', title, children, fold);
  }
}

const titleLook = { hProperties: { className: ['alert-title'] } };

function setAlert(
  node: Blockquote | Container,
  kind: string,
  title: PhrasingContent[] | undefined,
  content: Container['children'],
  fold: string,
): void {
  node.data = { ...node.data, hName: 'aside', hProperties: { className: ['alert', `alert-${kind}`] } };
  if (fold === '') {
    node.children = [...(title ? [titleOf(title, titleLook)] : []), ...content] as typeof node.children;
    return;
  }
  const hProperties = { className: ['alert-fold'], ...(fold === '+' && { open: true }) };
  const opening = node.position ?? (node as Container).opening;
  const inside = [titleOf(title ?? [], { hName: 'summary', ...titleLook }), ...content];
  const folded = containerOf('details', inside, { opening, position: opening });
  folded.data = { hName: 'details', hProperties };
  node.children = [folded];
}
