// Check: what Markdown loses or shows as it is written: notes, references, cells of tables, fences, headings.

import { closest, distance } from 'fastest-levenshtein';
import type { Code, Definition, FootnoteDefinition, Nodes } from 'mdast';
import { frontMatterOf } from '../dialect/front-matter.ts';
import { proseOf } from '../dialect/prose.ts';
import { type Unread, unreadReferences } from '../dialect/unread-references.ts';
import type { Chapter } from '../model/book.ts';
import type { Check, Tell } from '../model/contract.ts';
import { visit } from '../tree/visit.ts';

type Rule =
  | 'second'
  | 'uncalled'
  | 'note'
  | 'undefined'
  | 'destination'
  | 'cell'
  | 'fence'
  | 'front-matter'
  | 'heading';

const chapter = (text: string) => ({ 'chapters/01-one.md': `# 1. One\n\n${text}\n` });

/** The check of what Markdown leaves out or leaves as it is. */
export const references: Check<Rule> = {
  id: 'references',
  about:
    'Markdown never fails: what it cannot read it leaves out or shows as it is written. A note that nothing calls, the second ' +
    'definition of a name and the cells beyond the columns of a table are left out. A call of a note or a reference without ' +
    'its definition, a link to a path with a space and a heading without a space after its `#` stay as they are typed. A ' +
    'fence that is not closed makes code of the rest of the chapter, and front matter that is not closed is text. Code and escaped brackets (`\\[`) are not looked at.',
  severity: {
    second: 'warning',
    uncalled: 'warning',
    note: 'warning',
    undefined: 'warning',
    destination: 'warning',
    cell: 'warning',
    fence: 'warning',
    'front-matter': 'warning',
    heading: 'warning',
  },
  examples: [
    {
      about: 'notes, references and tables in order; brackets that are no references; comments',
      files: chapter(
        'A note,[^a] a [link][b], [b], a[i][j], [1][2], `[^x]` and \\[^y]. #hashtag, #12.\n\n' +
          '| A | B |\n|---|---|\n| `a\\|b` | c | |\n\n[^a]: The note.\n\n[b]: https://example.org/\n\n' +
          '[//]: # (a comment)\n[//]: # (another)',
      ),
      messages: [],
    },
    {
      about: 'notes that are missing, never called, or there twice',
      files: chapter('Text.[^one] More.[^othr]\n\n[^one]: A.\n[^one]: B.\n[^other]: C.'),
      messages: [
        'chapters/01-one.md:3:18: warning: Cannot find note `[^othr]` in the chapter, whose readers see the brackets (Did you mean `[^other]`?)',
        'chapters/01-one.md:6:1: warning: Unexpected second note `[^one]`, which no edition shows (The first is in line 5. Give this one another name, and call it by that.)',
        'chapters/01-one.md:7:1: warning: Cannot find a call of the note `[^other]`, which no edition shows (Write `[^other]` where the note belongs, or delete it.)',
      ],
    },
    {
      about: 'references that are defined nowhere, in another chapter, or twice',
      files: {
        ...chapter(
          'See [the manual][man] and [the `make` page][make] and [Guide][].\n\n[guide-b]: https://example.org/1\n[guide-b]: https://example.org/2',
        ),
        'chapters/02-two.md': '# 2. Two\n\n[Make].\n\n[make]: https://example.org/make\n',
      },
      messages: [
        'chapters/01-one.md:3:5: warning: Cannot find definition `[man]` in the chapter, whose readers see the brackets (Write it in a line of its own, `[man]: ADDRESS`, or the address in the link: `[the manual](ADDRESS)`.)',
        'chapters/01-one.md:3:27: warning: Cannot find definition `[make]` in the chapter, whose readers see the brackets (It is in chapters/02-two.md, and serves that file only: write it here too.)',
        'chapters/01-one.md:3:55: warning: Cannot find definition `[Guide]` in the chapter, whose readers see the brackets (Write it in a line of its own, `[Guide]: ADDRESS`, or the address in the link: `[Guide](ADDRESS)`.)',
        'chapters/01-one.md:6:1: warning: Unexpected second definition `[guide-b]`, which nothing uses (The first is in line 5. Delete one of them, or give this one another name.)',
      ],
    },
    {
      about: 'a space in a path, a heading without a space, a row with more cells than columns',
      files: chapter(
        '[The file](my file.md) and ![it](a b.png "A").\n\n##Some heading\n\n| A | B |\n|---|---|\n| `a|b` | c |',
      ),
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected space in `my file.md`, which makes text of the link (Write `[The file](<my file.md>)`.)',
        'chapters/01-one.md:3:28: warning: Unexpected space in `a b.png`, which makes text of the picture (Write `![it](<a b.png> "A")`.)',
        'chapters/01-one.md:5:1: warning: Unexpected `##Some heading`, which is shown as text (Write a space for a heading: `## Some heading`.)',
        'chapters/01-one.md:9:9: warning: Unexpected cell 3 in a table of 2 columns, which no edition shows (Add a column to the first row, or write `\\|` for a bar that belongs to a cell, even in code.)',
      ],
    },
    {
      about: 'front matter that is not closed, and a thematic break',
      files: {
        'chapters/01-one.md': '---\ntitle: One\n\n# 1. One\n\nText.\n',
        'chapters/02-two.md': '---\n\n# 2. Two\n\nText.\n',
      },
      messages: [
        'chapters/01-one.md:1:1: warning: Cannot find the end of the front matter that begins with `title: One`, so that readers see it (Write `---` on a line of its own below it.)',
      ],
    },
    {
      about: 'a fence that is not closed',
      files: chapter('```c\nint x;\n\n## More\n\n```c\nint y;\n```\n\nText.\n\n```\nA\n\n## B\n\nC'),
      messages: [
        'chapters/01-one.md:14:1: warning: Cannot find the end of the code that begins with ` ``` `, so that the rest of the chapter is code (Write ` ``` ` where the code ends. The block in line 3 contains another fence, in line 8: it may be the one that is not closed.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    for (const { path, tree, text } of chapters) {
      const [, mark, line] = /^(---|\+\+\+)[ \t]*\n([\w-]+[ \t]*[:=].*)/.exec(text) ?? [];
      if (mark === undefined || frontMatterOf(tree)) continue;
      const reason = `Cannot find the end of the front matter that begins with \`${line}\`, so that readers see it`;
      tell(
        'front-matter',
        path,
        { line: 1, column: 1 },
        reason,
        `Write \`${mark}\` on a line of its own below it.`,
      );
    }
    const all = chapters.map((one) => ({ ...one, ...namesOf(one) }));
    const hasNotes = all.some(({ notes }) => notes.size > 0);
    for (const one of all) {
      checkNames(one, tell);
      checkBlocks(one, tell);
      for (const unread of unreadReferences(one.tree, one.text, proseOf(one.tree, one.text), hasNotes)) {
        const { rule, reason, cure } = wordings[unread.kind](unread, one, all);
        tell(rule, one.path, unread.place, reason, cure);
      }
    }
  },
};

/** The definitions and notes of a chapter by identifier, the first of each, and those that come second; the notes it calls. */
type Names = Readonly<{
  definitions: ReadonlyMap<string, Definition>;
  notes: ReadonlyMap<string, FootnoteDefinition>;
  second: readonly (Definition | FootnoteDefinition)[];
  called: ReadonlySet<string>;
}>;

function namesOf({ tree }: Chapter): Names {
  const definitions = new Map<string, Definition>();
  const notes = new Map<string, FootnoteDefinition>();
  const second: (Definition | FootnoteDefinition)[] = [];
  const called = new Set<string>();
  visit(tree, (node: Nodes) => {
    if (node.type === 'footnoteReference') called.add(node.identifier);
    if (node.type === 'footnoteDefinition') {
      if (notes.has(node.identifier)) second.push(node);
      else notes.set(node.identifier, node);
    }
    if (node.type !== 'definition' || /^#?$/.test(node.url)) return; // `[//]: # (…)` is a comment.
    const first = definitions.get(node.identifier);
    if (!first) definitions.set(node.identifier, node);
    else if (first.url !== node.url) second.push(node);
  });
  return { definitions, notes, second, called };
}

function checkNames({ path, definitions, notes, second, called }: Chapter & Names, tell: Tell<Rule>): void {
  for (const node of second) {
    const label = node.label ?? node.identifier;
    const isNote = node.type === 'footnoteDefinition';
    const line = (isNote ? notes : definitions).get(node.identifier)?.position?.start.line;
    const [reason, cure] = isNote
      ? [
          `Unexpected second note \`[^${label}]\`, which no edition shows`,
          'Give this one another name, and call it by that.',
        ]
      : [
          `Unexpected second definition \`[${label}]\`, which nothing uses`,
          'Delete one of them, or give this one another name.',
        ];
    tell('second', path, node.position, reason, `The first is in line ${line}. ${cure}`);
  }
  for (const [identifier, { label, position }] of notes) {
    if (called.has(identifier)) continue;
    const call = `[^${label ?? identifier}]`;
    const reason = `Cannot find a call of the note \`${call}\`, which no edition shows`;
    tell('uncalled', path, position, reason, `Write \`${call}\` where the note belongs, or delete it.`);
  }
}

/** Reports cells beyond the columns of a table, and a fence that runs to the end. */
function checkBlocks({ path, tree, text }: Chapter, tell: Tell<Rule>): void {
  const before: Code[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type === 'table') {
      const columns = node.align?.length ?? 0;
      for (const { children } of node.children) {
        const at = children.findIndex((cell, index) => index >= columns && cell.children.length > 0);
        const count = columns === 1 ? '1 column' : `${columns} columns`;
        if (at < 0 || columns === 0) continue;
        const reason = `Unexpected cell ${at + 1} in a table of ${count}, which no edition shows`;
        const cure =
          'Add a column to the first row, or write `\\|` for a bar that belongs to a cell, even in code.';
        tell('cell', path, children[at]?.position, reason, cure);
      }
    }
    if (node.type !== 'code') return;
    const fence = openFence(node, text);
    if (fence) {
      const reason = `Cannot find the end of the code that begins with ${quote(fence)}, so that the rest of the chapter is code`;
      const cure = `Write ${quote(fence)} where the code ends.${suspectOf(before)}`;
      tell('fence', path, node.position?.start, reason, cure);
    }
    before.push(node);
  });
}

/** The fence of a block of code that has no end and takes in what is likely no code; undefined for any other. */
function openFence({ position, value }: Code, text: string): string | undefined {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  const [, fence] = /^(`{3,}|~{3,})/.exec(text.slice(start, start + 100)) ?? [];
  if (!fence || text.slice(end).trim() !== '') return undefined;
  if (value.split('\n').length <= 5 && !/^#{1,6} /m.test(value)) return undefined;
  const [, last = ''] = /\n[ \t>]*([^\n]*?)\s*$/.exec(text.slice(start, end)) ?? [];
  return last.startsWith(fence) && last === fence.charAt(0).repeat(last.length) ? undefined : fence;
}

/** Where an earlier block contains another fence with a language: one of the two begins where the code before it should have ended. */
function suspectOf(blocks: readonly Code[]): string {
  for (const { value, position } of blocks) {
    const at = value.split('\n').findIndex((line) => /^(?:```|~~~)[ \t]*[\w+-]+[ \t]*$/.test(line));
    const line = position?.start.line ?? 0;
    if (at >= 0)
      return ` The block in line ${line} contains another fence, in line ${line + 1 + at}: it may be the one that is not closed.`;
  }
  return '';
}

function quote(fence: string): string {
  return fence.startsWith('~') ? `\`${fence}\`` : `\` ${fence} \``;
}

type Wording = (
  unread: Unread,
  own: Names,
  all: readonly (Chapter & Names)[],
) => Readonly<{ rule: Rule; reason: string; cure: string }>;

const wordings: Readonly<Record<Unread['kind'], Wording>> = {
  note: ({ written, label }, own, all) => {
    const near = nearest(label, [...own.notes.values()]);
    const other = all.find(({ notes }) => notes.has(label.toLowerCase()));
    return {
      rule: 'note',
      reason: `Cannot find note \`${written}\` in the chapter, whose readers see the brackets`,
      cure: other
        ? `It is in ${other.path}, and serves that file only: write it here too.`
        : near
          ? `Did you mean \`[^${near}]\`?`
          : `Write it in a line of its own, \`${written}: TEXT\`, or \`\\${written}\` to show the brackets.`,
    };
  },
  reference: ({ written, words, label }, own, all) => {
    const near = nearest(label, [...own.definitions.values()]);
    const identifier = label.replace(/\s+/g, ' ').trim().toLowerCase();
    const other = all.find(({ definitions }) => definitions.has(identifier));
    const shown = words.replace(/\s+/g, ' ');
    return {
      rule: 'undefined',
      reason: `Cannot find definition \`[${label}]\` in the chapter, whose readers see the brackets`,
      cure: other
        ? `It is in ${other.path}, and serves that file only: write it here too.`
        : near
          ? `Did you mean \`[${shown}][${near}]\`?`
          : `Write it in a line of its own, \`[${label}]: ADDRESS\`, or the address in the link: ` +
            `\`${written.startsWith('!') ? '!' : ''}[${shown}](ADDRESS)\`.`,
    };
  },
  link: ({ written, label }) => ({
    rule: 'destination',
    reason: `Unexpected space in \`${label}\`, which makes text of the ${written.startsWith('!') ? 'picture' : 'link'}`,
    cure: `Write \`${written.replace(`(${label}`, `(<${label}>`)}\`.`,
  }),
  heading: ({ written, words }) => ({
    rule: 'heading',
    reason: `Unexpected \`${written}\`, which is shown as text`,
    cure: `Write a space for a heading: \`${written.slice(0, -words.length)} ${words}\`.`,
  }),
};

/** The label most like a missing one, where only a letter in three is wrong. */
function nearest(wanted: string, existing: readonly (Definition | FootnoteDefinition)[]): string | undefined {
  const labels = existing.map(({ label, identifier }) => label ?? identifier);
  const near = labels.length > 0 ? closest(wanted, labels) : undefined;
  return near !== undefined && distance(wanted, near) * 3 <= wanted.length ? near : undefined;
}
