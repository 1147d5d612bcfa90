// Tells what a formula in MathML is to readers: its text alternative, and what it shows, apart from how that is written.

import type { ElementContent as HtmlContent, Element as HtmlElement } from 'hast';
import type { ElementContent as XmlContent, Element as XmlElement } from 'xast';

/** A formula. `shape` has the names of its elements and their texts, so that two formulas with one shape look alike. */
export type Formula = Readonly<{ alternative: string | undefined; shape: string }>;

/** Elements that other programs add or leave out without a change of what is shown. */
const wrappers = new Set(['math', 'mrow', 'mstyle', 'semantics']);

/** Gives the formula of an element `math`, of HTML or XML. */
export function formulaOf(math: HtmlElement | XmlElement): Formula {
  const { alttext } = 'tagName' in math ? math.properties : math.attributes;
  const alternative = typeof alttext === 'string' ? alttext.replace(/\s+/g, ' ').trim() : '';
  return { alternative: alternative === '' ? undefined : alternative, shape: shapeOf(math) };
}

function shapeOf(node: HtmlElement | XmlElement | HtmlContent | XmlContent): string {
  if (node.type === 'text') return node.value.replace(/[\s\ufffd\ufffe\uffff]+/g, '');
  if (node.type !== 'element') return '';
  const name = ('tagName' in node ? node.tagName : node.name).replace(/^.*:/, '');
  if (/^annotation(?:-xml)?$/.test(name)) return '';
  const inside = node.children.map(shapeOf).join('');
  return wrappers.has(name) ? inside : `${name}(${inside})`;
}
