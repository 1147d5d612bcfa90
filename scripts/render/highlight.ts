// Finds the colours of code: the kinds of its tokens, by highlight.js.

import type { ElementContent, Root } from 'hast';
import { common, createLowlight } from 'lowlight';
import { grammars } from './language-names.ts';
import { sessionIn } from './sessions.ts';

const lowlight = createLowlight(common);

/** The languages that are guessed for code without one, each from this relevance (as highlight.js counts it) on. */
const guesses: Readonly<Record<string, number>> = { bash: 1, c: 3, makefile: 3, diff: 3 };

/** A block of code, and its language as the author wrote it, in lower case. */
export type Code = Readonly<{ language: string | undefined; text: string }>;

/**
 * The colours of a block of code: its language, named or guessed, and its tokens from beginning to end, each with its
 * kind (highlight.js's innermost scope, undefined for none) and length. No two neighbours have the same kind. Without
 * tokens if the language is unknown.
 */
export type Colours = Readonly<{
  language: string | undefined;
  tokens: readonly Readonly<{ kind: string | undefined; length: number }>[] | undefined;
}>;

/** Gives the colours of code blocks, in their order. Rare languages load with the first block that is in one of them. */
export async function coloursOf(codes: readonly Code[]): Promise<readonly Colours[]> {
  const rare = codes.some(({ language }) => language !== undefined && !lowlight.registered(nameOf(language)));
  const highlighter = rare ? createLowlight((await import('./all-languages.ts')).allLanguages) : lowlight;
  return codes.map(({ language, text }) => {
    const session = sessionIn(language, text);
    if (session)
      return {
        language,
        tokens: merge(
          session.flatMap((part): Token[] =>
            part.kind === 'command' && part.language !== undefined
              ? tokensOf(lowlight.highlight(part.language, part.text).children)
              : [{ kind: part.kind, length: part.text.length }],
          ),
        ),
      };
    const name = language && nameOf(language);
    const result =
      name === undefined
        ? guess(text)
        : highlighter.registered(name)
          ? highlighter.highlight(name, text)
          : undefined;
    return {
      language: language ?? result?.data?.language,
      tokens: result && merge(tokensOf(result.children)),
    };
  });
}

/** The name of the grammar for a language. */
function nameOf(language: string): string {
  return Object.hasOwn(grammars, language) ? (grammars[language] ?? language) : language;
}

function tokensOf(nodes: Root['children']): Token[] {
  return flatten(nodes as ElementContent[]);
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
