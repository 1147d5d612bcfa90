// Construct: directives of MyST that are written in Markdown otherwise: figures, quotes, raw HTML, entries of the index.

import type { Code, Html, Image, Paragraph, Parents, PhrasingContent, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Construct } from '../../model/construct.ts';
import { join, lookOfPicture } from '../attributes/looks.ts';
import { nameInText } from '../attributes/names.ts';
import type { Container } from '../containers/container.ts';
import { whenParsed } from '../containers/take.ts';
import { optionsIn } from '../directive-options.ts';
import type { IndexMark } from '../index-marks.ts';

/** Directives of MyST. Each becomes what Markdown has for it, which later constructs read. */
export const directives: Construct = {
  id: 'directives',
  title: 'Directives of MyST',
  about:
    'MyST and Jupyter Book write ` ```{figure} FILE ` or `:::{figure} FILE` with `:name:`, `:alt:`, `:width:`, `:height:` and ' +
    '`:align:` in the lines below, and the caption after them; `{image}` is the same without a caption, and `{figure-md}` has a ' +
    'picture of Markdown. `{table} Caption` is around a table. `{epigraph}`, `{pull-quote}`, `{highlights}` and `{blockquote}` are quotes. `{raw} html` is ' +
    'raw HTML; for any other format it is left out, as are `{tableofcontents}`, `{contents}` and `{toctree}`, since every ' +
    'edition has contents of its own. `{index} TERM` puts a term into the index, `single: TERM; SUBTERM`, `pair: ONE; OTHER` and ' +
    '`see: TERM; OTHER` too. Other directives have pages of their own: [alerts](#alerts), [tabs](#tabs), [listings](#listings-of-myst), ' +
    '[theorems](#theorems-and-exercises).',
  editions: 'Every edition shows a figure, a table or a quote as if it were written in Markdown.',
  checks: ['containers', 'images'],
  examples: [
    {
      about: 'A figure with a caption, a name and a size.',
      files: {
        'images/a.svg':
          '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9" height="9"/></svg>',
      },
      markdown:
        '```{figure} ../images/a.svg\n:name: map\n:alt: A map\n\nThe *way*.\n```\n\nSee {numref}`map`.',
      html: '<figure id="map" class="figure"><p class="picture"><img src="images/a.svg" alt="A map" width="30" height="20"></p><figcaption><span class="label">Figure 1.1</span> The <em>way</em>.</figcaption></figure>\n<p>See <a href="#map">Figure 1.1</a>.</p>',
    },
    {
      about: 'A quote, raw HTML for pages, and TeX for LaTeX alone.',
      markdown:
        '```{epigraph}\nA word.\n```\n\n```{raw} html\n<p>B <kbd>C</kbd></p>\n```\n\n```{raw} latex\n\\newline\n```',
      html: '<blockquote>\n<p>A word.</p>\n</blockquote>\n<p>B <kbd>C</kbd></p>',
    },
    {
      about: 'Terms of the index, which belong to the paragraph below them.',
      markdown: '```{index} single: memory; pages\n```\n\nText.',
      html: '<p><span id="index-1"></span>Text.</p>',
    },
  ],
  syntax: [whenParsed(replaceIn)],
};

const quotes: ReadonlySet<string> = new Set(['epigraph', 'pull-quote', 'highlights', 'blockquote']);
const contents: ReadonlySet<string> = new Set(['tableofcontents', 'contents', 'toctree']);

/** Puts what Markdown has in the place of each directive among the blocks of a node, in place. */
function replaceIn(parent: Parents): void {
  const children = parent.children as RootContent[];
  for (const child of children) if ('children' in child) replaceIn(child);
  if (!children.some(({ type }) => type === 'container' || type === 'code')) return;
  parent.children = children.flatMap((node): readonly RootContent[] => {
    if (node.type === 'code') return ofCode(node);
    return node.type === 'container' && node.closed && isDirective(node) ? ofContainer(node) : [node];
  }) as typeof parent.children;
}

/** Whether the name of a container is in braces. `::: figure` of other tools is another thing. */
function isDirective({ marks }: Container): boolean {
  return /^[:`~]+[ \t]*\{[a-z]/i.test(marks.before);
}

function ofCode(node: Code): readonly RootContent[] {
  const [, name = ''] = /^\{([a-z-]+)\}$/.exec(node.lang ?? '') ?? [];
  if (contents.has(name)) return [];
  if (name !== 'raw') return [node];
  if (!/^html\b/i.test(node.meta?.trim() ?? '')) return [];
  const { position } = node;
  const html: Html = { type: 'html', value: optionsIn(node.value).rest, ...(position && { position }) };
  return [html];
}

function ofContainer(node: Container): readonly RootContent[] {
  const { name, title = [] } = node;
  const content = node.children as RootContent[];
  if (contents.has(name)) return [];
  if (quotes.has(name)) node.data = { ...node.data, hName: 'blockquote' };
  if (name === 'index') return indexed(node);
  if (name === 'figure' || name === 'image') return figure(node);
  if (name === 'figure-md') return captioned(node, content[0], content.slice(1), node.argument);
  if (name === 'table' && content[0]?.type === 'table')
    return title.length === 0
      ? [...named(node), ...content]
      : [paragraph([{ type: 'text', value: 'Table: ' }, ...title], node), ...named(node), ...content];
  return [node];
}

/** A picture, and its caption: the first paragraph of the content. */
function figure(node: Container): readonly RootContent[] {
  const { attributes, argument = '', opening } = node;
  const [first, ...rest] = node.children as RootContent[];
  const caption = first?.type === 'paragraph' ? textOf(first).replace(/\s+/g, ' ').trim() : '';
  const look = lookOfPicture({ ...attributes, id: undefined });
  const image: Image = {
    type: 'image',
    url: argument.replaceAll(' ', '%20'),
    alt: attributes.values.alt ?? caption,
    data: { hProperties: join(undefined, look) },
    position: opening,
  };
  const content = first === undefined ? [] : [first, ...rest];
  return captioned(node, paragraph([image], node), content, undefined);
}

/** A picture with its name before it and its caption after it, in the form that captions have in Markdown. */
function captioned(
  node: Container,
  picture: RootContent | undefined,
  [first, ...rest]: readonly RootContent[],
  label: string | undefined,
): readonly RootContent[] {
  if (picture === undefined) return [];
  const before = named(node, label);
  if (first?.type !== 'paragraph') return [...before, picture, ...(first ? [first] : []), ...rest];
  const words: Paragraph = { ...first, children: [{ type: 'text', value: 'Figure: ' }, ...first.children] };
  return [...before, picture, words, ...rest];
}

/** The name of a directive, which the block after it gets. */
function named({ attributes, opening }: Container, label = attributes.id): readonly RootContent[] {
  const names = label === undefined ? [] : nameInText(label, opening);
  return names.length === 0 ? [] : [{ type: 'paragraph', children: [...names], position: opening }];
}

function paragraph(children: PhrasingContent[], { opening: position }: Container): Paragraph {
  return { type: 'paragraph', children, position };
}

/** The marks of the terms that the directive has in its first line and in those below. */
function indexed(node: Container): readonly RootContent[] {
  const lines = [node.argument ?? '', ...node.children.map((child) => textOf(child))].join('\n').split('\n');
  const marks = lines.flatMap(entriesOf).map((written): IndexMark => {
    const data = { hName: 'span', hProperties: { dataIndex: written } };
    return { type: 'indexMark', written, children: [], data, position: node.opening };
  });
  return [...named(node), ...(marks.length > 0 ? [paragraph(marks, node)] : [])];
}

/** The entries of a line as makeindex writes them. Sphinx has `single:`, `pair:`, `triple:`, `see:`, or terms between commas. */
function entriesOf(line: string): readonly string[] {
  const [, kind, rest = line] = /^\s*!?\s*(single|pair|triple|see|seealso)\s*:(.*)$/.exec(line) ?? [];
  const parts = rest
    .split(kind === undefined ? ',' : ';')
    .map((part) => part.replace(/^\s*!?\s*|\s+$/g, '').replace(/[!@|"]/g, (sign) => `"${sign}`))
    .filter((part) => part !== '');
  const [one = '', other] = parts;
  if (kind === undefined) return parts;
  if (parts.length === 0) return [];
  if (kind === 'single' || other === undefined) return [parts.join('!')];
  if (kind === 'see' || kind === 'seealso') return [`${one}|${kind}{${other}}`];
  return parts.flatMap((part) => parts.filter((more) => more !== part).map((more) => `${part}!${more}`));
}
