// Hyphenation by language, and where long words of code may be divided: the browser brings no patterns of its own.

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from '../tree/visit.ts';

/** The library's function for one language. */
type Hyphenate = (text: string, options: Readonly<{ minWordLength: number }>) => string;

/** Sets soft hyphens in a text. */
type Divide = (text: string) => string;

/** Sets soft hyphens in a tree, in place. */
type Hyphenator = (tree: Root) => void;

/** Where no word is divided: code, headings (set flush left), and what must stand as it is. */
const whole = new Set(['code', 'pre', 'kbd', 'samp', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Blocks whose last word stays whole and, if it is short, not alone on the last line: in text enough for lines. */
const paragraphs = new Set(['p', 'li', 'dd', 'td', 'blockquote', 'figcaption']);
const enough = 40;

/**
 * The hyphenator of a language (BCP 47), and of those that `lang` says in `trees`, for what stands below it: TeX's patterns
 * from the package `hyphen`. Text in a language without patterns stays as it is.
 */
export async function hyphenatorOf(language: string, trees: readonly Root[] = []): Promise<Hyphenator> {
  const dividers = new Map<string, Divide | undefined>();
  for (const tag of new Set([language, ...trees.flatMap(tagsIn)])) dividers.set(tag, await dividerOf(tag));
  const step = (node: RootContent, outside: Divide | undefined) => {
    if (node.type === 'text' && outside) node.value = hyphenate(node.value, outside);
    if (node.type !== 'element' || whole.has(node.tagName) || isAddress(node)) return;
    const { lang } = node.properties;
    const divide = typeof lang === 'string' ? dividers.get(lang) : outside;
    for (const child of node.children) step(child, divide);
    // A note's number is no word.
    const last = node.children.findLast((child) => child.type !== 'element' || child.tagName !== 'sup');
    if (divide && last?.type === 'text' && paragraphs.has(node.tagName) && textOf(node).length > enough)
      last.value = keepEnd(last.value);
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

async function dividerOf(language: string): Promise<Divide | undefined> {
  const tag = language.toLowerCase();
  const hyphenate = (await patterns(tag)) ?? (await patterns(tag.split('-')[0] ?? ''));
  return hyphenate && wordByWord(hyphenate);
}

/** Shorter words stay whole. */
const options = { minWordLength: 6 };

/** What the library takes for a word, long enough. */
const word = /[^\s!-&(-@[-`{-~\u2013-\u203c]{6,}/g;

/** The library reads letter by letter, and a book has few words, many times: each is divided once. */
export function wordByWord(hyphenate: Hyphenate): Divide {
  const known = new Map<string, string>();
  const divide = (one: string) => {
    const divided = known.get(one) ?? hyphenate(one, options);
    known.set(one, divided);
    return divided;
  };
  // What it takes for a tag, and words that are divided already, it lets be.
  return (text) => (/[<\u00ad]/.test(text) ? hyphenate(text, options) : text.replace(word, divide));
}

/** In what is typed, no hyphen may stand that is none of it: addresses of pages and people, hosts, paths, names of files. */
const typed = /:\/\/|@|[\p{L}\p{N}]\.[\p{L}\p{N}]|\/\S+\//u;

function hyphenate(text: string, divide: Divide): string {
  // An address would be copied with its hyphens.
  if (typed.test(text))
    return text.replace(/\S+/g, (one) => (typed.test(one) ? one : hyphenate(one, divide)));
  // Two letters before a hyphen or after one read badly.
  return divide(text)
    .replace(/(?<![\p{L}\u00ad])(\p{L}{1,2})\u00ad/gu, '$1')
    .replace(/\u00ad(\p{L}{1,2})(?![\p{L}\u00ad])/gu, '$1');
}

/** A shorter word is too little for a line. A longer one is enough, and bound to another it would stretch the line before. */
const line = 7;

/** A text's last word undivided, and a short one bound to what stands before it. */
function keepEnd(text: string): string {
  return text.replace(/(?<!\s)(\s+)(\S+)\s*$/, (_, space: string, end: string) => {
    const word = end.replaceAll('\u00ad', '');
    return `${word.length < line ? '\u00a0' : space}${word}`;
  });
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

/** Shorter pieces of code stay whole. */
const long = 12;

/** Divides after what joins the words of a name, a path or an address: in inline code and in links. In place. */
export function allowBreaks(tree: Root): void {
  const visit = (node: RootContent) => {
    if (node.type !== 'element' || node.tagName === 'pre') return;
    if (node.tagName === 'code' || isAddress(node)) node.children = node.children.flatMap(divide);
    else node.children.forEach(visit);
  };
  tree.children.forEach(visit);
}

/** Whether an element is an address that a reader types: a link called as it leads, or one spelt out in a note. */
function isAddress(node: Element): boolean {
  if (Array.isArray(node.properties.className) && node.properties.className.includes('address')) return true;
  if (node.tagName !== 'a') return false;
  const text = textOf(node);
  return /:\/\/|^www\./i.test(text) || bareAddress(text) === bareAddress(String(node.properties.href ?? ''));
}

/** An address without what may be left out where it is typed. */
export function bareAddress(text: string): string {
  return text
    .replace(/^(?:https?:\/\/|mailto:)/i, '')
    .replace(/\/$/, '')
    .trim();
}

function divide(node: ElementContent): (ElementContent | Element)[] {
  if (node.type !== 'text' || node.value.length < long) return [node];
  // At least three letters on either side.
  const parts = node.value.split(/(?<=[\p{L}\p{N}]{3,}(?:[_/.:?&=\\-]|->|\()+)(?=[\p{L}\p{N}]{3,})/u);
  return parts.flatMap((value, index) => [
    ...(index > 0 ? [h('wbr')] : []),
    { type: 'text' as const, value },
  ]);
}
