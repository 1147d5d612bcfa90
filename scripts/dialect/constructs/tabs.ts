// Construct: tabs, the same thing told for several systems or languages, in the syntaxes that other tools have for them.

import type { Code, Parents, PhrasingContent, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Construct } from '../../model/construct.ts';
import { type Container, containerOf, titleOf } from '../containers/container.ts';
import { takeContainers, whenParsed } from '../containers/take.ts';

/** Tabs. No package has them for paper, where all of them are shown. */
export const tabs: Construct = {
  id: 'tabs',
  title: 'Tabs',
  about:
    'Tabs show the same thing for several systems or languages. Colophon knows those of MkDocs (`=== "Linux"` with indented ' +
    'content), Docusaurus (`<Tabs>` with `<TabItem value="linux" label="Linux">`, each tag alone on its line), VitePress (`::: ' +
    'code-group` around fences with a `[name]`), VuePress (`:::: tabs` with `::: tab Linux`), Quarto (`::: {.panel-tabset}` with a ' +
    'heading for each), mdbook-tabs (`{{#tabs}}` with `{{#tab name="Linux"}}`), GitBook (`{% tabs %}` with `{% tab title="Linux" ' +
    '%}`), and D2L (`` :begin_tab:`Linux` ``). Tabs that follow one another make one row.',
  editions:
    'In the web edition readers choose a tab, and every row on the page that has it follows; without script, on paper and in the ' +
    'EPUB the tabs stand one after the other, each below its title.',
  checks: ['containers', 'foreign-syntax'],
  examples: [
    {
      about: 'Two tabs in the syntax of MkDocs.',
      markdown: '=== "Linux"\n\n    Run `make`.\n\n=== "Windows"\n\n    Run *nmake*.',
      html: '<div class="tabs">\n<div class="tab">\n<p class="tab-title">Linux</p>\n<p>Run <code>make</code>.</p>\n</div>\n<div class="tab">\n<p class="tab-title">Windows</p>\n<p>Run <em>nmake</em>.</p>\n</div>\n</div>',
    },
    {
      about: 'The components of Docusaurus.',
      markdown:
        '<Tabs>\n<TabItem value="c" label="C" default>\n\nText.\n\n</TabItem>\n<TabItem value="rust">\n\nMore.\n\n</TabItem>\n</Tabs>',
      html: '<div class="tabs">\n<div class="tab">\n<p class="tab-title">C</p>\n<p>Text.</p>\n</div>\n<div class="tab">\n<p class="tab-title">rust</p>\n<p>More.</p>\n</div>\n</div>',
    },
    {
      about: 'A group of listings, each named by its fence.',
      markdown: '::: code-group\n```text [a.txt]\na\n```\n```text [b.txt]\nb\n```\n:::',
      html: '<div class="tabs">\n<div class="tab">\n<p class="tab-title">a.txt</p>\n<pre><code class="language-text">a\n</code></pre>\n</div>\n<div class="tab">\n<p class="tab-title">b.txt</p>\n<pre><code class="language-text">b\n</code></pre>\n</div>\n</div>',
    },
    {
      about: 'A set of panels, each below a heading, which is in no table of contents.',
      markdown: '::: {.panel-tabset}\n### C\n\nText.\n\n### Rust\n\nMore.\n:::',
      html: '<div class="tabs">\n<div class="tab">\n<p class="tab-title">C</p>\n<p>Text.</p>\n</div>\n<div class="tab">\n<p class="tab-title">Rust</p>\n<p>More.</p>\n</div>\n</div>',
    },
  ],
  syntax: [whenParsed(gatherTabs), takeContainers(takeTabs)],
  attributes: { div: [['className', 'tabs', 'tab']], p: [['className', 'tab-title']] },
};

const rows: ReadonlySet<string> = new Set([
  'tabs',
  'tab-set',
  'tabset',
  'panel-tabset',
  'code-group',
  'code-tabs',
]);
const items: ReadonlySet<string> = new Set(['tab', 'tab-item']);

type Blocks = Container['children'];

/** Puts tabs that follow one another, outside of any row, into a row, in place. */
function gatherTabs(parent: Parents): void {
  const children = parent.children as RootContent[];
  const inRow = parent.type === 'container' && rows.has(parent.name);
  if (!inRow && children.some(isTab)) {
    const gathered: RootContent[] = [];
    for (const node of children) {
      const last = gathered.at(-1);
      const goesOn = last?.type === 'container' && last.name === 'tabs' && last.marks.before === '';
      if (!isTab(node)) gathered.push(node);
      else if (!goesOn || node.attributes.classes.includes('new')) gathered.push(rowOf(node));
      else addTo(last, node);
    }
    parent.children = gathered as never[];
  }
  for (const child of parent.children) if ('children' in child) gatherTabs(child);
}

function isTab(node: RootContent): node is Container {
  return node.type === 'container' && items.has(node.name);
}

function rowOf(tab: Container): Container {
  const { opening, position } = tab;
  return containerOf('tabs', [tab], { opening, ...(position && { position }) });
}

function addTo(row: Container, tab: Container): void {
  row.children.push(tab);
  if (row.position && tab.position) row.position = { start: row.position.start, end: tab.position.end };
}

/** Makes a row of a container that is one and has tabs, in place. */
function takeTabs(node: Container): void {
  if (!rows.has(node.name)) return;
  const found = tabsIn(node);
  if (!found.some(isTab)) return;
  let number = 0;
  for (const tab of found) {
    if (!isTab(tab)) continue;
    number += 1;
    const title: PhrasingContent[] = tab.title ?? [{ type: 'text', value: String(number) }];
    tab.children = [titleOf(title, { hProperties: { className: ['tab-title'] } }), ...tab.children];
    tab.data = { hName: 'div', hProperties: { className: ['tab'] } };
  }
  node.children = found;
  node.data = { hName: 'div', hProperties: { className: ['tabs'] } };
}

function tabsIn({ children, opening }: Container): Blocks {
  if ((children as RootContent[]).some(isTab)) return children;
  const place = (node: { position?: Container['position'] }) => ({
    opening: node.position ?? opening,
    ...(node.position && { position: node.position }),
  });
  const listings = children.filter((child) => child.type !== 'html' || !/^<!--[\s\S]*-->$/.test(child.value));
  if (listings.every((child) => child.type === 'code' || snippetName(child) !== undefined))
    return listings.map((listing) => {
      const name = listing.type === 'code' ? takeLabel(listing) : (snippetName(listing) ?? '');
      const title: PhrasingContent[] = [{ type: 'text', value: name }];
      return { ...containerOf('tab', [listing], place(listing)), ...(name !== '' && { title }) };
    });
  const depth = Math.min(...children.flatMap((child) => (child.type === 'heading' ? child.depth : [])));
  const found: Blocks = [];
  for (const child of children) {
    const last = found.at(-1);
    if (child.type === 'heading' && child.depth === depth)
      found.push({ ...containerOf('tab', [], place(child)), title: child.children });
    else if (last?.type === 'container' && last.name === 'tab') addTo(last, child as Container);
    else found.push(child);
  }
  return found;
}

/** The name of a file that VitePress shows as a listing, `<<< @/a.js [name]`; undefined for anything else. */
function snippetName(node: Blocks[number]): string | undefined {
  const text = node.type === 'paragraph' ? textOf(node) : '';
  const [, path, name] = /^<<<[ \t]+([^\s{}#[\]]+)[^\n[\]]*(?:\[([^[\]\n]*)\])?[ \t]*$/.exec(text) ?? [];
  return name ?? path?.split('/').at(-1);
}

/** Takes the name of a listing, `[name]`, out of its fence; the language if there is none. */
function takeLabel(code: Code): string {
  const label = /\[([^[\]]+)\]/;
  for (const key of ['meta', 'lang'] as const) {
    const [whole, name] = label.exec(code[key] ?? '') ?? [];
    if (whole === undefined || name === undefined) continue;
    const rest = (code[key] ?? '').replace(whole, '').trim();
    code[key] = rest === '' ? null : rest;
    return name;
  }
  return code.lang ?? '';
}
