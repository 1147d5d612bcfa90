// Construct: what the front matter of a chapter tells readers: its authors, its date, its name.

import type { Paragraph, RootContent } from 'mdast';
import type { Construct } from '../../model/construct.ts';
import type { Manifest } from '../../settings/manifest.ts';
import { namedBlock } from '../attributes/names.ts';
import { authorsIn, frontMatterOf, textIn } from '../front-matter.ts';

/** Front matter. remark-frontmatter finds it; what its keys mean is each tool's own. */
export const frontMatter: Construct = {
  id: 'front-matter',
  title: 'Front matter',
  about:
    'A chapter may begin with settings in YAML between `---` or in TOML between `+++`, which readers do not see. `title` is the ' +
    'title if the chapter has no heading of rank 1, `role` tells its role ([parts](#chapters-parts-and-numbers)), and `id` is a name that ' +
    'links lead to. `author` or `authors` stands below the title if the chapter is by somebody else than the book, ' +
    'and then `date` (`2026-01-31`) too. All other keys are left to other tools.',
  editions: 'Every edition has the authors and the date in a line below the chapter’s title.',
  examples: [
    {
      about: 'Only the head of the file has front matter: between later lines stands text.',
      markdown: '***\n\nauthor: Ada\n\n***',
      html: '<hr>\n<p>author: Ada</p>\n<hr>',
    },
  ],
  settle: (tree, { manifest }) => {
    const front = frontMatterOf(tree);
    if (!front) return;
    const heading = tree.children.findIndex(({ type }) => type === 'heading');
    const at = heading < 0 ? 0 : heading;
    const line = byline(authorsIn(front), textIn(front, 'date'), manifest, tree.children[at]);
    if (line) tree.children.splice(at + 1, 0, line);
    const id = textIn(front, 'id');
    if (id !== undefined && heading >= 0) namedBlock.before(tree.children, heading, id);
  },
  attributes: { p: [['className', 'byline']] },
};

/** The line with the authors of a chapter, if they are not those of the book, and its date. */
function byline(
  authors: readonly string[],
  date: string | undefined,
  { authors: ofBook, language }: Manifest,
  before: RootContent | undefined,
): Paragraph | undefined {
  const own = authors.filter((name) => !ofBook.some((one) => one.trim() === name));
  if (own.length === 0) return undefined;
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(authors);
  const day = /^\d{4}-\d\d-\d\d(?=$|[T ])/.exec(date ?? '')?.[0];
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const value = Number.isNaN(time) ? names : `${names} · ${format.format(time)}`;
  const end = before?.position?.end;
  const place = end && { position: { start: end, end } };
  const data = { hProperties: { className: ['byline'] } };
  return { type: 'paragraph', children: [{ type: 'text', value, ...place }], data, ...place };
}
