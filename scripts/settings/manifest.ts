// Reads book.yaml. One schema gives its type, its validation and its manual; messages have a line and a column.

import type { Point } from 'unist';
import { VFileMessage } from 'vfile-message';
import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import * as z from 'zod';
import { type Author, author, contributor, doi, isbn, series } from './catalogue.ts';
import { chapterSettings, numberingSettings } from './chapters.ts';
import { citationSettings } from './citations.ts';
import { contentsSettings, indexSettings } from './contents.ts';
import { derivationSettings } from './derivation.ts';
import { epubSettings } from './epub.ts';
import { htmlSettings } from './html.ts';
import { licenseSettings } from './license.ts';
import { address, line } from './line.ts';
import { markdownSettings } from './markdown.ts';
import { mathSettings } from './math.ts';
import { coverSettings, printSettings } from './print/print.ts';
import { redirectSettings } from './redirects.ts';
import { themeSettings } from './theme.ts';
import { expectedIn, kindOf, nearestIn, nearestName, wholeNumber } from './value-faults.ts';
import { variableSettings } from './variables.ts';
import { wordSettings } from './words.ts';

/** The name of the file with a book's settings. */
export const settingsPath = 'book.yaml';

/** The lists of captions, in the order in which a book shows them. */
export const listNames = ['listings', 'figures', 'tables'] as const;

const schema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/, 'lowercase letters, digits, `.`, `_` and `-`')
    .describe(
      'A short name for the names of files, such as `lkmpg`: lowercase letters, digits, `.`, `_` and `-`.',
    ),
  title: line.describe('The title of the book.'),
  subtitle: line.optional().describe('The subtitle of the book.'),
  language: z
    .string()
    .refine(isLanguage, 'a language tag (BCP 47) such as `en` or `pt-BR`')
    .describe('The language of the text, as a BCP 47 tag such as `en` or `pt-BR`.'),
  version: z
    .string()
    .regex(/^[0-9A-Za-z][0-9A-Za-z.+_-]*$/, 'letters, digits, `.`, `+`, `_` and `-`')
    .default('0.0.0')
    .describe('The version of this edition, such as `1.2.0`. The default is `0.0.0`.'),
  date: z.iso
    .date('a date such as `2026-11-23`')
    .optional()
    .describe(
      'The date of this edition, such as `2026-11-23`. The default is today. The environment variable `SOURCE_DATE_EPOCH` overrides both.',
    ),
  authors: z
    .array(author)
    .min(1, 'at least one author')
    .describe(
      'The authors, in the order of the title page: a list of names. Where a catalogue should sort a name in another form, write `{name: Ada Lovelace, file-as: "Lovelace, Ada"}`.',
    ),
  contributors: z
    .array(contributor)
    .optional()
    .describe('Other people who worked on the book: a list such as `[{name: Bo Li, role: translator}]`.'),
  copyright: z
    .array(z.string())
    .describe(
      'The copyright lines that every copy must carry, word for word. The list may be empty (`[]`) only in the public domain (`CC0-1.0`, `Unlicense`, `LicenseRef-Public-Domain`).',
    ),
  license: licenseSettings.describe('The licence of the book.'),
  source: address.optional().describe('The address of the source code of this edition.'),
  derivedFrom: derivationSettings
    .optional()
    .describe('The original, if this book is a modified version of another one.'),
  url: address
    .optional()
    .describe(
      'The address of the folder where the web edition is published. With it, links that people share show the cover.',
    ),
  chapters: chapterSettings,
  numbering: numberingSettings,
  ...variableSettings,
  markdown: markdownSettings
    .optional()
    .describe(
      'Your own unified plugins. They run as code, so a book with this key is built only where `--allow-plugins` or a file outside the book allows it.',
    ),
  aliases: z
    .record(z.string(), line)
    .optional()
    .describe(
      'Web addresses that mean a chapter (its file) or an anchor (its id) of this book. Links to such an address become links inside the book.',
    ),
  math: mathSettings.optional().describe('How formulas are read.'),
  redirects: redirectSettings,
  contents: contentsSettings.prefault({}).describe('Settings of the table of contents.'),
  lists: z
    .array(z.enum(listNames, `one of ${listNames.map((name) => `\`${name}\``).join(', ')}`))
    .optional()
    .describe(
      'The lists that follow the table of contents: any of `listings`, `figures` and `tables`. Each lists what has a caption. The default is every list that has entries.',
    ),
  index: indexSettings.optional(),
  ...citationSettings,
  words: wordSettings
    .prefault({})
    .describe(
      'Words that Colophon adds to the book, such as headings and labels. Each key replaces the default of the book’s language.',
    ),
  publisher: line.optional().describe('The name of the publisher.'),
  isbn: isbn.optional().describe('The ISBN-13 of the printed book, with or without hyphens.'),
  doi: doi.optional().describe('The DOI of the book, such as `10.1000/182`.'),
  subjects: z
    .array(line)
    .optional()
    .describe('The subjects of the book, as library catalogues name them: a list of words.'),
  series: series.optional().describe('The series that the book belongs to.'),
  description: line
    .optional()
    .describe('A paragraph about the book: the blurb on the cover, and the description in catalogues.'),
  cover: coverSettings
    .optional()
    .describe('Images for the cover. The default is a cover that Colophon designs from the title.'),
  theme: themeSettings
    .optional()
    .describe(
      'Your own stylesheets: a path, a list of paths, or keys `all`, `web`, `epub` and `paper` with such lists. They set the fonts, colours and measures that `colophon explain tokens` lists, and may have rules of their own.',
    ),
  print: printSettings.prefault({}).describe('Settings of the printed book.'),
  html: htmlSettings.prefault({}).describe('Settings of the web edition.'),
  epub: epubSettings.prefault({}).describe('Settings of the EPUB.'),
});

/** book.yaml with defaults filled in. `authors` are names; `sortedAs` has the `file-as` of each, where it has one. */
export type Manifest = Readonly<
  Omit<z.infer<typeof schema>, 'authors'> & {
    authors: readonly string[];
    sortedAs: readonly (string | undefined)[];
  }
>;

/** Gives the place of a key (`['license', 'id']`) in book.yaml; for an absent key, that of the nearest key above it. */
export type Locate = (path: readonly PropertyKey[]) => Point;

/** A manifest and the places of its keys, or the messages that say why there is none. */
export type ManifestReading =
  | Readonly<{ manifest: Manifest; locate: Locate; messages: readonly [] }>
  | Readonly<{ manifest: undefined; messages: readonly VFileMessage[] }>;

/** Reads the text of book.yaml. Its messages name every fault, not only the first. */
export function readManifest(text: string): ManifestReading {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (reason: string, place: Point | undefined, note?: string) =>
    Object.assign(new VFileMessage(reason, { place, ruleId: 'manifest', source: 'colophon' }), {
      fatal: true,
      note,
    });
  if (document.errors.length > 0) {
    const messages = document.errors.map((error) =>
      fail(
        `Cannot parse book.yaml: ${error.message.split(/ at line \d+/)[0]}`,
        pointAt(lines, error.pos[0]),
        'Write lines as `key: value`, and put text that contains `: ` or ` #` in quotes.',
      ),
    );
    return { manifest: undefined, messages };
  }
  // The text in the file, since the number 1.0 would be printed as 1.
  const written = (path: readonly PropertyKey[]) => {
    const node = document.getIn(path, true);
    return isScalar(node) ? (node.source ?? String(node.value)) : '';
  };
  const locate: Locate = (path) => pointAt(lines, offsetOf(document.contents, path));
  let value: unknown;
  try {
    value = document.toJS() ?? {};
  } catch (error) {
    // Aliases (`*name`) are resolved only here.
    const cure = 'Put text that begins with `*` or `&` in quotes.';
    return {
      manifest: undefined,
      messages: [fail(`Cannot parse book.yaml: ${(error as Error).message}`, undefined, cure)],
    };
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { manifest: named(result.data), locate, messages: [] };
  const messages = result.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const allowed = Object.keys(shapeAt(issue.path));
      return issue.keys.map((key) =>
        fail(
          `Unexpected key \`${key}\`, expected one of ${allowed.map((name) => `\`${name}\``).join(', ')}`,
          locate([...issue.path, key]),
          nearestName(key, allowed),
        ),
      );
    }
    const key = issue.path.join('.');
    const where = locate(issue.path);
    const wanted = expectedIn(issue);
    if (key === '') return fail(`Unexpected ${kindOf(issue.input)}, expected keys with values`, where);
    return issue.input === undefined
      ? fail(`Cannot find key \`${key}\` in book.yaml`, where, `Add \`${key}\`. ${manual(issue.path)}`)
      : fail(
          `Unexpected ${kindOf(issue.input)} for \`${key}\`, expected ${wanted}`,
          where,
          typeof issue.input === 'number' && wanted !== wholeNumber
            ? `Put it in quotes: \`${key}: '${written(issue.path)}'\`.`
            : nearestIn(wanted, issue.input),
        );
  });
  return { manifest: undefined, messages };
}

function named({ authors, ...rest }: z.infer<typeof schema>): Manifest {
  const people: readonly Author[] = authors.map((one) => (typeof one === 'string' ? { name: one } : one));
  return {
    ...rest,
    authors: people.map(({ name }) => name),
    sortedAs: people.map((person) => person['file-as']),
  };
}

/** The manual of book.yaml: each key with its description; nested keys (`license.id`) follow the key that holds them. */
export function manifestKeys(): readonly Readonly<{ key: string; required: boolean; about: string }>[] {
  const list = (shape: Shape, prefix: string, above: readonly Shape[]) =>
    Object.entries(shape).flatMap(([name, type]): { key: string; required: boolean; about: string }[] => {
      const inside = shapeOf(type);
      return [
        { key: prefix + name, required: !type.safeParse(undefined).success, about: type.description ?? '' },
        // Chapters may have chapters, whose keys are listed once.
        ...(above.includes(inside) ? [] : list(inside, `${prefix}${name}.`, [...above, inside])),
      ];
    });
  return list(schema.shape, '', []);
}

type Shape = Readonly<Record<string, z.ZodType>>;

/** The keys that the schema allows inside a value, or inside each item of a list; none if it allows any key. */
function shapeOf(type: z.ZodType | undefined): Shape {
  if (type instanceof z.ZodObject) return type.shape as Shape;
  const wraps =
    type instanceof z.ZodOptional ||
    type instanceof z.ZodDefault ||
    type instanceof z.ZodPrefault ||
    type instanceof z.ZodArray;
  if (type instanceof z.ZodPipe) return shapeOf(type.out as z.ZodType);
  return wraps ? shapeOf(type.unwrap() as z.ZodType) : {};
}

function shapeAt(path: readonly PropertyKey[]): Shape {
  const keys = path.filter((key) => typeof key !== 'number');
  return keys.reduce<Shape>((shape, key) => shapeOf(shape[String(key)]), schema.shape);
}

function manual(path: readonly PropertyKey[]): string {
  const key = path.filter((part) => typeof part === 'string').join('.');
  return manifestKeys().find((entry) => entry.key === key)?.about ?? 'It must not be empty.';
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function pointAt(lines: LineCounter, offset: number): Point {
  const { line: row, col } = lines.linePos(offset);
  return { line: Math.max(row, 1), column: Math.max(col, 1), offset };
}

function offsetOf(node: ParsedNode | null, path: readonly PropertyKey[]): number {
  const [head, ...rest] = path;
  const start = node?.range?.[0] ?? 0;
  if (head === undefined || node === null) return start;
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === head);
    if (!pair) return start;
    const at = (pair.key as ParsedNode).range[0];
    return rest.length === 0 ? at : offsetOf(pair.value as ParsedNode | null, rest) || at;
  }
  const item = 'items' in node ? (node.items[Number(head)] as ParsedNode | undefined) : undefined;
  return item ? offsetOf(item, rest) : start;
}
