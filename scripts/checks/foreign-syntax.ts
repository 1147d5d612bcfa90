// Check: syntax of other tools that no edition renders, so that readers would see it as it is typed.

import { directiveNames } from '../dialect/constructs/includes.ts';
import { proseOf } from '../dialect/prose.ts';
import type { Check } from '../model/contract.ts';

type Rule =
  | 'tag'
  | 'variable'
  | 'shortcode'
  | 'directive'
  | 'container'
  | 'admonition'
  | 'module'
  | 'wiki'
  | 'attributes';

const chapter = (text: string) => ({ 'chapters/01-one.md': `# 1. One\n\n${text}\n` });

/** The check of other tools' syntax. */
export const foreignSyntax: Check<Rule> = {
  id: 'foreign-syntax',
  about:
    'Jekyll, Hugo, MkDocs, Docusaurus, Pandoc and others add syntax of their own to Markdown. What Colophon does not render is ' +
    'shown as it is typed: `{% … %}` and `{{ page.… }}` of Liquid and Jinja, `{{< … >}}` of Hugo, `{{#…}}` that is no include, ' +
    'containers `:::` and admonitions `!!!` that cannot be read, `import` and `export` of MDX, `[[wiki links]]` that lead ' +
    'nowhere, and attributes `{#id}` that belong to nothing. ' +
    'Code and escaped characters are not looked at.',
  severity: {
    tag: 'warning',
    variable: 'warning',
    shortcode: 'warning',
    directive: 'warning',
    container: 'warning',
    admonition: 'warning',
    module: 'warning',
    wiki: 'warning',
    attributes: 'warning',
  },
  examples: [
    {
      about: 'such syntax in code, and signs that only look like it',
      files: chapter(
        'Write `{% if %}`, `{{< x >}}` and `:::note`. It costs $5 and $6. Wait!!! A set {1, 2}, a list [[1, 2]].\n\n' +
          '```text\n{% if %}\n```',
      ),
      messages: [],
    },
    {
      about: 'templates of Liquid, Jinja, Hugo and mdBook’s preprocessors',
      files: chapter(
        '{% include a.html %}\n\nOf {{ page.date }}.\n\n{{< figure src="a.png" >}}\n\n{{#tabs name="a"}}',
      ),
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected `{% include a.html %}`, which readers see as it is (Write in Markdown what it makes, or put it in backticks to show it.)',
        'chapters/01-one.md:5:4: warning: Unexpected `{{ page.date }}`, which readers see as it is (Write what it stands for, or put it in backticks to show it.)',
        'chapters/01-one.md:7:1: warning: Unexpected `{{< figure src="a.png" >}}`, which readers see as it is (Write in Markdown what it makes, a picture as `![Words](FILE)`, or put it in backticks to show it.)',
        'chapters/01-one.md:9:1: warning: Unexpected `{{#tabs name="a"}}`, which readers see as it is (Write in Markdown what it makes: `{{#include FILE}}` is rendered, others are not.)',
      ],
    },
    {
      about: 'a container whose attributes cannot be read, and an admonition without content',
      files: chapter('::: {.note width=}\nText.\n:::\n\n!!! warning "Hot"\nText.'),
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected `::: {.note width=}`, which readers see as it is (Write its name and, in braces, attributes with their values: `::: note {title="Title"}`.)',
        'chapters/01-one.md:7:1: warning: Unexpected `!!! warning "Hot"`, which readers see as it is (Indent its content by four spaces, or write a quote: `> [!WARNING]`, for example.)',
      ],
    },
    {
      about: 'modules of MDX, wiki links and attributes',
      files: chapter("import Tabs from '@theme/Tabs';\n\nSee [[The other page]].\n\nSome words. {#some}"),
      messages: [
        "chapters/01-one.md:3:1: warning: Unexpected `import Tabs from '@theme/Tabs';`, which readers see as it is (Delete it, and write in Markdown what the component shows.)",
        'chapters/01-one.md:5:5: warning: Unexpected `[[The other page]]`, which readers see as it is (No chapter has this file name or title. Write one that there is, or a link: `[Words](FILE.md)`.)',
        'chapters/01-one.md:7:13: warning: Unexpected `{#some}`, which readers see as it is (Write it at the end of a heading, or `<a name="some"></a>` where links lead.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    for (const { path, tree, text } of chapters) {
      const prose = proseOf(tree, text);
      for (const { rule, sign, form, cure, isMeant } of families) {
        if (!(typeof sign === 'string' ? prose.text.includes(sign) : sign.test(prose.text))) continue;
        for (const match of prose.text.matchAll(form)) {
          const [whole, ...parts] = match;
          // The marks of quotes and lists before a line are not its own.
          const written = whole.replace(/^[\0> \t]+/, '');
          const end = match.index + whole.length;
          if (isMeant && !isMeant(parts, prose.text.slice(end))) continue;
          const start = end - written.length;
          const shown = text.slice(start, end).replace(/\s+/g, ' ').trim();
          const short = shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
          const reason = `Unexpected \`${short}\`, which readers see as it is`;
          tell(rule, path, prose.placeAt(start, end), reason, cure(parts));
        }
      }
    }
  },
};

/**
 * A kind of foreign syntax: the form that is unmistakable, further conditions on its parts and on the text after it, and what
 * to write in its place. Forms that begin a line start with `lineStart`.
 */
type Family = Readonly<{
  rule: Rule;
  /** What a chapter must contain: looking for this alone is quick, and most chapters have none of it. */
  sign: string | RegExp;
  form: RegExp;
  isMeant?: (parts: readonly string[], after: string) => boolean;
  cure: (parts: readonly string[]) => string;
}>;

/** The beginning of a line, in quotes and lists too. */
const lineStart = String.raw`(?<=^[\0> \t]*)`;

const families: readonly Family[] = [
  {
    rule: 'tag',
    sign: '{%',
    form: /(?<!\\)\{%-?[ \t]*(?!end)[a-z]\w*(?:[ \t][^%{}\n]*)?[ \t]-?%\}/g,
    cure: () => 'Write in Markdown what it makes, or put it in backticks to show it.',
  },
  {
    rule: 'variable',
    sign: '{{',
    form: /(?<![\\{])\{\{-?[ \t]*\.?(?:site|page|book|gitbook|Site|Page|Params)\.[\w.]+(?:[ \t]*\|[^{}\n]*)?[ \t]*-?\}\}(?!\})/g,
    cure: () => 'Write what it stands for, or put it in backticks to show it.',
  },
  {
    rule: 'shortcode',
    sign: '{{',
    form: /(?<!\\)\{\{[<%][ \t]*[a-z][\w/-]*(?:[ \t][^{}\n]*)?[ \t]\/?[>%]\}\}/gi,
    cure: () =>
      'Write in Markdown what it makes, a picture as `![Words](FILE)`, or put it in backticks to show it.',
  },
  {
    rule: 'directive',
    sign: '{{#',
    form: /(?<!\\)\{\{#[ \t]*([a-z][\w-]*)(?:[ \t][^{}\n]*)?\}\}/gi,
    isMeant: ([name = '']) => !directiveNames.includes(name),
    cure: () => 'Write in Markdown what it makes: `{{#include FILE}}` is rendered, others are not.',
  },
  {
    rule: 'container',
    sign: ':::',
    form: new RegExp(
      String.raw`${lineStart}:{3,}(?:[ \t]*\{[.#][^{}\n]*\}|[a-z][\w-]*(?:[ \t{[][^\n]*)?|[ \t]+[a-z][\w-]*)[ \t:]*$`,
      'gim',
    ),
    isMeant: (_parts, after) => /^[\0> \t]*:{3,}[ \t]*$/m.test(after),
    cure: () => 'Write its name and, in braces, attributes with their values: `::: note {title="Title"}`.',
  },
  {
    rule: 'admonition',
    sign: /!!!|\?\?\?/,
    form: new RegExp(
      String.raw`${lineStart}(?:!!!|\?\?\?\+?)[ \t]+[a-z][\w-]*([ \t]+"[^"\n]*")?[ \t]*$`,
      'gm',
    ),
    isMeant: ([title], after) => title !== undefined || /^\r?\n(?:[ \t]*\r?\n)?(?:\0{4}|\t| {4})/.test(after),
    cure: () => 'Indent its content by four spaces, or write a quote: `> [!WARNING]`, for example.',
  },
  {
    rule: 'module',
    sign: 'port ',
    form: /^(?:import[ \t]+(?:[\w*{][^'"\n]*[ \t]from[ \t]+)?(['"])[^'"\n]+\1;?|export[ \t]+(?:const|let|var)[ \t]+\w+[ \t]*=[^\n]*)[ \t]*$/gm,
    cure: () => 'Delete it, and write in Markdown what the component shows.',
  },
  {
    rule: 'wiki',
    sign: '[[',
    form: /(?<![\\\p{L}\d[\])])\[\[(?:\p{L}[\p{L}\d'’-]+(?:[ ][\p{L}\d'’-]+)+(?:[|#][^[\]|\n]+)?|\p{L}[\p{L}\d'’-]+\|\p{L}[^[\]|\n]+)\]\](?![[(])/gu,
    cure: () =>
      'No chapter has this file name or title. Write one that there is, or a link: `[Words](FILE.md)`.',
  },
  {
    rule: 'attributes',
    sign: '{#',
    form: /[ \t]\{#([a-z][\w:.-]*)(?:[ \t]+[.#]?[\w=":.-]+)*\}(?=[ \t\0]*$)/gim,
    cure: ([id = '']) => `Write it at the end of a heading, or \`<a name="${id}"></a>\` where links lead.`,
  },
];
