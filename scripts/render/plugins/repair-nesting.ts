// Plugin: moves misplaced HTML to where a browser would show it, because e-readers refuse a chapter that has any.

import type { Element, ElementContent, Root, RootContent } from 'hast';
import { h } from 'hastscript';
import { blocks, containers, transparent } from '../../dialect/content-model.ts';
import type { MarkdownExample } from '../../model/construct.ts';
import type { Words } from '../../settings/words/names.ts';

export const examples: readonly MarkdownExample[] = [
  {
    about: 'A `<details>` without a summary gets one, in the language of the book.',
    markdown: '<details>A</details>',
    html: '<details><summary>Details</summary>A</details>',
  },
  {
    about: 'Items of a list that stand outside of any get one.',
    markdown: '<li>A</li>\n<li>B</li>',
    html: '<ul><li>A</li>\n<li>B</li></ul>',
  },
  {
    about: 'An element of text that holds a block goes inside that block.',
    markdown: '<div><b>A<p>B</p>C</b></div>',
    html: '<div><b>A</b><p><b>B</b></p><b>C</b></div>',
  },
];

/** Repairs a tree of the safe subset, in place, so that `misplaced` of dialect/content-model.ts finds nothing in it. */
export function repairNesting({ words }: Readonly<{ words: Pick<Words, 'details'> }>) {
  return (tree: Root): void => {
    tree.children = repairAmong(tree.children as ElementContent[], [], words);
  };
}

/** `around` has the names of the elements around the nodes, from the parent up. */
function repairAmong(
  nodes: readonly ElementContent[],
  around: readonly string[],
  words: Pick<Words, 'details'>,
): ElementContent[] {
  const placed = gather(nodes.flatMap(lift), around);
  return placed.flatMap((node) => {
    if (node.type !== 'element') return [node];
    const name = node.tagName;
    if (!transparent.has(name) && !containers.has(name)) node.children = node.children.map(flatten);
    node.children = repairAmong(node.children, [name, ...around], words);
    return complete(node, words);
  });
}

/** Wraps elements that need a certain parent in one, and moves what an element may not contain out of it. */
function gather(
  nodes: readonly ElementContent[],
  [parent, grandparent]: readonly string[],
): ElementContent[] {
  const inList = parent === 'dl' || (parent === 'div' && grandparent === 'dl');
  if (parent === 'ul' || parent === 'ol') return wrapRuns(nodes, (node) => !isElement(node, 'li'), 'li');
  if (inList) {
    const kept = parent === 'dl' ? ['dt', 'dd', 'div'] : ['dt', 'dd'];
    return wrapRuns(nodes, (node) => !isElement(node, ...kept), 'dd');
  }
  const items = wrapRuns(nodes, (node) => isElement(node, 'li'), 'ul');
  const terms = wrapRuns(items, (node) => isElement(node, 'dt', 'dd'), 'dl');
  return terms.map((node) => {
    if (isElement(node, 'figcaption') && parent !== 'figure') return renamed(node, 'div');
    if (isElement(node, 'summary') && parent !== 'details') return renamed(node, 'p');
    return isElement(node, 'rt', 'rp', 'rb') && parent !== 'ruby' ? renamed(node, 'span') : node;
  });
}

/** Wraps each run of nodes that `wanted` selects, and the white space between them, in an element. */
function wrapRuns(
  nodes: readonly ElementContent[],
  wanted: (node: ElementContent) => boolean,
  tagName: string,
): ElementContent[] {
  const wrapped: ElementContent[] = [];
  let run: ElementContent[] = [];
  const end = () => {
    const last = run.findLastIndex((node) => !isBlank(node));
    const [inside, after] = [run.slice(0, last + 1), run.slice(last + 1)];
    if (inside.length > 0) wrapped.push({ type: 'element', tagName, properties: {}, children: inside });
    wrapped.push(...after);
    run = [];
  };
  for (const node of nodes) {
    if (isBlank(node) ? run.length > 0 : wanted(node)) run.push(node);
    else {
      end();
      wrapped.push(node);
    }
  }
  end();
  return wrapped;
}

/**
 * Moves an inline element into the blocks that it contains, as browsers show it: `<b><p>A</p></b>` becomes
 * `<p><b>A</b></p>`.
 */
function lift(node: ElementContent): ElementContent[] {
  if (node.type !== 'element' || containers.has(node.tagName) || blocks.has(node.tagName)) return [node];
  if (!holdsBlock(node)) return [node];
  if (transparent.has(node.tagName)) {
    node.children = node.children.flatMap(lift);
    return [node];
  }
  return spread(node, node.children.flatMap(lift));
}

/** Wraps a copy of `around` about each run of text in `children`, however deep. Its id stays with the first copy. */
function spread(around: Element, children: readonly ElementContent[]): ElementContent[] {
  const { id: _, ...rest } = around.properties;
  let first = true;
  const copy = (inside: ElementContent[]): Element => {
    const properties = first ? around.properties : rest;
    first = false;
    return { type: 'element', tagName: around.tagName, properties, children: inside };
  };
  const into = (nodes: readonly ElementContent[]): ElementContent[] => {
    const out: ElementContent[] = [];
    let run: ElementContent[] = [];
    const end = () => {
      if (run.some((node) => !isBlank(node))) out.push(copy(run));
      else out.push(...run);
      run = [];
    };
    for (const node of nodes) {
      if (node.type !== 'element' || !(isBlock(node) || holdsBlock(node))) {
        run.push(node);
        continue;
      }
      end();
      if (node.tagName !== 'hr' && node.tagName !== 'colgroup')
        node.children =
          isBlock(node) && !containers.has(node.tagName) ? [copy(node.children)] : into(node.children);
      out.push(node);
    }
    end();
    return out;
  };
  return into(children);
}

/** Gives the content of an element that may only contain text, without its blocks. */
function flatten(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  node.children = node.children.map(flatten);
  if (node.tagName === 'hr') return renamed(node, 'br');
  return isBlock(node) ? renamed(node, 'span') : node;
}

/** Adds what an element lacks, and orders its content; gives nothing if the element would be empty. */
function complete(node: Element, words: Pick<Words, 'details'>): ElementContent[] {
  const name = node.tagName;
  if (name === 'details') setSummary(node, words);
  if (name === 'figure') setCaption(node);
  if (name === 'ruby' && !node.children.some((child) => isElement(child, 'rt')))
    return [renamed(node, 'span')];
  if (name !== 'dl') return [node];
  if (!node.children.some((child) => child.type === 'element')) return [];
  if (node.children.some((child) => isElement(child, 'div')))
    node.children = wrapRuns(node.children, (child) => isElement(child, 'dt', 'dd'), 'div');
  for (const group of node.children.some((child) => isElement(child, 'div')) ? node.children : [node])
    if (group.type === 'element') pairTerms(group);
  return [node];
}

/** Makes every group of definitions begin with a term and end with a definition, if only an empty one. */
function pairTerms(group: Element): void {
  const pairs = group.children.filter((child) => child.type === 'element');
  if (pairs[0]?.tagName === 'dd') group.children.unshift(h('dt'));
  if (pairs.at(-1)?.tagName !== 'dd') group.children.push(h('dd'));
}

function setSummary(node: Element, { details }: Pick<Words, 'details'>): void {
  const own = node.children.find((child) => isElement(child, 'summary'));
  const rest = node.children.filter((child) => child !== own);
  const more = rest.map((child) => (isElement(child, 'summary') ? renamed(child, 'p') : child));
  node.children = [own ?? h('summary', details), ...more];
}

/**
 * Makes the caption the first or last child of its figure: line breaks around it go, one in the middle moves to the
 * end.
 */
function setCaption(node: Element): void {
  const own = node.children.find((child) => isElement(child, 'figcaption'));
  if (!own) return;
  const children = node.children.map((child) =>
    child !== own && isElement(child, 'figcaption') ? renamed(child, 'div') : child,
  );
  const at = children.indexOf(own);
  const isSeen = (child: ElementContent) => !isBlank(child) && !isElement(child, 'br');
  const [before, after] = [children.slice(0, at), children.slice(at + 1)];
  if (!before.some(isSeen)) node.children = [own, ...after];
  else node.children = after.some(isSeen) ? [...before, ...after, own] : [...before, own];
}

function holdsBlock({ children }: Element): boolean {
  return children.some((child) => child.type === 'element' && (isBlock(child) || holdsBlock(child)));
}

function isBlock({ tagName }: Element): boolean {
  return blocks.has(tagName) || (containers.has(tagName) && !transparent.has(tagName));
}

function isElement(node: RootContent, ...names: readonly string[]): node is Element {
  return node.type === 'element' && names.includes(node.tagName);
}

/** Tells whether a reader sees nothing of a node. */
function isBlank(node: ElementContent): boolean {
  return node.type === 'comment' || (node.type === 'text' && !node.value.trim());
}

/** Renames an element, and keeps the attributes that every element may have. */
function renamed(node: Element, tagName: string): Element {
  const { id, title, lang, dir } = node.properties;
  const properties = Object.fromEntries(
    Object.entries({ id, title, lang, dir }).filter(([, value]) => value !== undefined),
  );
  const children = tagName === 'br' ? [] : node.children;
  return { type: 'element', tagName, properties, children };
}
