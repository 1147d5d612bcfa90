// The files of templates/manual/ that are made from the program's tables, and the manual's list of chapters.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { checks } from '../../scripts/checks/all.ts';
import { variableCalls, variablesOf } from '../../scripts/dialect/constructs/variables.ts';
import { constructs } from '../../scripts/dialect/constructs.ts';
import { directiveNames } from '../../scripts/dialect/includes/forms.ts';
import { checkSummary, constructPage, settingsPage } from '../../scripts/library/manual.ts';
import type { MarkdownExample } from '../../scripts/model/construct.ts';
import type { Manifest } from '../../scripts/settings/manifest.ts';

export const manual = join(import.meta.dirname, '../../templates/manual');

const settings: Record<string, unknown> = parse(readFileSync(join(manual, 'book.yaml'), 'utf8'));

/** An example stands in the manual as readers see it where book.yaml has its settings. A heading would open a section. */
function isLive(example: MarkdownExample): boolean {
  const wanted = Object.entries(parse(example.settings ?? '') ?? {});
  return (
    wanted.every(([key, value]) => isDeepStrictEqual(settings[key], value)) &&
    !/^ {0,3}(?:#|=+$|-+$)/m.test(example.markdown)
  );
}

const variables = variablesOf({ ...settings, authors: [], language: 'en' } as unknown as Manifest);

/** Puts a backslash before includes and variables, which are replaced in code too. */
function literal(text: string): string {
  return text
    .replace(new RegExp(String.raw`\{\{#(?=(?:${directiveNames.join('|')})\s)`, 'g'), String.raw`\{{#`)
    .replace(variableCalls, (call, name: string) => (variables?.has(name) ? `\\${call}` : call));
}

const checksIntro =
  'Every message of `check` and `build` ends with the name of its rule. `colophon explain RULE` shows the examples of its ' +
  'check: small books, and the exact messages about them.';

/** Gives the generated files by path, those of examples among them. Examples may share a file if it is the same. */
export function generatedFiles(): ReadonlyMap<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>();
  const add = (path: string, content: string | Uint8Array) => {
    const other = files.get(path);
    if (other !== undefined && !isDeepStrictEqual(other, content))
      throw new Error(`two examples have another \`${path}\`: give one of the files another name`);
    files.set(path, content);
  };
  const page = (id: string, title: string, text: string) =>
    add(`chapters/${id}.md`, `# ${title}\n\n${text}\n`);
  for (const construct of constructs) {
    page(construct.id, construct.title, constructPage(construct, { isLive, literal }));
    for (const example of construct.examples.filter(isLive))
      for (const [path, content] of Object.entries(example.files ?? {})) add(path, content);
  }
  const sections = checks.map((check) => `## ${check.id}\n\n${literal(checkSummary(check))}`);
  page('checks', 'Checks', [checksIntro, ...sections].join('\n\n'));
  page('settings', 'book.yaml', literal(settingsPage()));
  add('chapters/SUMMARY.md', summary());
  return files;
}

/** The chapters that are written by hand, by part; the constructs have a part of their own. */
const parts = {
  'Writing a book': ['a-book', 'text', 'addresses', 'parts', 'languages', 'derivatives', 'import'],
  Constructs: [...constructs].sort((a, b) => a.title.localeCompare(b.title, 'en')).map(({ id }) => id),
  'Making editions': [
    'commands',
    'web',
    'catalogues',
    'cover',
    'print',
    'verify',
    'release',
    'machine',
    'plugins',
    'library',
  ],
  Reference: ['settings', 'checks'],
};

function summary(): string {
  const items = Object.entries(parts).map(
    ([title, names]) =>
      `# ${title}\n\n${names.map((name) => `- [${titleOf(name)}](${name}.md)`).join('\n')}\n`,
  );
  return `[What Colophon does](what-it-does.md)\n\n${items.join('\n')}`;
}

function titleOf(name: string): string {
  const known =
    { settings: 'book.yaml', checks: 'Checks' }[name] ?? constructs.find(({ id }) => id === name)?.title;
  return known ?? /^# (.*)$/m.exec(readFileSync(join(manual, `chapters/${name}.md`), 'utf8'))?.[1] ?? name;
}
