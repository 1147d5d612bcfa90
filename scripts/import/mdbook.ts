// Imports a book of mdBook: its settings in book.toml. Its chapters and its SUMMARY.md stay as they are.

import { posix } from 'node:path';
import { parse } from 'smol-toml';
import type { Folder } from '../model/world.ts';
import { fault } from '../system/fault.ts';
import { addressIn, type Importer, lineIn, linesIn, type Table, tableIn, textAt } from './importer.ts';

const config = 'book.toml';

/** Preprocessors that mdBook runs unless it is told otherwise. Colophon does their work itself. */
const builtIn = new Set(['index', 'links']);

/** The importer of books of mdBook. */
export const mdbook: Importer = {
  id: 'mdbook',
  about: 'mdBook (book.toml)',
  inPlace: true,
  recognizes: async ({ folder }) => (await textAt(folder, config)) !== undefined,
  read: async ({ folder }) => {
    const settings = parsed((await textAt(folder, config)) ?? '');
    const [book, output] = [tableIn(settings.book), tableIn(settings.output)];
    const html = tableIn(output.html);
    const source = lineIn(book.src) ?? 'src';
    const made = posix.normalize(lineIn(tableIn(settings.build)['build-dir']) ?? 'book');
    const files = await folder.files('.');
    const { redirects, lost } = redirectsIn(tableIn(html.redirect), source, files);
    const kept = files.filter((path) => source.startsWith(made) || !path.startsWith(`${made}/`));
    return {
      metadata: {
        title: lineIn(book.title),
        authors: linesIn(book.authors ?? book.author),
        language: lineIn(book.language),
        description: lineIn(book.description),
        source: addressIn(html['git-repository-url']),
        url: addressIn(html['site-url']),
        redirects,
      },
      files: new Map(),
      kept: [...kept, ...(await hiddenIncludes(folder, kept))],
      lost: [...lost, ...lostSettings(settings, html)],
    };
  },
};

/** Finds the files that chapters include from hidden folders, such as `.cargo`, which no list of files has. */
async function hiddenIncludes(folder: Folder, files: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of files.filter((one) => /\.md$/i.test(one))) {
    const text = (await textAt(folder, path)) ?? '';
    for (const [, name = ''] of text.matchAll(/\{\{#\w+[ \t]+([^}:\s]+)/g)) {
      const file = posix.join(posix.dirname(path), name);
      if (/(?:^|\/)\.[^./]/.test(file) && typeof (await folder.read(file)) !== 'string') found.add(file);
    }
  }
  return [...found].sort();
}

function parsed(text: string): Table {
  try {
    return parse(text);
  } catch (error) {
    const [reason] = (error as Error).message.replace(/^Invalid TOML document: /, '').split('\n');
    throw fault('usage', `Cannot parse ${config}: ${reason}. Mend it first`);
  }
}

/**
 * Turns mdBook's redirects, from one page to another, into those of book.yaml, from a page to a chapter or an anchor. All
 * pages of our web edition are in one folder, so that it cannot have old pages of other folders.
 */
function redirectsIn(
  table: Table,
  source: string,
  files: readonly string[],
): Readonly<{
  redirects: Readonly<Record<string, string>> | undefined;
  lost: readonly string[];
}> {
  const redirects: Record<string, string> = {};
  const lost: string[] = [];
  for (const [from, value] of Object.entries(table)) {
    const page = posix.normalize(from.replace(/^\/+/, ''));
    const to = lineIn(value) ?? '';
    const [path = '', id] = to.split('#', 2);
    const target = path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(page), path);
    const chapter = target.replace(/\.html$/i, '.md');
    const isKnown = chapter !== target && files.includes(posix.join(source, chapter));
    if (isKnown && /^[^/]+\.html$/i.test(page)) redirects[page] = id ?? chapter;
    else lost.push(`\`${from}\` to \`${to}\``);
  }
  const [first, ...others] = lost;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return {
    redirects: Object.keys(redirects).length > 0 ? redirects : undefined,
    lost: first
      ? [`The redirects ${first}${more}: the old page is in a folder, or the new one is none of the book.`]
      : [],
  };
}

/** Tells which settings change how mdBook shows the book in a way that Colophon does not know. */
function lostSettings(settings: Table, html: Table): readonly string[] {
  const preprocessors = Object.keys(tableIn(settings.preprocessor)).filter((name) => !builtIn.has(name));
  const outputs = Object.keys(tableIn(settings.output)).filter((name) => name !== 'html');
  const files = [...linesIn(html['additional-css']), ...linesIn(html['additional-js'])];
  const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const some = (names: readonly string[], before: string, after: string) =>
    names.length > 0 ? [`${before} ${quoted(names)}: ${after}`] : [];
  return [
    ...some(
      preprocessors,
      'The preprocessors',
      'what they would replace in the chapters is shown as it is written.',
    ),
    ...some(outputs, 'The other outputs', 'Colophon makes its own.'),
    ...some(
      files,
      'The stylesheets and scripts',
      'the editions have their own look, and run no script of the book.',
    ),
    ...(lineIn(html.theme) === undefined
      ? []
      : [`The theme \`${lineIn(html.theme)}\`: the editions have their own look.`]),
  ];
}
