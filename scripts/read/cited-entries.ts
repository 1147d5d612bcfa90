// Makes the bibliography of a book: reads the entries that chapters cite, and gives these the form of the book's style.

import type { Root } from 'mdast';
import { parse as parseYaml } from 'yaml';
import { parentsOf, readBibtexEntry } from '../dialect/citations/bibtex.ts';
import { type CitedPlace, citedPlaces } from '../dialect/citations/cited-places.ts';
import { type CslItem, soundItem } from '../dialect/citations/csl-items.ts';
import { formatCitations, isNoteStyle } from '../dialect/citations/format.ts';
import { moveToNotes } from '../dialect/citations/note-citations.ts';
import { frontMatterOf } from '../dialect/front-matter.ts';
import type { Bibliography, BibliographyFault, CiteItem } from '../model/citations.ts';
import type { World } from '../model/world.ts';
import type { Locate, Manifest } from '../settings/manifest.ts';
import type { Library } from './bibliography.ts';
import { readStyle } from './citation-style.ts';

/**
 * Reads the cited entries, and formats all citations. Gives each citation of the trees its number, in place; in a style of
 * notes, each becomes a note.
 */
export async function makeBibliography(
  world: World,
  library: Library,
  manifest: Manifest,
  locate: Locate,
  chapters: readonly Readonly<{ tree: Root }>[],
): Promise<Bibliography> {
  const trees = chapters.map(({ tree }) => tree);
  const cited = citedPlaces(trees);
  const { sources, entries } = library;
  const keys: ReadonlySet<string> = new Set(entries.keys());
  const silent = silentKeys(trees).flatMap((key) => (key === '*' ? [...keys] : [key]));
  const wanted = [...cited.flatMap(({ node }) => node.citation.items.map(({ key }) => key)), ...silent];
  const { items, faults: unread } = await readItems(library, new Set(wanted));
  const faults = [...library.faults, ...unread];
  const isSound = ({ node }: CitedPlace) => node.citation.items.every(({ key }) => items.has(key));
  const sound = cited.filter(isSound);
  for (const place of cited) if (!isSound(place)) place.node.data = { hName: 'mark' };
  if (items.size === 0 || (sound.length === 0 && silent.length === 0))
    return { sources, keys, faults, citations: [], references: [] };
  const style = await readStyle(world.book, manifest, locate);
  const inStyle = async (xml: string) => {
    const citations = sound.map(({ node, noteBefore, note }) => {
      const isNote = isNoteStyle(xml);
      const { items: all, isText } = node.citation;
      if (!isNote) return { items: all, isText, note: 0 };
      return {
        items: note === undefined ? beginning(all) : all,
        isText: false,
        note: note ?? noteBefore + 1,
      };
    });
    const uncited = silent.filter((key) => items.has(key));
    const context = { style: xml, locale: style.locale, language: manifest.language };
    return { xml, ...(await formatCitations(citations, uncited, { ...context, items }, world)) };
  };
  // citeproc tells only by an error whether it can use a style, and takes a second to read a long one.
  const { xml, ...formatted } = await inStyle(style.style).catch(() => inStyle(style.unusable()));
  for (const [number, { node }] of sound.entries())
    node.data = { hName: 'span', hProperties: { className: ['citation'], dataCitation: String(number) } };
  if (isNoteStyle(xml)) moveToNotes(trees, items, manifest.language);
  faults.push(...style.faults);
  return { sources: [...sources, ...style.sources], keys, faults, ...formatted };
}

/** Begins a note with a capital: `see` before its first source becomes `See`. */
function beginning([first, ...others]: readonly CiteItem[]): readonly CiteItem[] {
  if (first?.prefix === undefined) return first ? [first, ...others] : [];
  const [letter = ''] = first.prefix;
  return [{ ...first, prefix: letter.toUpperCase() + first.prefix.slice(letter.length) }, ...others];
}

/** Reads the entries with these keys. Those that cannot be read are among the faults. */
async function readItems(
  { entries, strings }: Library,
  keys: ReadonlySet<string>,
): Promise<Readonly<{ items: ReadonlyMap<string, CslItem>; faults: readonly BibliographyFault[] }>> {
  const items = new Map<string, CslItem>();
  const faults: BibliographyFault[] = [];
  for (const key of keys) {
    const entry = entries.get(key);
    if (!entry) continue;
    const { path } = entry;
    if ('item' in entry) {
      items.set(key, entry.item);
      continue;
    }
    const parents = parentsOf(entry.written).flatMap((one) => {
      const other = entries.get(one);
      return other && 'written' in other && one !== key ? [other.written.text] : [];
    });
    const read = await readBibtexEntry(entry.written, [strings.get(path) ?? '', ...parents].join(''));
    const item = 'item' in read ? soundItem(read.item) : undefined;
    if (item) items.set(key, item);
    else if ('place' in read)
      faults.push({
        rule: 'entry',
        path,
        place: read.place,
        reason: `Cannot read entry \`${key}\`: ${read.reason}`,
        cure: 'Its citations are shown as they are typed. Close each brace and quote, and put a comma between fields.',
      });
  }
  return { items, faults };
}

/** Gives the keys that `nocite` names in front matter, or `\\nocite{…}` in the text; `*` is all. */
function silentKeys(trees: readonly Root[]): readonly string[] {
  return trees.flatMap((tree) => {
    const inText = (tree.data?.nocite ?? []).map(({ key }) => key);
    const front = frontMatterOf(tree);
    if (front?.kind !== 'yaml' || !front.value.includes('nocite')) return inText;
    let value: unknown;
    try {
      value = (parseYaml(front.value, { logLevel: 'silent' }) as { nocite?: unknown }).nocite;
    } catch {
      return inText; // Front matter with a mistake is not read.
    }
    const texts = [value].flat().filter((one): one is string => typeof one === 'string');
    const named = texts.flatMap((text) => text.split(/[\s,;]+/).map((one) => one.replace(/^@\{?|\}$/g, '')));
    return [...inText, ...named.filter((key) => key !== '')];
  });
}
