// Tells which elements of the safe subset HTML allows in which (HTML, section 4: content models).

import type { Element, Root, RootContent } from 'hast';

/**
 * An element at a place that HTML does not allow: the words for it, the cure, and the element that a message points to.
 */
export type Misplaced = Readonly<{ reason: string; cure: string; element: Element }>;

/** Elements that are only allowed in certain others. */
const parents: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  dt: ['dl'],
  dd: ['dl'],
  figcaption: ['figure'],
  summary: ['details'],
  rt: ['ruby'],
  rp: ['ruby'],
  rb: ['ruby'],
};

/** Elements that only contain certain others, and no text. */
const children: Readonly<Record<string, readonly string[]>> = {
  ul: ['li'],
  ol: ['li'],
  dl: ['dt', 'dd', 'div'],
};

/** Block elements, which may not be inside text. */
export const blocks: ReadonlySet<string> = new Set(
  (
    'aside blockquote details div dl dt dd figure figcaption hr li ol p pre section summary ul table ' +
    'h1 h2 h3 h4 h5 h6'
  ).split(' '),
);

/** Blocks that contain blocks. */
export const containers: ReadonlySet<string> = new Set(
  (
    'aside blockquote details div dl dd dt figure figcaption li ol section ul table caption colgroup thead tbody ' +
    'tfoot tr td th'
  ).split(' '),
);

/** Elements that may contain what their parent may contain. */
export const transparent: ReadonlySet<string> = new Set(['a', 'ins', 'del']);

/** Finds all that is misplaced in a tree, in order. */
export function misplaced(tree: Root): readonly Misplaced[] {
  const found: Misplaced[] = [];
  const walk = (node: Element, ancestors: readonly Element[], text: string | undefined) => {
    const fault = faultOf(node, ancestors, text);
    if (fault) found.push({ ...fault, element: node });
    const name = node.tagName;
    const inside = transparent.has(name) ? text : containers.has(name) ? undefined : name;
    for (const child of elements(node)) walk(child, [node, ...ancestors], fault ? undefined : inside);
  };
  for (const child of elements(tree)) walk(child, [], undefined);
  return found;
}

type Fault = Omit<Misplaced, 'element'>;

/** `ancestors` go from the parent up; `text` is the nearest element around this one that may only contain text. */
function faultOf(node: Element, ancestors: readonly Element[], text: string | undefined): Fault | undefined {
  const name = node.tagName;
  const [parent, grandparent] = ancestors.map(({ tagName }) => tagName);
  const inGroup = parent === 'div' && grandparent === 'dl';
  const wanted = parents[name];
  if (wanted && !wanted.includes(parent ?? '') && !(inGroup && wanted.includes('dl'))) {
    const reason = `Unexpected \`<${name}>\`, expected it in ${tags(wanted)}`;
    return { reason, cure: `Write ${tags(wanted)} around it, or say it in Markdown.` };
  }
  const allowed = children[parent ?? ''];
  if (allowed && !allowed.includes(name)) {
    const reason = `Unexpected \`<${name}>\` in \`<${parent}>\`, expected ${tags(allowed)}`;
    return { reason, cure: `Write \`<${allowed.at(0)}>\` around it.` };
  }
  if (text !== undefined && blocks.has(name)) {
    const reason = `Unexpected \`<${name}>\` in \`<${text}>\`, which holds text only`;
    return { reason, cure: `Close \`<${text}>\` before it, or write \`<div>\` for it.` };
  }
  return incomplete(node, ancestors[0]);
}

/** Finds what is wrong with the content of an element. */
function incomplete(node: Element, parent: Element | undefined): Fault | undefined {
  const name = node.tagName;
  const names = elements(node).map(({ tagName }) => tagName);
  const siblings = parent ? elements(parent) : [];
  if (children[name] && node.children.some((child) => child.type === 'text' && child.value.trim())) {
    const cure = `Write \`<${children[name].at(0)}>\` around it.`;
    return { reason: `Unexpected text in \`<${name}>\`, expected ${tags(children[name])}`, cure };
  }
  if (name === 'dl' && !names.includes('div') && (names[0] !== 'dt' || names.at(-1) !== 'dd')) {
    const cure = 'Write each term in `<dt>`, and after it in `<dd>` what is said of it.';
    return { reason: 'Unexpected order in `<dl>`, expected `<dt>` and then `<dd>`', cure };
  }
  if (name === 'details' && names[0] !== 'summary') {
    const cure = 'Begin with `<summary>What it opens</summary>`.';
    return { reason: 'Cannot find `<summary>` at the beginning of `<details>`', cure };
  }
  if (name === 'summary' && siblings[0] !== node) {
    return { reason: 'Unexpected second `<summary>` in `<details>`', cure: 'Keep the one at its beginning.' };
  }
  if (name === 'figcaption' && siblings.filter(({ tagName }) => tagName === name).length > 1)
    return { reason: 'Unexpected second `<figcaption>` in `<figure>`', cure: 'Make them one.' };
  if (name === 'figcaption' && siblings[0] !== node && siblings.at(-1) !== node) {
    const reason = 'Unexpected `<figcaption>` in the middle of `<figure>`';
    return { reason, cure: 'Put it at its beginning or at its end.' };
  }
  if (name === 'ruby' && !names.includes('rt')) {
    const cure = 'Write `<ruby>漢<rt>kan</rt></ruby>`.';
    return { reason: 'Cannot find `<rt>` in `<ruby>`', cure };
  }
  return undefined;
}

function elements({ children: nodes }: Readonly<{ children: readonly RootContent[] }>): readonly Element[] {
  return nodes.filter((node) => node.type === 'element');
}

function tags(names: readonly string[]): string {
  return names.map((name) => `\`<${name}>\``).join(' or ');
}
