// Hyphenation by language: soft hyphens in running text, since the embedded browser brings no patterns of its own.

import type { Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';

type Hyphenate = (text: string, options: Readonly<{ minWordLength: number }>) => string;

/** Sets soft hyphens in a tree, in place. */
export type Hyphenator = (tree: Root) => void;

/** Where no word is divided: code, headings (set flush left), and what must stand as it is. */
const whole = new Set(['code', 'pre', 'kbd', 'samp', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Blocks whose last word stays whole, and not alone on the last line. */
const paragraphs = new Set(['p', 'li', 'dd', 'td', 'blockquote', 'figcaption']);

/**
 * The hyphenator of a language (BCP 47), and of those that `lang` says in `trees`, for what stands below it: TeX's patterns
 * from the package `hyphen`. Text in a language without patterns stays as it is.
 */
export async function hyphenatorOf(language: string, trees: readonly Root[] = []): Promise<Hyphenator> {
  const dividers = new Map<string, Hyphenate | undefined>();
  for (const tag of new Set([language, ...trees.flatMap(tagsIn)])) dividers.set(tag, await dividerOf(tag));
  const step = (node: RootContent, outside: Hyphenate | undefined) => {
    if (node.type === 'text' && outside) node.value = hyphenate(node.value, outside);
    if (node.type !== 'element' || whole.has(node.tagName)) return;
    const { lang } = node.properties;
    const divide = typeof lang === 'string' ? dividers.get(lang) : outside;
    for (const child of node.children) step(child, divide);
    const last = node.children.at(-1);
    if (divide && paragraphs.has(node.tagName) && last?.type === 'text') last.value = keepEnd(last.value);
  };
  return (tree) => {
    for (const node of tree.children) step(node, dividers.get(language));
  };
}

function tagsIn(tree: Root): readonly string[] {
  const tags: string[] = [];
  visit(tree, 'element', ({ properties: { lang } }) => {
    if (typeof lang === 'string') tags.push(lang);
  });
  return tags;
}

async function dividerOf(language: string): Promise<Hyphenate | undefined> {
  const tag = language.toLowerCase();
  return (await patterns(tag)) ?? (await patterns(tag.split('-')[0] ?? ''));
}

function hyphenate(text: string, divide: Hyphenate): string {
  // An address would be copied with its hyphens.
  if (/:\/\/|@/.test(text)) return text;
  // Two letters before a hyphen or after one read badly.
  return divide(text, { minWordLength: 6 })
    .replace(/(?<![\p{L}\u00ad])(\p{L}{1,2})\u00ad/gu, '$1')
    .replace(/\u00ad(\p{L}{1,2})(?![\p{L}\u00ad])/gu, '$1');
}

/** A paragraph's last word undivided and bound to the one before it, when there is text enough for both. */
function keepEnd(text: string): string {
  const [, start, before, end] = /^(.{40,}\s)(\S+)\s+(\S+)\s*$/s.exec(text) ?? [];
  if (start === undefined || before === undefined || end === undefined) return text;
  return `${start}${before}\u00a0${end.replaceAll('\u00ad', '')}`;
}

async function patterns(language: string): Promise<Hyphenate | undefined> {
  if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(language)) return undefined;
  try {
    const module = (await import(`hyphen/${language}/index.js`)) as { default: { hyphenateSync: Hyphenate } };
    return module.default.hyphenateSync;
  } catch {
    return undefined;
  }
}
