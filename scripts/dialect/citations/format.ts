// Gives citations and the list of references the form of a style, by citeproc.

import {
  type Bibliography,
  type Citation,
  type CiteItem,
  linkMarks,
  type Reference,
} from '../../model/citations.ts';
import type { World } from '../../model/world.ts';
import { sha256 } from '../../text/digest.ts';
import type { CslItem } from './csl-items.ts';

/** What citeproc needs of a book: its cited items, its style and locale in XML, and its language. */
export type FormatContext = Readonly<{
  items: ReadonlyMap<string, CslItem>;
  style: string;
  locale: Readonly<{ tag: string; xml: string }>;
  language: string;
}>;

/** The part of citeproc's engine that is used. */
type Engine = Readonly<{
  opt: { development_extensions: { wrap_url_and_doi: boolean } };
  registry: { registry: Readonly<Record<string, Readonly<{ seq: number }>>> };
  setOutputFormat: (format: string) => void;
  updateUncitedItems: (ids: readonly string[]) => void;
  rebuildProcessorState: (
    citations: readonly object[],
    format: string,
  ) => readonly [string, number, string][];
  makeBibliography: () =>
    | false
    | readonly [Readonly<{ entry_ids: readonly (readonly string[])[] }>, string[]];
}>;

type Wrapped = Readonly<{ context?: string; itemData: Readonly<{ id: string }> }>;

const [keyOpen, keyEnd, linkEnd] = linkMarks;

/** A citation, and the number of the note that it is in; 0 if it is in the text. */
export type NumberedCitation = Citation & Readonly<{ note: number }>;

type Formatted = Pick<Bibliography, 'citations' | 'references'>;

/** The form of what is kept. It changes with the code in this file. */
const form = 1;

/** Whether a style, in XML, cites in notes. */
export function isNoteStyle(xml: string): boolean {
  return /<style\b[^>]*\sclass="note"/.test(xml);
}

/**
 * Formats citations in the order of the book, and the list of all that is cited or `uncited`. Throws if citeproc cannot use
 * the style. What was formatted before is kept: citeproc takes two seconds to read the style of the APA.
 */
export async function formatCitations(
  citations: readonly NumberedCitation[],
  uncited: readonly string[],
  context: FormatContext,
  { kept, resource }: Pick<World, 'kept' | 'resource'>,
): Promise<Formatted> {
  const facts = new TextDecoder().decode(await resource('citeproc/package.json'));
  const { version } = JSON.parse(facts) as { version: string };
  const { items, ...settings } = context;
  const digest = sha256(JSON.stringify([form, version, citations, uncited, [...items], settings]));
  const known = await kept.read(digest);
  if (known) return JSON.parse(new TextDecoder().decode(known)) as Formatted;
  const formatted = await format(citations, uncited, context);
  await kept.write(digest, new TextEncoder().encode(JSON.stringify(formatted)));
  return formatted;
}

async function format(
  citations: readonly NumberedCitation[],
  uncited: readonly string[],
  { items, style, locale, language }: FormatContext,
): Promise<Formatted> {
  // 1 MB that only books with citations need. It stays a package of its own, as its licence (CPAL-1.0) is easier kept so.
  const { default: CSL } = (await import('citeproc' as string)) as {
    default: { Engine: new (...args: readonly unknown[]) => Engine };
  };
  const system = {
    retrieveLocale: () => locale.xml,
    retrieveItem: (id: string) => items.get(id),
    variableWrapper: ({ context: where, itemData }: Wrapped, before: string, text: string, after: string) =>
      where === 'bibliography' || text === ''
        ? before + text + after
        : `${before}${keyOpen}${itemData.id}${keyEnd}${text}${linkEnd}${after}`,
  };
  const engine = new CSL.Engine(system, style, locale.tag, true);
  engine.setOutputFormat('html');
  engine.opt.development_extensions.wrap_url_and_doi = false;
  const clusters = citations.map(({ items: all, isText, note }, index) => ({
    citationID: `c${index}`,
    citationItems: all.map(cslCite),
    properties: { noteIndex: note, ...(isText ? { mode: 'composite' } : {}) },
  }));
  const texts = engine.rebuildProcessorState(clusters, 'html').map(([, , text]) => text);
  engine.updateUncitedItems(uncited);
  const bibliography = engine.makeBibliography();
  const [{ entry_ids: ids }, entries] = bibliography || [{ entry_ids: [] }, []];
  return {
    citations: texts.map((text, index) => {
      const cited = citations[index]?.items ?? [];
      const key = cited[0]?.key ?? '';
      const name = escapeHtml(authorOf(items.get(key), language));
      const named = text
        .replace('[NO_PRINTED_FORM]', () => name)
        .replace(/\[CSL STYLE ERROR[^\]]*\]/, () => keyOpen + key + keyEnd + name + linkEnd);
      const html = linkNumbers(joinLinks(named), cited, (one) => engine.registry.registry[one]?.seq);
      return { html, keys: cited.map((one) => one.key) };
    }),
    references: ids.flatMap(([key], index) =>
      key === undefined ? [] : [referenceOf(key, entries[index] ?? '')],
    ),
  };
}

function cslCite({ key, suppressAuthor, ...item }: CiteItem): object {
  return { id: key, ...item, ...(suppressAuthor ? { 'suppress-author': true } : {}) };
}

/** Makes one link of the variables of an item that follow one another: `Knuth, 1984, p. 3`. */
function joinLinks(text: string): string {
  const seam = new RegExp(`${linkEnd}([^${keyOpen}]*)${keyOpen}([^${keyEnd}]*)${keyEnd}`, 'g');
  let open = new RegExp(`${keyOpen}([^${keyEnd}]*)${keyEnd}`).exec(text)?.[1];
  return text.replace(seam, (whole: string, words: string, key: string) => {
    const joins = key === open && !/[<;]/.test(words);
    open = key;
    return joins ? words : whole;
  });
}

/** Makes links of the numbers that citeproc shows without their items, where numeric styles draw them together (`1–3`). */
function linkNumbers(
  text: string,
  items: readonly CiteItem[],
  numberOf: (key: string) => number | undefined,
): string {
  const missing = items.filter(({ key }) => !text.includes(keyOpen + key + keyEnd));
  return missing.reduce((all, { key }) => {
    const number = numberOf(key);
    if (number === undefined) return all;
    const form = new RegExp(
      `(?<![\\p{L}\\p{N}.&#${keyEnd}])${number}(?![\\p{L}\\p{N}])(?![^<]*>)(?![^${keyOpen}]*${linkEnd})`,
      'u',
    );
    return all.replace(form, `${keyOpen}${key}${keyEnd}${number}${linkEnd}`);
  }, text);
}

/** Gives the names that stand in the sentence where a style has only numbers. */
export function authorOf(item: CslItem | undefined, language: string): string {
  const names = (Array.isArray(item?.author) ? item.author : []).map(
    ({ family, literal, given }: Readonly<Record<string, string>>) => family ?? literal ?? given ?? '',
  );
  if (names.length > 3) return `${names[0]} et al.`;
  return names.length > 0
    ? new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
    : String(item?.title ?? '');
}

/** Takes an entry apart into its number and its text. */
function referenceOf(key: string, html: string): Reference {
  const [, label, rest] =
    /<div class="csl-left-margin">(.*?)<\/div>\s*<div class="csl-right-inline">(.*?)<\/div>/s.exec(html) ??
    [];
  const text = rest ?? html.replace(/^\s*<div class="csl-entry">|<\/div>\s*$/g, '');
  return { key, label: label?.trim() || undefined, html: text.trim() };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
