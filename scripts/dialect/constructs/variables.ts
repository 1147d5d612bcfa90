// Construct: variables, words that book.yaml decides and the text names: `{{version}}`.

import type { Literal, Nodes, Parents, Root, Text } from 'mdast';
import type { State, Tokenizer } from 'micromark-util-types';
import type { Plugin, Processor } from 'unified';
import type { Construct } from '../../model/construct.ts';
import type { Manifest } from '../../settings/manifest.ts';
import { visit } from '../../tree/visit.ts';

/** Variables. The parser finds them, so that a backslash before one makes it plain text, as before any other mark. */
export const variables: Construct = {
  id: 'variables',
  title: 'Variables',
  about:
    'A book that has `variables` in book.yaml, an empty `{}` at least, may write `{{NAME}}` in the text, in addresses of links ' +
    'and pictures, in HTML and in code. It stands for the value of that name in `variables`, or for what book.yaml has as ' +
    '`title`, `subtitle`, `version`, `date`, `language`, `authors`, `publisher`, `url`, `source`, `isbn`, `doi` or `id`. Quarto’s ' +
    '`{{< var NAME >}}` and `{{< meta NAME >}}` and HonKit’s `{{ book.NAME }}` mean the same. In code a name that nobody defined stays as it is, and a backslash before the braces shows them there too.',
  editions: 'Every edition has the value in place of the name.',
  checks: ['variables'],
  examples: [
    {
      about: 'A value of the book’s own, and its version.',
      settings: 'variables: {kernel: "6.8"}',
      markdown: 'Version {{version}} is about Linux {{ kernel }}.',
      html: '<p>Version 1.2.3 is about Linux 6.8.</p>',
    },
    {
      about: 'In an address and in code; a backslash shows the words as they are, in code too.',
      settings: 'variables: {kernel: "6.8"}',
      markdown:
        '[Sources](https://example.org/v{{kernel}}/), `linux-{{kernel}}.tar`, \\{{kernel}}, `\\{{kernel}}`.\n\n```text\ntar xf linux-{{kernel}}.tar {{args}}\n```',
      html: '<p><a href="https://example.org/v6.8/">Sources</a>, <code>linux-6.8.tar</code>, {{kernel}}, <code>{{kernel}}</code>.</p>\n<pre><code class="language-text">tar xf linux-6.8.tar {{args}}\n</code></pre>',
    },
    {
      about: 'Without `variables` in book.yaml braces are only braces.',
      markdown: 'Mustache fills in `{{name}}`.',
      html: '<p>Mustache fills in <code>{{name}}</code>.</p>',
    },
  ],
  syntax: [variableSyntax as Plugin],
  settle,
};

/** The call of a variable in the text. `value` is what is written. */
interface Variable extends Literal {
  type: 'variable';
  value: string;
}

declare module 'mdast' {
  interface RootContentMap {
    variable: Variable;
  }
  interface PhrasingContentMap {
    variable: Variable;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    variable: 'variable';
  }
}

const form = String.raw`\{\{(?:[ \t]*|<[ \t]+(?:var|meta)[ \t]+)([A-Za-z][\w.-]*)[ \t]*(?:[ \t]>)?\}\}`;
const wholeForm = new RegExp(`^${form}$`);

/** Where text calls variables, for messages and for replacing. The first group is the name. */
export const variableCalls: RegExp = new RegExp(form, 'g');

/** Calls in code and addresses, where a backslash is no mark of Markdown. */
const inCode = new RegExp(String.raw`(\\?)${form}`, 'g');

/** The values of all names in a book that uses variables; undefined in any other. */
export function variablesOf(manifest: Manifest): ReadonlyMap<string, string> | undefined {
  if (!manifest.variables) return undefined;
  const { title, subtitle, version, date, language, authors, publisher, url, source, isbn, doi, id } =
    manifest;
  const own = { title, subtitle, version, date, language, publisher, url, source, isbn, doi, id };
  const known = Object.entries({ ...own, authors: listed(authors, language), ...manifest.variables });
  const values = known.filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new Map([...values, ...values.map(([name, value]) => [`book.${name}`, value] as const)]);
}

function listed(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language).format(names);
}

const [openBrace, closeBrace, longest] = [123, 125, 100];

const tokenize: Tokenizer = (effects, ok, nok) => {
  let text = '';
  const inside: State = (code) => {
    // Line ends and tabs have negative codes.
    if (code === null || code < 0 || text.length > longest) return nok(code);
    if (text.length === 1 && code !== openBrace) return nok(code);
    text += String.fromCharCode(code);
    effects.consume(code);
    if (code !== closeBrace || !text.endsWith('}}')) return inside;
    if (!wholeForm.test(text)) return nok;
    effects.exit('variable');
    return ok;
  };
  return (code) => {
    effects.enter('variable');
    return inside(code);
  };
};

function variableSyntax(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions ??= [];
  data.micromarkExtensions.push({ text: { [openBrace]: { name: 'variable', tokenize } } });
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({
    enter: {
      variable(token) {
        this.enter({ type: 'variable', value: this.sliceSerialize(token) }, token);
      },
    },
    exit: {
      variable(token) {
        this.exit(token);
      },
    },
  });
}

/** Replaces every variable of a tree, in place. What has no value becomes the text that it is. */
function settle(tree: Root, { manifest }: Readonly<{ manifest: Manifest }>): void {
  const values = variablesOf(manifest);
  const fill = (text: string) =>
    text.replace(inCode, (whole, slash: string, name: string) => {
      const value = values?.get(name);
      return value === undefined ? whole : slash === '' ? value : whole.slice(1);
    });
  const parents = new Set<Parents>();
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'variable' && parent && index !== undefined) {
      const { position } = node;
      parent.children[index] = { type: 'text', value: fill(node.value), ...(position && { position }) };
      parents.add(parent);
    }
    if (!values) return;
    if (node.type === 'inlineCode' || node.type === 'code' || node.type === 'html')
      node.value = fill(node.value);
    if (node.type === 'code' && node.meta) node.meta = fill(node.meta);
    if ('url' in node) node.url = fillAddress(node.url, fill);
    if ('title' in node && typeof node.title === 'string') node.title = fill(node.title);
    if ('alt' in node && node.alt) node.alt = fill(node.alt);
  });
  for (const parent of parents) joinTexts(parent);
}

/** The parser keeps braces in addresses as they are, but encodes the spaces between them. */
function fillAddress(url: string, fill: (text: string) => string): string {
  return url.includes('{{') ? fill(url) : url;
}

/** Joins neighbouring texts into one, as the parser would have read them. */
function joinTexts(parent: Parents): void {
  const joined: Nodes[] = [];
  for (const child of parent.children) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text') joined[joined.length - 1] = together(last, child);
    else joined.push(child);
  }
  parent.children = joined as typeof parent.children;
}

function together(first: Text, second: Text): Text {
  const [start, end] = [first.position?.start, second.position?.end];
  return {
    type: 'text',
    value: first.value + second.value,
    ...(start && end && { position: { start, end } }),
  };
}
