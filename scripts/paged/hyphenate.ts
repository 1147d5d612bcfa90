// Hyphenates text by language, since headless Chromium has no patterns, and divides long names in code and addresses.

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import { visit } from '../tree/visit.ts';

/** The function of the package `hyphen` for one language. */
type Hyphenate = (text: string, options: Readonly<{ minWordLength: number }>) => string;

/** Puts soft hyphens into a text. */
type Divide = (text: string) => string;

/** Puts soft hyphens into a tree, in place. */
type Hyphenator = (tree: Root) => void;

/** Elements in which no word is hyphenated: code, and headings, which are set flush left. */
const whole = new Set(['code', 'pre', 'kbd', 'samp', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * Blocks whose last word is not hyphenated and, if it is short, not alone on the last line, where their text has more than
 * `enough` characters.
 */
const paragraphs = new Set(['p', 'li', 'dd', 'td', 'blockquote', 'figcaption']);
const enough = 40;

/**
 * Gives the hyphenator of a language (BCP 47) by TeX's patterns from the package `hyphen`. It also knows the languages that
 * `lang` attributes in `trees` name, and uses them for the elements that have these. Text in a language without patterns
 * stays as it is.
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
    // The number of a note is not the last word.
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

/** Shorter words are not hyphenated. */
const options = { minWordLength: 6 };

/** What the library takes for a word of that length. */
const word = /[^\s!-&(-@[-`{-~\u2013-\u203c]{6,}/g;

/** Makes the library hyphenate each word once: it is slow, and a book uses few words many times. */
export function wordByWord(hyphenate: Hyphenate): Divide {
  const known = new Map<string, string>();
  const divide = (one: string) => {
    const divided = known.get(one) ?? hyphenate(one, options);
    known.set(one, divided);
    return divided;
  };
  // The library skips what it takes for a tag, and words that have soft hyphens already.
  return (text) => (/[<\u00ad]/.test(text) ? hyphenate(text, options) : text.replace(word, divide));
}

/** Matches what readers type: web and e-mail addresses, hosts, paths and file names. It must not get hyphens. */
const typed = /:\/\/|@|[\p{L}\p{N}]\.[\p{L}\p{N}]|\/\S+\//u;

function hyphenate(text: string, divide: Divide): string {
  // Readers would copy an address with its hyphens.
  if (typed.test(text))
    return text.replace(/\S+/g, (one) => (typed.test(one) ? one : hyphenate(one, divide)));
  // Fewer than three letters before or after a hyphen read badly.
  return divide(text)
    .replace(/(?<![\p{L}\u00ad])(\p{L}{1,2})\u00ad/gu, '$1')
    .replace(/\u00ad(\p{L}{1,2})(?![\p{L}\u00ad])/gu, '$1');
}

/**
 * A last word with fewer letters must not be alone on its line. A longer one may be; tied to the word before, it would
 * stretch the line above.
 */
const line = 7;

/** Takes the soft hyphens out of the last word of a text, and ties a short one to the word before it. */
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

/** Shorter pieces of code are not divided. */
const long = 12;

/** Allows line breaks in inline code and in addresses after the characters that join words, such as `_` and `/`, in place. */
export function allowBreaks(tree: Root): void {
  const visit = (node: RootContent) => {
    if (node.type !== 'element' || node.tagName === 'pre') return;
    if (node.tagName === 'code' || isAddress(node)) node.children = node.children.flatMap(divide);
    else node.children.forEach(visit);
  };
  tree.children.forEach(visit);
}

/** Tells whether an element shows an address that readers type: a link whose text is its address, or one in a note. */
function isAddress(node: Element): boolean {
  if (Array.isArray(node.properties.className) && node.properties.className.includes('address')) return true;
  if (node.tagName !== 'a') return false;
  const text = textOf(node);
  return /:\/\/|^www\./i.test(text) || bareAddress(text) === bareAddress(String(node.properties.href ?? ''));
}

/** Shortens an address by what readers need not type: the scheme, and a slash at the end. */
export function bareAddress(text: string): string {
  return text
    .replace(/^(?:https?:\/\/|mailto:)/i, '')
    .replace(/\/$/, '')
    .trim();
}

function divide(node: ElementContent): (ElementContent | Element)[] {
  if (node.type !== 'text' || node.value.length < long) return [node];
  // At least three letters stay on either side of a break.
  const parts = node.value.split(/(?<=[\p{L}\p{N}]{3,}(?:[_/.:?&=\\-]|->|\()+)(?=[\p{L}\p{N}]{3,})/u);
  return parts.flatMap((value, index) => [
    ...(index > 0 ? [h('wbr')] : []),
    { type: 'text' as const, value },
  ]);
}
