// The words after a code fence: which language the code is in, however the author's tools want that to be written.

import type { Root } from 'mdast';
import { visit } from '../tree/visit.ts';

/**
 * Gives each block of code in `tree` its language alone as `lang`, and the rest of the words after the fence as `meta`; in
 * place. The language ends at the first `,`, `{`, `:`, `[` or white space (`rust,editable` of mdBook, `js{1,3}` and
 * `js:title=` of Gatsby, `js [app.js]` of VitePress); in braces it is the first class or word (`{.python .input}` of Pandoc,
 * `{r, echo=FALSE}` of R Markdown and Quarto).
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

/** The language that `info` names; undefined where it names none, only options such as `title="a.c"`. */
export function languageOf(info: string): string | undefined {
  const [, inside] = /^\{+([^}]*)/.exec(info.replace(/"[^"]*"|'[^']*'/g, '""')) ?? [];
  const words = inside === undefined ? [info] : inside.split(/[\s,]+/);
  for (const word of words) {
    const [name = ''] = /^[^\s,{}:[\]]*/.exec(word.replace(/^[.=]/, '')) ?? [];
    // What is left are ids (`#lst`), options (`title="…"`) and ranges of lines (`1-3`).
    if (name !== '' && !/^#|[="']|^\d+(?:-\d+)?$/.test(name)) return name;
  }
  return undefined;
}

/** The value of an option after the fence, in quotes or (where `bare` is allowed) without: `file=a.c`, `{file="a.c"}`. */
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
