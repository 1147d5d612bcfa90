// Hyphenation by language: soft hyphens in running text, since the embedded browser brings no patterns of its own.

import type { Root, RootContent } from 'hast';

type Hyphenate = (text: string, options: Readonly<{ minWordLength: number }>) => string;

/** Sets soft hyphens in a tree, in place. */
export type Hyphenator = (tree: Root) => void;

/** Where no word is divided: code, headings (set flush left), and what must stand as it is. */
const whole = new Set(['code', 'pre', 'kbd', 'samp', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Blocks whose last word stays whole, and not alone on the last line. */
const paragraphs = new Set(['p', 'li', 'dd', 'td', 'blockquote', 'figcaption']);

/** The hyphenator of a language (BCP 47): TeX's patterns from the package `hyphen`; without patterns, none. */
export async function hyphenatorOf(language: string): Promise<Hyphenator> {
  const tag = language.toLowerCase();
  const divide = (await patterns(tag)) ?? (await patterns(tag.split('-')[0] ?? ''));
  if (!divide) return () => {};
  const visit = (node: RootContent) => {
    if (node.type === 'text') node.value = hyphenate(node.value, divide);
    if (node.type !== 'element' || whole.has(node.tagName)) return;
    node.children.forEach(visit);
    const last = node.children.at(-1);
    if (paragraphs.has(node.tagName) && last?.type === 'text') last.value = keepEnd(last.value);
  };
  return (tree) => tree.children.forEach(visit);
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
