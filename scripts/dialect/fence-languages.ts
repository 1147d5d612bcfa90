// Reads the words after a code fence: the language, in the notations of many tools, and options.

import type { Root } from 'mdast';
import { visit } from '../tree/visit.ts';

/**
 * Sets each block of code in `tree` its language as `lang`, and the other words after the fence as `meta`, in place.
 * The language ends at the first `,`, `{`, `:`, `[` or white space (`rust,editable` of mdBook, `js{1,3}` and
 * `js:title=` of Gatsby, `js [app.js]` of VitePress); in braces it is the first class or word (`{.python .input}` of
 * Pandoc, `{r, echo=FALSE}` of R Markdown and Quarto).
 */
export function readFences(tree: Root): void {
  visit(tree, 'code', (node) => {
    const info = [node.lang, node.meta].filter(Boolean).join(' ');
    if (!info) return;
    const lang = languageOf(info);
    const rest = lang !== undefined && info.startsWith(lang) ? info.slice(lang.length) : info;
    node.lang = lang ?? null;
    node.meta = rest.trim() || null;
  });
}

/** Gives the language in `info`, undefined if that only has options such as `title="a.c"`. */
export function languageOf(info: string): string | undefined {
  const [, inside] = /^\{+([^}]*)/.exec(info.replace(/"[^"]*"|'[^']*'/g, '""')) ?? [];
  const words = inside === undefined ? [info] : inside.split(/[\s,]+/);
  for (const word of words) {
    const [name = ''] = /^[^\s,{}:[\]]*/.exec(word.replace(/^[.=]/, '')) ?? [];
    // The rest are ids (`#lst`), options (`title="…"`) and ranges of lines (`1-3`).
    if (name !== '' && !/^#|[="']|^\d+(?:-\d+)?$/.test(name)) return name;
  }
  return undefined;
}

/**
 * Gives the value of an option after the fence, in quotes or, if `bare` is allowed, without: `file=a.c`,
 * `{file="a.c"}`.
 */
export function fenceOption(
  { lang, meta }: Readonly<{ lang?: string | null | undefined; meta?: string | null | undefined }>,
  name: string,
  { bare = false }: Readonly<{ bare?: boolean }> = {},
): string | undefined {
  const info = [lang, meta].filter(Boolean).join(' ');
  const value = bare ? String.raw`"([^"]*)"|'([^']*)'|([^\s,}\]"']+)` : `"([^"]*)"|'([^']*)'`;
  const [, double, single, plain] =
    new RegExp(String.raw`(?:^|[\s{,:[])${name}=(?:${value})`).exec(info) ?? [];
  return double ?? single ?? plain;
}
