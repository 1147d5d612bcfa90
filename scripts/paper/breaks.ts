// Where long words of code may be divided in running text, so that lines around them are not stretched.

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';

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
export function isAddress(node: Element): boolean {
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
