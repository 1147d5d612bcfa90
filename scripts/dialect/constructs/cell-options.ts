// Construct: options of code cells, lines `#| label: fig-x` of Quarto and knitr, and `{r name, fig.cap="…"}`.

import type { Code, Nodes, Paragraph, RootContent } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import { nameInText } from '../attributes/names.ts';

/** Options of cells. Only the tools that run the cells know them. */
export const cellOptions: Construct = {
  id: 'cell-options',
  title: 'Options of code cells',
  about:
    'Quarto and knitr run cells of code, fences whose language is in braces: `{python}`, `{r}`. Colophon runs nothing and shows ' +
    'their code. Lines at its beginning that start with `#|` (`//|`, `--|` or `%%|` in other languages) are options for the tool, ' +
    'and no reader sees them. `label` is the name of the cell, for [cross-references](#cross-references); `fig-cap`, `tbl-cap` and ' +
    '`lst-cap` are its caption, as `fig.cap` in the braces is. A cell with `include: false` is left out, as in those tools. Cells ' +
    'that are shown as they are written, `{{python}}`, keep all lines.',
  editions:
    'Every edition shows the code without its options. What running the cell would show is not there: put it in as a picture.',
  examples: [
    {
      about: 'A cell with a label and a caption.',
      markdown: '```{python}\n#| label: lst-add\n#| lst-cap: "A sum"\nx = 1\n```\n\nSee @lst-add.',
      html: '<figure id="lst-add" class="listing"><figcaption><span class="label">Listing 1.1</span> A sum</figcaption><pre><code class="language-python">x = <span class="hl-number">1</span>\n</code></pre></figure>\n<p>See <a href="#lst-add">Listing 1.1</a>.</p>',
    },
    {
      about: 'A cell that no reader sees, and one that shows how cells are written.',
      markdown: '```{r setup, include=FALSE}\nx <- 1\n```\n\n````{{text}}\n#| echo: false\n````',
      html: '<pre><code class="language-text">#| echo: false\n</code></pre>',
    },
  ],
  find: (tree) => readIn(tree),
};

function readIn(node: Nodes): void {
  if (!('children' in node)) return;
  const children = node.children as RootContent[];
  for (let index = 0; index < children.length; index += 1) {
    const child = children[index];
    if (!child) continue;
    if (child.type !== 'code') readIn(child);
    else if (/^\{(?!\{)/.test(child.meta ?? '')) index += readCell(children, index, child);
  }
}

/** A line of options, with the sign that begins a comment in the cell’s language. */
const optionLine = /^[ \t]*(?:#|\/\/|--|%%?)\|[ \t]?(.*)$/;

/** Reads the options of the cell at `index`, and hides them. Gives how many blocks were added before it. */
function readCell(nodes: RootContent[], index: number, cell: Code): number {
  const lines = cell.value.split('\n');
  const end = lines.findIndex((line) => !optionLine.test(line));
  const options = lines.slice(0, end < 0 ? lines.length : end);
  cell.value = lines
    .slice(options.length)
    .join('\n')
    .replace(/^\n+/, options.length > 0 ? '' : '$&');
  const values = { ...inBraces(cell.meta ?? ''), ...inLines(options) };
  if (/^false$/i.test(values.include ?? '') || (options.length > 0 && cell.value.trim() === '')) {
    nodes.splice(index, 1);
    return -1;
  }
  const caption = values['fig-cap'] ?? values['tbl-cap'] ?? values['lst-cap'];
  const name = values['lst-label'] ?? nameOf(values);
  const start = cell.position?.start;
  const place = start && { start, end: start };
  const paragraph = (children: Paragraph['children']): Paragraph => ({
    type: 'paragraph',
    children,
    ...(place && { position: place }),
  });
  const words: Paragraph['children'] = [{ type: 'text', value: `Listing: ${caption}` }];
  const added = [
    ...(caption?.trim() ? [paragraph(words)] : []),
    ...(name === undefined
      ? []
      : [paragraph([...nameInText(name, place)])].filter(({ children }) => children.length > 0)),
  ];
  nodes.splice(index, 0, ...added);
  return added.length;
}

/** The name of a cell: its label in Quarto, and in bookdown, which begins the names of figures with `fig:`. */
function nameOf({ label, chunk, 'fig-cap': figure }: Readonly<Record<string, string>>): string | undefined {
  if (label !== undefined) return label;
  return chunk !== undefined && figure !== undefined ? `fig:${chunk}` : undefined;
}

/** The options in lines: `key: value`, where further lines of a value are indented. */
function inLines(lines: readonly string[]): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  let key = '';
  for (const line of lines) {
    const [, text = ''] = optionLine.exec(line) ?? [];
    const [, name, value = ''] = /^([\w.-]+):[ \t]*(.*)$/.exec(text) ?? [];
    if (name !== undefined) key = name.replaceAll('.', '-');
    const words = (name === undefined ? text : value).trim().replace(/^[|>][-+]?$/, '');
    if (key === '') continue;
    values[key] = [name === undefined ? values[key] : '', words].filter(Boolean).join(' ');
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, unquoted(value)]));
}

/** The options in the braces of R Markdown: `{r name, fig.cap="…", include=FALSE}`. */
function inBraces(meta: string): Readonly<Record<string, string>> {
  const [, chunk] = /^\{\w+[ \t]+([\w:-]+)[ \t]*(?=[,}])/.exec(meta) ?? [];
  const values: Record<string, string> = chunk === undefined ? {} : { chunk };
  for (const [, name = '', value = ''] of meta.matchAll(/([\w.-]+)[ \t]*=[ \t]*("[^"]*"|'[^']*'|[^\s,}]+)/g))
    values[name.replaceAll('.', '-')] = unquoted(value);
  return values;
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/s, '$2');
}
