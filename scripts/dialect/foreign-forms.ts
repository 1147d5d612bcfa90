// The forms of other tools' syntax that no edition renders, and what to write in its place.

import { directiveNames } from './includes/forms.ts';
import { object } from './prose.ts';

/** The kinds of foreign syntax, as the check `foreign-syntax` calls its rules. */
export type ForeignRule =
  | 'tag'
  | 'variable'
  | 'shortcode'
  | 'directive'
  | 'container'
  | 'admonition'
  | 'module'
  | 'wiki'
  | 'citation'
  | 'attributes'
  | 'rest'
  | 'role'
  | 'asciidoc'
  | 'latex'
  | 'grid'
  | 'critic'
  | 'leaf';

/**
 * A kind of foreign syntax: the form that is unmistakable, further conditions on its parts and on the text after it, and what
 * to write in its place. Forms that begin a line start with `lineStart`.
 */
export type Family = Readonly<{
  rule: ForeignRule;
  /** What a chapter must contain: looking for this alone is quick, and most chapters have none of it. */
  sign: string | RegExp;
  form: RegExp;
  isMeant?: (parts: readonly string[], after: string) => boolean;
  cure: (parts: readonly string[]) => string;
}>;

/** The beginning of a line, in quotes and lists too. */
const lineStart = String.raw`(?<=^[\0> \t]*)`;

/** The kinds of foreign syntax. */
export const families: readonly Family[] = [
  {
    rule: 'tag',
    sign: '{%',
    form: /(?<![\\{])\{%-?[ \t]*(?!end)[a-z]\w*(?:[ \t][^%{}\n]*)?[ \t]-?%\}/g,
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
    isMeant: ([name = '']) => name !== 'cite' && !directiveNames.includes(name),
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
    rule: 'citation',
    sign: /@|cite/,
    form: /\[[^[\]\n]*(?<![\p{L}\p{N}@])@\p{L}[\p{L}_:-]*(?:19|20)\d\d[\p{L}\d_:-]*[^[\]\n]*\](?![[(:])|(?<!\\)\\cite[pt]?\{[^{}\n]+\}|\{\{#cite[ \t]+[^{}\n]+\}\}|(?::cite(?::[pt])?:|\{cite(?::\w+)?\})(?=\ue000)/gu,
    cure: () => 'Name the files of its sources as `bibliography` in book.yaml.',
  },
  {
    rule: 'attributes',
    sign: '{#',
    form: /[ \t]\{#([a-z][\w:.-]*)(?:[ \t]+[.#]?[\w=":.-]+)*\}(?=[ \t\0]*$)/gim,
    cure: ([id = '']) => `Write it at the end of a heading, or \`<a name="${id}"></a>\` where links lead.`,
  },
  {
    rule: 'rest',
    sign: '::',
    form: new RegExp(String.raw`${lineStart}\.\.[ \t]+[a-z][\w-]*::(?:[ \t][^\n]*)?$`, 'gm'),
    cure: () => 'Write it in Markdown: a note as `> [!NOTE]`, code between fences.',
  },
  {
    // Code after the role is an object of the prose.
    rule: 'role',
    sign: object,
    form: new RegExp(
      String.raw`(?<![\w:{]):(?:[a-z]+:)?(?:func|class|meth|mod|attr|data|exc|obj|doc|file|term|command|option|envvar|guilabel|menuselection|kbd|abbr|download|program|samp|pep|rfc|math):(?=${object})`,
      'g',
    ),
    cure: () => 'Delete it: the code after it is enough, or write a link.',
  },
  {
    rule: 'asciidoc',
    sign: '::',
    form: new RegExp(
      String.raw`${lineStart}(?:include|image|video|audio)::[^\s[\]]+\[[^\]\n]*\][ \t]*$`,
      'gm',
    ),
    cure: () => 'Write `{{#include FILE}}`, or `![Words](FILE)` for a picture.',
  },
  {
    rule: 'latex',
    sign: '{',
    form: /\\(?:(?:begin|end)\{(?:figure|table|tabular|center|itemize|enumerate|description|quote|verbatim|lstlisting|minipage|abstract)\*?\}|(?:footnote|emph|textbf|textit|texttt|includegraphics|chapter|section|subsection|caption)\*?(?:\[[^\]\n]*\])?\{)/g,
    cure: () => 'Write it in Markdown, a note as `^[Words]`, or put it in backticks to show it.',
  },
  {
    rule: 'grid',
    sign: '-+',
    form: /(?<=(?:^|\n[\0> \t]*\r?\n)[\0> \t]*)\+[-=:]{3,}(?:\+[-=:]{3,})*\+[ \t]*(?=\r?\n[\0> \t]*\|)/g,
    cure: () => 'Write a table with `|---|---|` below its head; put a drawing between fences.',
  },
  {
    rule: 'critic',
    sign: /\{(?:\+\+|--|>>)/,
    form: /(?<!\\)(?:\{\+\+[^{}\n]+\+\+\}|\{--[^{}\n]+--\}|\{>>[^{}\n]+<<\})/g,
    cure: () => 'Write `<ins>` and `<del>`, or only the words that are meant.',
  },
  {
    rule: 'leaf',
    sign: '::',
    // Words in brackets before attributes have lost their brackets as marks.
    form: new RegExp(String.raw`${lineStart}::[a-z][\w-]*[[{\0][^\n]*$`, 'gm'),
    cure: () => 'Write in Markdown what it makes: a link or a picture, perhaps.',
  },
];
