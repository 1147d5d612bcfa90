// Passages in a language with other shapes of Han characters than the book's, found by HTML's `lang` and its inheritance.

import type { Root, RootContent } from 'hast';
import { hanOf } from './fallbacks.ts';

/** Removes such passages from a tree, in place, and returns their texts by `lang`. `language` is the book's. */
export function takePassages(tree: Root, language: string): ReadonlyMap<string, string> {
  const own = hanOf(language);
  const passages = new Map<string, string>();
  const take = (node: RootContent, tag: string | undefined): void => {
    if (node.type === 'text' && tag !== undefined) {
      passages.set(tag, `${passages.get(tag) ?? ''}${node.value}\n`);
      node.value = '';
    }
    if (node.type !== 'element') return;
    const inside = tagOf(node.properties.lang, tag);
    for (const child of node.children) take(child, inside);
  };
  const tagOf = (lang: unknown, outside: string | undefined): string | undefined => {
    if (typeof lang !== 'string') return outside;
    const han = hanOf(lang);
    return han && han !== own ? lang.toLowerCase() : undefined;
  };
  for (const child of tree.children) take(child, undefined);
  return passages;
}

/** Joins the passages of many trees, by `lang`. */
export function joinPassages(all: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  for (const passages of all)
    for (const [tag, text] of passages) joined.set(tag, `${joined.get(tag) ?? ''}${text}`);
  return joined;
}
