// The key of book.yaml that names the book's own stylesheets.

import * as z from 'zod';
import { line } from './line.ts';

const files = z
  .union([line, z.array(line)], { error: 'the path of a stylesheet, or a list of paths' })
  .transform((value): readonly string[] => (typeof value === 'string' ? [value] : value));
const some = files.optional();

/** The schema of `theme`: stylesheets for all editions, or some for each. */
export const themeSettings = z
  .union(
    [
      files,
      z.strictObject({
        all: some.describe('Stylesheets for all editions.'),
        web: some.describe('Stylesheets for the web edition alone.'),
        epub: some.describe('Stylesheets for the EPUB alone.'),
        paper: some.describe('Stylesheets for the PDF and the printed book alone.'),
      }),
    ],
    { error: 'the path of a stylesheet, a list of paths, or keys `all`, `web`, `epub` and `paper`' },
  )
  .transform((value): Theme => {
    const { all = [], web = [], epub = [], paper = [] } = 'length' in value ? { all: value } : value;
    return { web: [...all, ...web], epub: [...all, ...epub], paper: [...all, ...paper] };
  });

/** The paths of the stylesheets of each edition, in order, from the book's folder. */
export type Theme = Readonly<Record<ThemedEdition, readonly string[]>>;

/** The editions that a theme tells apart: `paper` is the PDF and the printed book. */
export type ThemedEdition = 'web' | 'epub' | 'paper';
