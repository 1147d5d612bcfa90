// Finds the licence of a book and its copyright lines in the files that repositories have for them.

import type { Folder, World } from '../model/world.ts';
import { textAt } from './importer.ts';

/** What was found: an SPDX expression, and the copyright lines, word for word. */
export type Rights = Readonly<{ license: string | undefined; copyright: readonly string[] }>;

/** The names of files with licences. The README comes last, because it may only mention one. */
const names = /^(?:(?:licen[cs]e|copying|copyright|unlicense|notice)(?:[-_.][\w.-]+)?|readme(?:\.\w+)?)$/i;

/** How much of a file must be equal to a licence's text for the file to be that licence. The copyright line differs. */
const enough = 0.9;

/**
 * Finds the licence of the book in a folder. A file counts as a licence if nearly all its words stand in the same order in
 * the licence's text; a link to a Creative Commons licence or an SPDX tag counts too. Several files give `A OR B`, as
 * projects with LICENSE-APACHE and LICENSE-MIT mean it. Old ids that SPDX replaces give the ones that replace them.
 */
export async function rightsIn(folder: Folder, resource: World['resource']): Promise<Rights> {
  const files = (await folder.list('.')).filter((name) => names.test(name));
  const readmes = files.filter((name) => /^readme/i.test(name));
  const texts = await Promise.all(
    files.filter((name) => !readmes.includes(name)).map(async (name) => (await textAt(folder, name)) ?? ''),
  );
  const list = await knownLicenses(resource);
  const found = texts.map((text) => closestLicense(text, list) ?? mentioned(text));
  const ids = [...new Set(found.flatMap((id) => id ?? []))];
  const told = await Promise.all(readmes.map(async (name) => (await textAt(folder, name)) ?? ''));
  const fromReadme = told.map(mentioned).find((id) => id !== undefined);
  // The licence's own text has copyright lines too, such as that of the Free Software Foundation.
  const own = new Set(ids.flatMap((id) => copyrightLines(list.find((one) => one.id === id)?.text ?? '')));
  const lines = [...texts, ...told].flatMap(copyrightLines).filter((line) => !own.has(line));
  return {
    license: ids.length > 0 ? ids.join(' OR ') : fromReadme,
    copyright: [...new Set(lines)],
  };
}

/** A licence of the SPDX list, with the pairs of neighbouring words of its text, and how often each of them stands there. */
type Known = Readonly<{ id: string; text: string; pairs: ReadonlyMap<string, number>; size: number }>;

async function knownLicenses(resource: World['resource']): Promise<readonly Known[]> {
  const bytes = await resource('spdx-license-list/spdx-full.json');
  const list = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<
    Record<string, { licenseText: string }>
  >;
  return Object.entries(list)
    .filter(([id]) => !isReplaced(id, list))
    .map(([id, { licenseText }]) => ({ id, text: licenseText, ...pairsOf(licenseText) }));
}

/** Tells whether an id is left out: an old one (`GPL-2.0` is now `GPL-2.0-only`), or one with the same text as another. */
function isReplaced(id: string, list: Readonly<Record<string, unknown>>): boolean {
  return `${id}-only` in list || /(?:-or-later|\+)$/.test(id);
}

function pairsOf(text: string): Pick<Known, 'pairs' | 'size'> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const pairs = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    const pair = `${word} ${words[index + 1] ?? ''}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { pairs, size: words.length };
}

/** Gives the licence whose text is nearest, by the Dice coefficient of pairs of words, if it is near enough. */
function closestLicense(text: string, list: readonly Known[]): string | undefined {
  const { pairs, size } = pairsOf(text);
  let best: { id: string; score: number } | undefined;
  for (const known of list) {
    if (size > known.size * 1.3 + 40 || size < known.size * 0.7) continue;
    let shared = 0;
    for (const [pair, count] of pairs) shared += Math.min(count, known.pairs.get(pair) ?? 0);
    const score = (2 * shared) / (size + known.size);
    if (score >= enough && score > (best?.score ?? 0)) best = { id: known.id, score };
  }
  return best?.id;
}

/** Finds a licence that a text names by an SPDX tag or by the address of a Creative Commons licence. */
function mentioned(text: string): string | undefined {
  const [, tag] =
    /SPDX-License-Identifier:[ \t]*([\w.+-]+(?:[ \t]+(?:OR|AND|WITH)[ \t]+[\w.+-]+)*)/.exec(text) ?? [];
  if (tag !== undefined) return tag;
  const [, kind, version] = /creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/i.exec(text) ?? [];
  if (kind !== undefined && version !== undefined) return `CC-${kind.toUpperCase()}-${version}`;
  return /creativecommons\.org\/publicdomain\/zero\/1\.0/i.test(text) ? 'CC0-1.0' : undefined;
}

/** Gives the lines that state a copyright with a year or a holder, without a form to be filled in. */
function copyrightLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^[\s*#>/]+|[\s*]+$/g, ''))
    .filter((line) =>
      /^(?:copyright\s+(?:©|\(c\)|\d{4})|©|\(c\)\s*\d{4}|copyright[^.]*\b\d{4}\b)/i.test(line),
    )
    .filter((line) => line.length < 200 && !/[[<{](?:y|n|c)/i.test(line));
}
