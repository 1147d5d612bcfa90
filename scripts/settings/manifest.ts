// book.yaml: one schema that is the type, the check and the manual; its errors have line and column.

import { closest, distance } from 'fastest-levenshtein';
import type { Point } from 'unist';
import { VFileMessage } from 'vfile-message';
import { isMap, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import * as z from 'zod';
import { type Author, author, contributor, doi, isbn, series } from './catalogue.ts';
import { derivationSettings } from './derivation.ts';
import { epubSettings } from './epub.ts';
import { htmlSettings } from './html.ts';
import { licenseSettings } from './license.ts';
import { address, line } from './line.ts';
import { coverSettings, printSettings } from './print/print.ts';
import { redirectSettings } from './redirects.ts';
import { wordSettings } from './words.ts';

const places = z.array(line).min(1, 'at least one anchor');

/** The lists of what has a caption, in the order in which a book has them. */
export const listNames = ['listings', 'figures', 'tables'] as const;

const schema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]*$/, 'small letters, digits, `.`, `_` and `-`')
    .describe('short name, used in the names of files'),
  title: line.describe('title of the book'),
  subtitle: line.optional().describe('subtitle'),
  language: z
    .string()
    .refine(isLanguage, 'a language tag (BCP 47) such as `en` or `pt-BR`')
    .describe('language of the text, as a BCP 47 tag'),
  version: z
    .string()
    .regex(/^[0-9A-Za-z][0-9A-Za-z.+_-]*$/, 'letters, digits, `.`, `+`, `_` and `-`')
    .default('0.0.0')
    .describe('version of this edition'),
  date: z.iso
    .date('a date such as `2026-11-23`')
    .optional()
    .describe('date of this edition; left out: today (`SOURCE_DATE_EPOCH` overrides both)'),
  authors: z
    .array(author)
    .min(1, 'at least one author')
    .describe(
      'authors, in the order of the title page: names, or `{name: …, file-as: …}` where sorting needs help',
    ),
  contributors: z
    .array(contributor)
    .optional()
    .describe('who else made the book: `{name: …, role: translator}`, `file-as` where sorting needs help'),
  copyright: z
    .array(z.string())
    .describe(
      'the copyright lines that every copy must carry, word for word; `[]` only in the public domain (`CC0-1.0`, `Unlicense`, `LicenseRef-Public-Domain`)',
    ),
  license: licenseSettings.describe('the licence'),
  source: address.optional().describe('where the source code of this edition is'),
  derivedFrom: derivationSettings.optional().describe('the book that this one was made from'),
  url: address
    .optional()
    .describe('address of the web edition’s folder, where it is published: links to it then show the cover'),
  chapters: z
    .array(line)
    .optional()
    .describe('files under chapters/ in their order; left out: every chapters/*.md by name'),
  aliases: z
    .record(z.string(), line)
    .optional()
    .describe('addresses elsewhere that are chapters (file) or anchors (id) of this book'),
  redirects: redirectSettings,
  contents: z
    .strictObject({
      depth: z
        .int()
        .min(1, 'a whole number from 1 to 6')
        .max(6, 'a whole number from 1 to 6')
        .default(3)
        .describe('ranks of headings in the contents on paper (PDF, printed book)'),
    })
    .prefault({})
    .describe('the contents'),
  lists: z
    .array(z.enum(listNames, `one of ${listNames.map((name) => `\`${name}\``).join(', ')}`))
    .optional()
    .describe(
      'lists after the contents, of `listings`, `figures` and `tables` with captions; left out: each that has entries',
    ),
  index: z
    .record(
      z.string(),
      z.union([line, places, z.record(z.string(), z.union([line, places]))], {
        error: 'an anchor, a list of anchors, or terms under it',
      }),
    )
    .optional()
    .describe(
      'terms of the index, each with anchors (ids), or with terms under it, or with `see` and another term; `a, b` is b under a',
    ),
  words: wordSettings
    .prefault({})
    .describe('words of the program in the book, where they are to be others than the language’s'),
  publisher: line.optional().describe('publisher'),
  isbn: isbn.optional().describe('ISBN-13 of the printed book, with or without hyphens'),
  doi: doi.optional().describe('DOI of the book, such as `10.1000/182`'),
  subjects: z.array(line).optional().describe('what the book is about, in words of library catalogues'),
  series: series.optional().describe('the series that the book belongs to'),
  description: line
    .optional()
    .describe('what the book is about, in a paragraph or two: the blurb of the cover'),
  cover: coverSettings.optional().describe('images for the cover; left out: a design made from the title'),
  print: printSettings.prefault({}).describe('the printed book'),
  html: htmlSettings.prefault({}).describe('the web edition'),
  epub: epubSettings.prefault({}).describe('the EPUB'),
});

/** book.yaml, read: defaults filled in. `authors` are names; `sortedAs` is how each of them is sorted where that is said. */
export type Manifest = Readonly<
  Omit<z.infer<typeof schema>, 'authors'> & {
    authors: readonly string[];
    sortedAs: readonly (string | undefined)[];
  }
>;

/** Where a key stands in book.yaml (`['license', 'id']`); the nearest key above it where it is absent. */
export type Locate = (path: readonly PropertyKey[]) => Point;

/** A manifest and where its keys stand, or what is wrong with it. */
export type ManifestReading =
  | Readonly<{ manifest: Manifest; locate: Locate; messages: readonly [] }>
  | Readonly<{ manifest: undefined; messages: readonly VFileMessage[] }>;

/** Reads the text of book.yaml. All that is wrong with it is told at once. */
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
        'YAML wants `key: value` lines, and quotes around text with `: ` or ` #` in it.',
      ),
    );
    return { manifest: undefined, messages };
  }
  // As it stands in the file: the number 1.0 would be told as 1.
  const written = (path: readonly PropertyKey[]) => {
    const node = document.getIn(path, true);
    return isScalar(node) ? (node.source ?? String(node.value)) : '';
  };
  const locate: Locate = (path) => pointAt(lines, offsetOf(document.contents, path));
  let value: unknown;
  try {
    value = document.toJS() ?? {};
  } catch (error) {
    // Aliases (`*name`) are resolved only now.
    const cure = 'Put quotes around text that begins with `*` or `&`.';
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
          nearest(key, allowed),
        ),
      );
    }
    const key = issue.path.join('.');
    const where = locate(issue.path);
    const wanted = issue.code === 'invalid_type' ? kindName(issue.expected) : issue.message;
    if (key === '') return fail(`Unexpected ${kindOf(issue.input)}, expected keys with values`, where);
    return issue.input === undefined
      ? fail(`Cannot find key \`${key}\` in book.yaml`, where, `Add \`${key}\`: ${manual(issue.path)}.`)
      : fail(
          `Unexpected ${kindOf(issue.input)} for \`${key}\`, expected ${wanted}`,
          where,
          typeof issue.input === 'number' && wanted !== wholeNumber
            ? `Put it in quotes: \`${key}: '${written(issue.path)}'\`.`
            : undefined,
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

/** The manual of book.yaml: each key with what it means, nested keys (`license.id`) after the one that holds them. */
export function manifestKeys(): readonly Readonly<{ key: string; required: boolean; about: string }>[] {
  const list = (shape: Shape, prefix: string) =>
    Object.entries(shape).flatMap(([name, type]): { key: string; required: boolean; about: string }[] => [
      { key: prefix + name, required: !type.safeParse(undefined).success, about: type.description ?? '' },
      ...list(shapeOf(type), `${prefix}${name}.`),
    ]);
  return list(schema.shape, '');
}

type Shape = Readonly<Record<string, z.ZodType>>;

/** The keys inside a value of the schema, or inside each of a list; none where it holds no keys of ours. */
function shapeOf(type: z.ZodType | undefined): Shape {
  if (type instanceof z.ZodObject) return type.shape as Shape;
  const wraps =
    type instanceof z.ZodOptional ||
    type instanceof z.ZodDefault ||
    type instanceof z.ZodPrefault ||
    type instanceof z.ZodArray;
  return wraps ? shapeOf(type.unwrap() as z.ZodType) : {};
}

function shapeAt(path: readonly PropertyKey[]): Shape {
  const keys = path.filter((key) => typeof key !== 'number');
  return keys.reduce<Shape>((shape, key) => shapeOf(shape[String(key)]), schema.shape);
}

function manual(path: readonly PropertyKey[]): string {
  const key = path.filter((part) => typeof part === 'string').join('.');
  return manifestKeys().find((entry) => entry.key === key)?.about ?? 'it may not be empty';
}

function nearest(key: string, allowed: readonly string[]): string | undefined {
  const name = closest(key, [...allowed]);
  return distance(key, name) <= 2 ? `Did you mean \`${name}\`?` : undefined;
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty value';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'keys';
  return `${typeof value === 'string' ? 'text' : typeof value} \`${String(value)}\``;
}

const wholeNumber = 'a whole number from 1';

function kindName(expected: string): string {
  return (
    {
      string: 'text',
      boolean: '`true` or `false`',
      array: 'a list',
      object: 'keys with values',
      record: 'keys with values',
      int: wholeNumber,
    }[expected] ?? expected
  );
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
