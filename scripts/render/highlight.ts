// A code's colours: which kinds of token it has, and where. highlight.js tells.

import type { ElementContent } from 'hast';
import { common, createLowlight } from 'lowlight';

const lowlight = createLowlight(common);

/** Code without a language is taken for one of these, and from what certainty on (highlight.js's relevance). */
const guesses: Readonly<Record<string, number>> = { bash: 1, c: 3, makefile: 3, diff: 3 };

/** A code, and its language as the author names it, in small letters. */
export type Code = Readonly<{ language: string | undefined; text: string }>;

/**
 * The colours of a code: its language, named or guessed, and the tokens from its beginning to its end, by their kinds
 * (highlight.js's innermost scopes; undefined: none) and lengths, no two neighbours of one kind. None where the language
 * is unknown.
 */
export type Colours = Readonly<{
  language: string | undefined;
  tokens: readonly Readonly<{ kind: string | undefined; length: number }>[] | undefined;
}>;

/** The colours of some codes. */
export async function coloursOf(codes: readonly Code[]): Promise<readonly Colours[]> {
  return codes.map(({ language, text }) => {
    const result =
      language === undefined
        ? guess(text)
        : lowlight.registered(language)
          ? lowlight.highlight(language, text)
          : undefined;
    return {
      language: language ?? result?.data?.language,
      tokens: result && merge(flatten(result.children as ElementContent[])),
    };
  });
}

function guess(code: string) {
  const result = lowlight.highlightAuto(code, { subset: Object.keys(guesses) });
  const { language, relevance = 0 } = result.data ?? {};
  return language && relevance >= (guesses[language] ?? Number.POSITIVE_INFINITY) ? result : undefined;
}

type Token = { kind: string | undefined; length: number };

function flatten(nodes: readonly ElementContent[], kind?: string): Token[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text')
      return [{ kind: node.value.trim() ? kind : undefined, length: node.value.length }];
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

function merge(tokens: readonly Token[]): readonly Token[] {
  const merged: Token[] = [];
  for (const { kind, length } of tokens) {
    const last = merged.at(-1);
    if (last && last.kind === kind) last.length += length;
    else merged.push({ kind, length });
  }
  return merged;
}
