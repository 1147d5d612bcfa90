// Check: syntax of other tools that no edition renders, so that readers would see it as it is typed.

import { type ForeignRule, families } from '../dialect/foreign-forms.ts';
import { proseOf } from '../dialect/prose.ts';
import type { Check } from '../model/contract.ts';

const chapter = (text: string) => ({ 'chapters/01-one.md': `# 1. One\n\n${text}\n` });

/** The check of other tools' syntax. */
export const foreignSyntax: Check<ForeignRule> = {
  id: 'foreign-syntax',
  about:
    'Jekyll, Hugo, MkDocs, Docusaurus, Pandoc and others add syntax of their own to Markdown. What Colophon does not render is ' +
    'shown as it is typed: `{% … %}` and `{{ page.… }}` of Liquid and Jinja, `{{< … >}}` of Hugo, `{{#…}}` that is no include, ' +
    'containers `:::` and admonitions `!!!` that cannot be read, `import` and `export` of MDX, `[[wiki links]]` that lead ' +
    'nowhere, citations in a book without a bibliography, attributes `{#id}` that belong to nothing, `.. name::` and `:name:` of ' +
    'reStructuredText, `include::…[]` of AsciiDoc, commands of LaTeX, grid tables, `{++ … ++}`, and `::name[…]`. ' +
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
    citation: 'warning',
    attributes: 'warning',
    rest: 'warning',
    role: 'warning',
    asciidoc: 'warning',
    latex: 'warning',
    grid: 'warning',
    critic: 'warning',
    leaf: 'warning',
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
    {
      about: 'roles and directives of Sphinx, AsciiDoc and LaTeX',
      files: chapter(
        '.. note:: Words\n\nThe :func:`run` call.\n\ninclude::a.adoc[]\n\nSee \\footnote{More} there.',
      ),
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected `.. note:: Words`, which readers see as it is (Write it in Markdown: a note as `> [!NOTE]`, code between fences.)',
        'chapters/01-one.md:5:5: warning: Unexpected `:func:`, which readers see as it is (Delete it: the code after it is enough, or write a link.)',
        'chapters/01-one.md:7:1: warning: Unexpected `include::a.adoc[]`, which readers see as it is (Write `{{#include FILE}}`, or `![Words](FILE)` for a picture.)',
        'chapters/01-one.md:9:5: warning: Unexpected `\\footnote{`, which readers see as it is (Write it in Markdown, a note as `^[Words]`, or put it in backticks to show it.)',
      ],
    },
    {
      about: 'grid tables, marks of changes, and directives on a line of their own',
      files: chapter('+---+---+\n| a | b |\n+---+---+\n\nIt {++is++} so.\n\n::video[Words]{#x}'),
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected `+---+---+`, which readers see as it is (Write a table with `|---|---|` below its head; put a drawing between fences.)',
        'chapters/01-one.md:7:4: warning: Unexpected `{++is++}`, which readers see as it is (Write `<ins>` and `<del>`, or only the words that are meant.)',
        'chapters/01-one.md:9:1: warning: Unexpected `::video[Words]{#x}`, which readers see as it is (Write in Markdown what it makes: a link or a picture, perhaps.)',
      ],
    },
    {
      about: 'citations in a book without a bibliography',
      files: chapter(
        'As he says [see @knuth1984, p. 3], and {cite}`knuth1984`. Mail a@b.org, @you and [@you].',
      ),
      messages: [
        'chapters/01-one.md:3:12: warning: Unexpected `[see @knuth1984, p. 3]`, which readers see as it is (Name the files of its sources as `bibliography` in book.yaml.)',
        'chapters/01-one.md:3:40: warning: Unexpected `{cite}`, which readers see as it is (Name the files of its sources as `bibliography` in book.yaml.)',
      ],
    },
  ],
  run({ chapters, bibliography, manifest }, tell) {
    for (const { path, tree, text } of chapters) {
      const prose = proseOf(tree, text);
      for (const { rule, sign, form, cure, isMeant } of families) {
        // The checks of citations and of variables tell of these.
        if ((rule === 'citation' && bibliography) || (rule === 'variable' && manifest.variables)) continue;
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
