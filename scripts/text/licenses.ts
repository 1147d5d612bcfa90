// Licences by SPDX expression: the licences that it names, their full texts, and the sentence that stands beside the copyright line.

import parse from 'spdx-expression-parse';
import type { LicenseFiles, LicenseText, Source } from '../model/book.ts';
import type { World } from '../model/world.ts';
import type { Manifest } from '../settings/manifest.ts';

/** What an SPDX expression says: every licence in it, and how the whole is called. */
export type License = Readonly<{
  /** The expression. */
  id: string;
  /** For example `MIT License or Apache License 2.0`. */
  name: string;
  /** The name inside a sentence: `the MIT License or the Apache License 2.0`. */
  called: string;
  /** The sentence that applies it, without a full stop. */
  sentence: string;
  texts: readonly LicenseText[];
}>;

/** An SPDX expression, parsed. */
type Expression = parse.Info;

/** What book.yaml says of a book without a licence: nobody holds rights in it. */
export const publicDomain = 'LicenseRef-Public-Domain';

/** The sentences that licences prescribe; others are named. OSL-3.0 and AFL-3.0: first paragraph of their texts. */
const sentences: Readonly<Record<string, string>> = {
  'OSL-3.0': 'Licensed under the Open Software License version 3.0',
  'AFL-3.0': 'Licensed under the Academic Free License version 3.0',
  [publicDomain]: 'This work is in the public domain',
};

/** Licences that leave a work without a holder of rights. */
const withoutHolder = new Set(['CC0-1.0', 'CC-PDDC', 'CC-PDM-1.0', 'PDDL-1.0', 'Unlicense', publicDomain]);

const publicDomainText =
  'This work is in the public domain: as far as its makers know, no copyright protects it. ' +
  'Anybody may copy, change and distribute it, for any purpose, without asking.';

/** A parsed SPDX expression, such as `MIT OR Apache-2.0`; undefined where `text` is none. */
export function parseLicense(text: string): Expression | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** The ids of the licences and of the exceptions that an expression names, each once, in the order of its text. */
export function licenseIds(expression: Expression): readonly string[] {
  if ('conjunction' in expression)
    return [...new Set([...licenseIds(expression.left), ...licenseIds(expression.right)])];
  return [expression.license, ...(expression.exception === undefined ? [] : [expression.exception])];
}

/** The exceptions (`WITH …`) that an expression names. */
export function exceptionIds(expression: Expression): readonly string[] {
  if ('conjunction' in expression)
    return [...new Set([...exceptionIds(expression.left), ...exceptionIds(expression.right)])];
  return expression.exception === undefined ? [] : [expression.exception];
}

/** Whether a book under this expression may have no copyright line: each licence that it names is a dedication to the public. */
export function needsNoHolder(text: string): boolean {
  const expression = parseLicense(text);
  return expression !== undefined && licenseIds(expression).every((id) => withoutHolder.has(id));
}

/** The files of book.yaml's `license.text`, by the id of the licence whose text each is. */
export function licensePaths({
  license: { id, text },
}: Pick<Manifest, 'license'>): ReadonlyMap<string, string> {
  if (typeof text !== 'string') return new Map(Object.entries(text ?? {}));
  const expression = parseLicense(id);
  const [ids, exceptions] = expression ? [licenseIds(expression), exceptionIds(expression)] : [[], []];
  // One file is the text of the licence that no list has.
  const own = ids.find((one) => isReference(one)) ?? exceptions[0] ?? ids[0];
  return new Map(own === undefined ? [] : [[own, text]]);
}

/** Whether an id is the author's own name for a licence (`LicenseRef-…`). */
export function isReference(id: string): boolean {
  return /^(?:DocumentRef-[^:]+:)?LicenseRef-/.test(id);
}

/**
 * The licence that `id` says, an SPDX id or expression. Texts come from `files` of the book, else from the package
 * `spdx-license-list`; an exception without a text is only named. `name` is what the author calls a licence of their
 * own. Undefined where it is no expression, or where the text of a licence cannot be found.
 */
export async function findLicense(
  id: string,
  resource: World['resource'],
  files: LicenseFiles = new Map(),
  name?: string,
): Promise<License | undefined> {
  const expression = parseLicense(id);
  if (!expression) return undefined;
  const exceptions = new Set(exceptionIds(expression));
  const texts: LicenseText[] = [];
  for (const one of licenseIds(expression)) {
    const found = withFile((await fromList(one, resource)) ?? ownLicense(one, name), files.get(one));
    if (found) texts.push(found);
    else if (!exceptions.has(one)) return undefined;
  }
  const names = new Map(texts.map((one) => [one.id, one.name]));
  const called = nameOf(expression, (one) => `the ${bare(names.get(one) ?? one)}`);
  return {
    id,
    name: nameOf(expression, (one) => names.get(one) ?? one),
    called,
    sentence: sentences[id] ?? `Licensed under ${called}`,
    texts,
  };
}

/** A licence that no list has: it has no text yet, unless it is the public domain. */
function ownLicense(id: string, name: string | undefined): LicenseText {
  if (id === publicDomain)
    return { id, name: name ?? 'Public Domain', url: undefined, text: publicDomainText, markdown: false };
  if (!isReference(id)) return { id, name: id, url: pageOf(id), text: '', markdown: false };
  return { id, name: name ?? `licence ${id}`, url: undefined, text: '', markdown: false };
}

/** A licence with its text from a file of the book, where it has one there; undefined where it has none at all. */
function withFile(license: LicenseText, file: Source | undefined): LicenseText | undefined {
  if (file) return { ...license, text: file.text.trim(), markdown: /\.(?:md|markdown)$/i.test(file.path) };
  return license.text === '' ? undefined : license;
}

/** Whether `id` has the form of an SPDX id; only such a name is looked up in the package. */
const form = /^[A-Za-z0-9][A-Za-z0-9.+-]*$/;

async function fromList(id: string, resource: World['resource']): Promise<LicenseText | undefined> {
  if (!form.test(id)) return undefined;
  const bytes = await resource(`spdx-license-list/licenses/${id}.json`).catch(() => undefined);
  if (!bytes) return undefined;
  const { name, licenseText } = JSON.parse(new TextDecoder().decode(bytes)) as {
    name: string;
    licenseText: string;
  };
  return { id, name, url: pageOf(id), text: licenseText.trim(), markdown: false };
}

function pageOf(id: string): string {
  return `https://spdx.org/licenses/${id}.html`;
}

/** An expression in words: `A or B`, in brackets where it is part of another. */
function nameOf(expression: Expression, called: (id: string) => string, within?: 'and' | 'or'): string {
  if (!('conjunction' in expression)) {
    const { license, plus, exception } = expression;
    const later = plus ? ' or any later version' : '';
    return `${called(license)}${later}${exception === undefined ? '' : ` with ${called(exception)}`}`;
  }
  const { left, conjunction, right } = expression;
  const text = `${nameOf(left, called, conjunction)} ${conjunction} ${nameOf(right, called, conjunction)}`;
  return within !== undefined && within !== conjunction ? `(${text})` : text;
}

/** “The Unlicense” after an article. */
function bare(name: string): string {
  return name.replace(/^The /, '');
}
