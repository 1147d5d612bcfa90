// Imports a book of HonKit or GitBook: its settings in book.json. Its chapters and its SUMMARY.md stay as they are.

import { fault } from '../system/fault.ts';
import { addressIn, type Importer, lineIn, linesIn, textAt } from './importer.ts';

const config = 'book.json';

/** The importer of books of HonKit and GitBook. */
export const honkit: Importer = {
  id: 'honkit',
  about: 'HonKit or GitBook (book.json, SUMMARY.md)',
  inPlace: true,
  recognizes: async ({ folder }) =>
    (await textAt(folder, config)) !== undefined ||
    (await textAt(folder, 'SUMMARY.md')) !== undefined ||
    (await textAt(folder, 'LANGS.md')) !== undefined,
  read: async ({ folder }) => {
    const languages = await textAt(folder, 'LANGS.md');
    if (languages !== undefined) {
      const folders = [...languages.matchAll(/\]\(([^)\s]+?)\/?\)/g)].map(([, path]) => `\`${path}\``);
      throw fault(
        'usage',
        `Unexpected LANGS.md, which lists a book for each language, expected one book. Import the folder of one language: ${folders.join(', ')}`,
      );
    }
    const settings = parsed((await textAt(folder, config)) ?? '{}');
    const made = '_book/';
    const plugins = linesIn(settings.plugins).filter((name) => !name.startsWith('-') && !known.has(name));
    const variables = variablesIn(settings.variables);
    const links = settings.links as { sidebar?: Readonly<Record<string, unknown>> } | undefined;
    return {
      metadata: {
        title: lineIn(settings.title),
        authors: linesIn(settings.author ?? settings.authors),
        language: lineIn(settings.language),
        description: lineIn(settings.description),
        url: addressIn(links?.sidebar?.Home),
        variables,
      },
      files: new Map(),
      kept: (await folder.files('.')).filter((path) => !path.startsWith(made)),
      lost: [
        ...plugins.map(
          (name) =>
            `The plugin \`${name}\`: what it would replace in the chapters is shown as it is written.`,
        ),
        ...(settings.styles === undefined ? [] : ['The stylesheets: the editions have their own look.']),
        ...((await textAt(folder, 'book.js')) === undefined
          ? []
          : ['book.js: Colophon runs no script of the book. Write its settings into book.yaml.']),
      ],
    };
  },
};

/** The plugins whose directives chapters may keep, and those that only change how pages look. */
const known: ReadonlySet<string> = new Set([
  'include-codeblock',
  'katex',
  'mathjax',
  'anchors',
  'canonical-link',
  'search',
  'lunr',
  'sharing',
  'fontsettings',
  'highlight',
  'livereload',
]);

/** The variables whose values are words or numbers, without tags, which would be read as text; undefined if there are none. */
function variablesIn(value: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const words = Object.entries(value).flatMap(([name, one]) =>
    /^[A-Za-z][\w.-]*$/.test(name) && (typeof one === 'string' || typeof one === 'number')
      ? [[name, String(one).replace(/<[^<>]*>/g, '')] as const]
      : [],
  );
  return words.length > 0 ? Object.fromEntries(words) : undefined;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch (error) {
    throw fault('usage', `Cannot parse ${config}: ${(error as Error).message}. Mend it first`);
  }
}
