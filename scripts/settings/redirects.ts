// The key `redirects` of book.yaml: old addresses that lead to anchors of the book.

import * as z from 'zod';
import { line } from './line.ts';

/** The key `redirects`. */
export const redirectSettings = z
  .record(z.string(), line)
  .optional()
  .describe(
    'Old addresses, each with the id of the anchor that it leads to now. An old address is an anchor (`sec:old: sec:new`), a ' +
      'page of the web edition (`01-old.html: sec:new`), or an anchor that moved to another page (`01-old.html#sec:x: sec:x`).',
  );

/**
 * An old address: an anchor (`id`), a page of the web edition (`page`), or an anchor that moved to another page (both).
 * `to` is the id of the anchor that it leads to now, `key` the old address as book.yaml has it.
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
