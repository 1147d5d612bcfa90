// Code to coloured code: spans around tokens, as few as colour needs.

import type { Element, ElementContent, Root, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { common, createLowlight } from 'lowlight';
import { SKIP, visit } from 'unist-util-visit';

const lowlight = createLowlight(common);

/** Code without a language is taken for one of these, and from what certainty on (highlight.js's relevance). */
const guesses: Readonly<Record<string, number>> = { bash: 1, c: 3, makefile: 3, diff: 3 };

/**
 * Colours every `<pre><code>` in `tree`, in place. Tokens become `<span class="hl-KIND">`, KIND being highlight.js's
 * innermost scope; neighbours of one kind share a span. An unknown language stays plain.
 */
export function highlightCode(tree: Root): void {
  visit(tree, 'element', (node, _index, parent) => {
    if (node.tagName !== 'code' || parent?.type !== 'element' || parent.tagName !== 'pre') return undefined;
    const code = textOf(node);
    const named = languageOf(node);
    const result =
      named === undefined
        ? guess(code)
        : lowlight.registered(named)
          ? lowlight.highlight(named, code)
          : undefined;
    const language = named ?? result?.data?.language;
    node.properties = { ...node.properties, ...(language && { className: [`language-${language}`] }) };
    if (!result) return undefined;
    node.children = merge(flatten(result.children as ElementContent[]));
    return SKIP;
  });
}

function languageOf(code: Element): string | undefined {
  const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
  const name = classes.map(String).find((one) => one.startsWith('language-'));
  return name?.slice('language-'.length).toLowerCase();
}

function guess(code: string) {
  const result = lowlight.highlightAuto(code, { subset: Object.keys(guesses) });
  const { language, relevance = 0 } = result.data ?? {};
  return language && relevance >= (guesses[language] ?? Number.POSITIVE_INFINITY) ? result : undefined;
}

type Token = Readonly<{ text: string; kind: string | undefined }>;

function flatten(nodes: readonly ElementContent[], kind?: string): Token[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [{ text: node.value, kind: node.value.trim() ? kind : undefined }];
    if (node.type !== 'element') return [];
    const [scope] = Array.isArray(node.properties.className) ? node.properties.className : [];
    return flatten(
      node.children,
      scope === undefined
        ? kind
        : String(scope)
            .replace(/^hljs-/, '')
            .replace(/_+$/, ''),
    );
  });
}

function merge(tokens: readonly Token[]): (Element | Text)[] {
  const merged: Token[] = [];
  for (const token of tokens) {
    const last = merged.at(-1);
    if (last && last.kind === token.kind)
      merged[merged.length - 1] = { text: last.text + token.text, kind: last.kind };
    else merged.push(token);
  }
  return merged.map(({ text: value, kind }): Element | Text =>
    kind === undefined
      ? { type: 'text', value }
      : {
          type: 'element',
          tagName: 'span',
          properties: { className: [`hl-${kind}`] },
          children: [{ type: 'text', value }],
        },
  );
}
