// Old addresses of a book that lead to its anchors: the key `redirects` of book.yaml.

import * as z from 'zod';
import { line } from './line.ts';

/** The key itself. */
export const redirectSettings = z
  .record(z.string(), line)
  .optional()
  .describe(
    'old addresses and the anchors (ids) that they lead to now: `sec:old: sec:new`; a page, `01-old.html: sec:new`; an anchor ' +
      'that has left a page, `01-old.html#sec:x: sec:x`',
  );

/**
 * An address that was: an anchor (`id`), a page of the web edition (`page`), or an anchor on a page that it has left
 * (both). `to` is the anchor that it leads to now; `key` is what book.yaml says.
 */
export type Redirect = Readonly<{
  key: string;
  page: string | undefined;
  id: string | undefined;
  to: string;
}>;

/** The redirects of a book, in the order of book.yaml. */
export function redirectsOf({
  redirects = {},
}: Readonly<{ redirects?: Readonly<Record<string, string>> | undefined }>): readonly Redirect[] {
  return Object.entries(redirects).map(([key, to]) => {
    const [, page, id] = /^([^#]*\.html)(?:#(.*))?$/is.exec(key) ?? [];
    return { key, page, id: page === undefined ? key : id, to };
  });
}
