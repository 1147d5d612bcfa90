// Licences by SPDX expression: the licences that it names, their full texts, and the sentence for the copyright line.

import parse from 'spdx-expression-parse';
import type { LicenseFiles, LicenseText, Source } from '../model/book.ts';
import type { World } from '../model/world.ts';
import type { Manifest } from '../settings/manifest.ts';

/** The licences of an SPDX expression, and names for the whole of it. */
export type License = Readonly<{
  /** The expression. */
  id: string;
  /** For example `MIT License or Apache License 2.0`. */
  name: string;
  /** The name inside a sentence: `the MIT License or the Apache License 2.0`. */
  called: string;
  /** The sentence that applies the licence to a work, without a full stop. */
  sentence: string;
  texts: readonly LicenseText[];
}>;

/** An SPDX expression, parsed. */
type Expression = parse.Info;

/** The id in book.yaml for a book in the public domain, which needs no licence. */
export const publicDomain = 'LicenseRef-Public-Domain';

/** Sentences that licences prescribe; that of others names the licence. OSL-3.0 and AFL-3.0: first paragraph of their texts. */
const sentences: Readonly<Record<string, string>> = {
  'OSL-3.0': 'Licensed under the Open Software License version 3.0',
  'AFL-3.0': 'Licensed under the Academic Free License version 3.0',
  [publicDomain]: 'This work is in the public domain',
};

/** Ids of dedications to the public domain, which leave a work without a holder of rights. */
const withoutHolder = new Set(['CC0-1.0', 'CC-PDDC', 'CC-PDM-1.0', 'PDDL-1.0', 'Unlicense', publicDomain]);

const publicDomainText =
  'This work is in the public domain: as far as its makers know, no copyright protects it. ' +
  'Anybody may copy, change and distribute it, for any purpose, without asking.';

/** Parses an SPDX expression such as `MIT OR Apache-2.0`; undefined if `text` is not valid. */
export function parseLicense(text: string): Expression | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** The ids of the licences and exceptions in an expression, each once, in their order. */
export function licenseIds(expression: Expression): readonly string[] {
  if ('conjunction' in expression)
    return [...new Set([...licenseIds(expression.left), ...licenseIds(expression.right)])];
  return [expression.license, ...(expression.exception === undefined ? [] : [expression.exception])];
}

/** The ids of the exceptions (`WITH …`) in an expression. */
export function exceptionIds(expression: Expression): readonly string[] {
  if ('conjunction' in expression)
    return [...new Set([...exceptionIds(expression.left), ...exceptionIds(expression.right)])];
  return expression.exception === undefined ? [] : [expression.exception];
}

/** Whether a book under this expression needs no copyright line, because each licence in it is a public domain dedication. */
export function needsNoHolder(text: string): boolean {
  const expression = parseLicense(text);
  return expression !== undefined && licenseIds(expression).every((id) => withoutHolder.has(id));
}

/** The files of the key `license.text` in book.yaml, by the id of their licence. */
export function licensePaths({
  license: { id, text },
}: Pick<Manifest, 'license'>): ReadonlyMap<string, string> {
  if (typeof text !== 'string') return new Map(Object.entries(text ?? {}));
  const expression = parseLicense(id);
  const [ids, exceptions] = expression ? [licenseIds(expression), exceptionIds(expression)] : [[], []];
  // A single file is the text of the licence that SPDX does not list.
  const own = ids.find((one) => isReference(one)) ?? exceptions[0] ?? ids[0];
  return new Map(own === undefined ? [] : [[own, text]]);
}

/** Whether an id is the author's own name for a licence (`LicenseRef-…`). */
export function isReference(id: string): boolean {
  return /^(?:DocumentRef-[^:]+:)?LicenseRef-/.test(id);
}

/**
 * Finds the licence for `id`, an SPDX id or expression. Texts come from `files` of the book, else from the package
 * `spdx-license-list`. `name` is the name of the author's own licence. Undefined if `id` is not a valid expression or the text
 * of a licence cannot be found; the text of an exception may be missing.
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

/** A licence that SPDX does not list. Its text is empty, except for the public domain. */
function ownLicense(id: string, name: string | undefined): LicenseText {
  if (id === publicDomain)
    return { id, name: name ?? 'Public Domain', url: undefined, text: publicDomainText, markdown: false };
  if (!isReference(id)) return { id, name: id, url: pageOf(id), text: '', markdown: false };
  return { id, name: name ?? `licence ${id}`, url: undefined, text: '', markdown: false };
}

/** A licence with its text from a file of the book, if there is one; undefined if it has no text at all. */
function withFile(license: LicenseText, file: Source | undefined): LicenseText | undefined {
  if (file) return { ...license, text: file.text.trim(), markdown: /\.(?:md|markdown)$/i.test(file.path) };
  return license.text === '' ? undefined : license;
}

/** The form of an SPDX id. Only such an id becomes part of a path in the package. */
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

/** An expression in words: `A or B`, in parentheses if it is part of one with another operator. */
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

/** A name without its article, as in “the Unlicense”. */
function bare(name: string): string {
  return name.replace(/^The /, '');
}
