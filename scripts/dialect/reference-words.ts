// Gives references to labels their words: the number or the title of what they lead to.

import type { Element, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Anchor, Caption, RenderedChapter } from '../model/book.ts';
import { english } from '../settings/words/en.ts';
import type { Words } from '../settings/words/names.ts';
import { phrase } from '../settings/words.ts';
import { visit } from '../tree/visit.ts';
import { labelOf } from './caption-numbers.ts';

/** A reference in a caption: what is written there, and the words that readers get. */
type Worded = Readonly<{ caption: string; written: string; text: string }>;

/**
 * Gives each reference of the chapters its words, in place. Captions may have references, so that captions and anchors are
 * given with the titles that readers see.
 */
export function wordReferences(
  chapters: readonly RenderedChapter[],
  captions: readonly Caption[],
  anchors: ReadonlyMap<string, Anchor>,
  words: Words,
): Readonly<{ captions: readonly Caption[]; anchors: ReadonlyMap<string, Anchor> }> {
  const inCaptions: Worded[] = [];
  for (const { tree } of chapters) wordIn(tree, undefined, anchors, words, inCaptions);
  if (inCaptions.length === 0) return { captions, anchors };
  const worded = captions.map((one) => {
    const own = inCaptions.filter(({ caption }) => caption === one.id);
    const title = own.reduce((sum, { written, text }) => sum.replace(written, () => text), one.title);
    return { ...one, title };
  });
  const titles = new Map(worded.map(({ id, title }) => [id, title]));
  const table = [...anchors].map(
    ([id, one]) => [id, { ...one, title: titles.get(id) ?? one.title }] as const,
  );
  return { captions: worded, anchors: new Map(table) };
}

/** Takes the links out of the title of a folded theorem, in place: it is a button, in which nobody could reach them. */
function plainSummary(node: Element): void {
  const { className } = node.properties;
  if (!Array.isArray(className) || !className.includes('theorem-title')) return;
  visit(node, 'element', (link, index, parent) => {
    if (link.tagName !== 'a' || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1, ...link.children);
    return index;
  });
}

/** Words the references among children, in place; `caption` is the id of what they are a caption of. */
function wordIn(
  parent: Root | Element,
  caption: string | undefined,
  anchors: ReadonlyMap<string, Anchor>,
  words: Words,
  inCaptions: Worded[],
): void {
  const hasCaption = parent.children.some(
    (child) => child.type === 'element' && /^(?:fig)?caption$/.test(child.tagName),
  );
  const own = hasCaption && parent.type === 'element' ? String(parent.properties.id ?? '') : caption;
  for (const [index, child] of parent.children.entries()) {
    if (child.type !== 'element') continue;
    const shows = child.properties.dataReference;
    delete child.properties.dataReference;
    const target = typeof shows === 'string' && shows !== 'words' ? anchors.get(idOf(child)) : undefined;
    if (!target) {
      wordIn(child, own, anchors, words, inCaptions);
      continue;
    }
    const written = textOf(child);
    const text = wordsOf(target, String(shows), parent.children[index - 1], words);
    child.children = [{ type: 'text', value: text }];
    if (own !== undefined) inCaptions.push({ caption: own, written, text });
  }
  if (parent.type === 'element' && parent.tagName === 'summary') plainSummary(parent);
}

function idOf({ properties: { href } }: Element): string {
  return typeof href === 'string' && href.startsWith('#') ? href.slice(1) : '';
}

function wordsOf(target: Anchor, shows: string, before: RootContent | undefined, words: Words): string {
  const { number, title, kind, id, label } = target;
  const name = title || labelOf(target, words) || id;
  if (kind === 'theorem' && number === undefined) return labelOf(target, words);
  if (shows === 'title' || number === undefined || kind === 'note' || kind === 'term') return name;
  if (shows === 'bracketed') return `(${number})`;
  const ownWord = label?.replace(number, '').trim();
  if (shows === 'number' || isNamed(before, kind, words, ownWord)) return number;
  if (kind === 'theorem') return labelOf(target, words);
  if (kind === 'listing' || kind === 'figure' || kind === 'table' || kind === 'equation')
    return labelOf(target, words);
  if (kind === 'chapter')
    return /^[A-Z]/.test(number) ? `${words.appendix} ${number}` : phrase(words.chapterNumber, { number });
  return phrase(words.sectionNumber, { number });
}

/** Whether the word for a thing stands before its reference already: `Figure @fig-map`, `Figures @fig-a`, `Fig. @fig-a`. */
function isNamed(
  before: RootContent | undefined,
  kind: Anchor['kind'],
  words: Words,
  ownWord: string | undefined,
): boolean {
  const [, last] = (before?.type === 'text' && /(\p{L}+)\.?[\s\u00a0]+$/u.exec(before.value)) || [];
  if (last === undefined) return false;
  const [chapter, section] = [words.chapterNumber, words.sectionNumber].map((one) =>
    phrase(one, { number: '' }).trim(),
  );
  const names: Readonly<Record<string, readonly (string | undefined)[]>> = {
    figure: [words.figure, english.figure, 'fig', 'figs'],
    table: [words.table, english.table, 'tab', 'tbl'],
    listing: [words.listing, english.listing, 'lst'],
    theorem: [ownWord],
    equation: [words.equation, english.equation, 'eq', 'eqn'],
    chapter: [chapter, 'chapter', 'chap', 'ch', words.appendix, english.appendix],
  };
  const known = names[kind] ?? [section, 'section', 'sec', 'sect'];
  const written = last.toLowerCase();
  return known.some(
    (one) => one !== undefined && (one.toLowerCase() === written || `${one.toLowerCase()}s` === written),
  );
}
