// Code on the web: a box with room for a button, and numbered lines that have addresses.

import type { Element } from 'hast';
import { h } from 'hastscript';
import { linesOf } from '../../code-lines.ts';
import { freeId } from '../../ids.ts';
import { address, fragment, type Places } from './places.ts';

/** A block of code in its box: what scrolls must be reachable by keyboard, and say what it is when it has the focus. */
export function codeBox(pre: Element, places: Places, name: string): Element {
  Object.assign(pre.properties, { tabIndex: 0, role: 'group', ariaLabel: name });
  return h('div', { className: ['code'] }, [fileOf(pre, places), pre]);
}

/** The name of the file that a block shows, a link to it. */
function fileOf({ children: [code] }: Element, places: Places): Element | undefined {
  const path = code?.type === 'element' ? code.properties.dataFile : undefined;
  const file = typeof path === 'string' ? places.sample(path) : undefined;
  return file === undefined
    ? undefined
    : h('p.file', [h('a', { href: address(file), download: file.split('/').at(-1) }, String(path))]);
}

/**
 * Numbers the lines of the listing `id`, in place; the third has the address `#ID-L3`. Numbers are no text: they are
 * neither copied nor read aloud, and the keyboard does not stop at each.
 */
export function numberLines(pre: Element, id: string, { isAnchor }: Places): void {
  const [code] = pre.children;
  const home = code?.type === 'element' && pre.children.length === 1 ? code : pre;
  home.children = linesOf(home.children).map((line, index) => {
    const own = freeId(`${id}-L${index + 1}`, { has: isAnchor });
    const number = h('a', { href: `#${fragment(own)}`, tabIndex: -1, ariaHidden: 'true' });
    return { ...h('span', { className: ['line'], id: own }), children: [number, ...line] };
  });
  pre.properties.className = ['numbered'];
}
