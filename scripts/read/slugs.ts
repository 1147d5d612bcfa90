// Makes the slugs of a chapter's headings: the ids that GitHub and mdBook make from their texts.

import GithubSlugger, { slug as slugOf } from 'github-slugger';
import type { Heading, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from '../tree/visit.ts';

/**
 * A heading: the number in its text, if it has one, and its title. `id` is its id unless the author names it. `slugs`
 * are what links may call it in any case, `id` normally among them: with its number, as on GitHub and in mdBook, and
 * without. None of them is a name that the author gave.
 */
export type Titled = Readonly<{
  number: string | undefined;
  title: string;
  id: string;
  slugs: readonly string[];
}>;

/**
 * Makes the slugs of every heading of a chapter; `names` are the ids that the author gives in it. Slugs are counted in
 * each chapter, as other tools count them in each page (`notes`, `notes-1`), and named headings count too. The id omits
 * the heading's number, so that it stays when a section is added before it, unless another heading has that slug.
 */
export function slugHeadings(tree: Root, names: ReadonlySet<string>): ReadonlyMap<Heading, Titled> {
  const texts: { node: Heading; text: string; written: string; slug: string }[] = [];
  const slugger = new GithubSlugger();
  visit(tree, 'heading', (node) => {
    const text = textOf(node, { includeHtml: false }).replace(/\s+/g, ' ').trim();
    const written = withNames(node, text);
    texts.push({ node, text, written, slug: slugger.slug(written) });
  });
  const taken = new Set([...names, ...texts.map(({ slug }) => slug)]);
  const shorter = new GithubSlugger();
  const chapter = headingNumber(texts[0]?.text ?? '')?.number;
  return new Map(
    texts.map(({ node, text, written, slug }) => {
      const { number, rest: title = text } = headingNumber(text, chapter) ?? {};
      const { rest = written } = headingNumber(written, chapter) ?? {};
      const short = number === undefined || isUnseen(slugOf(rest)) ? undefined : shorter.slug(rest);
      const own = names.has(slug) || isUnseen(slug) ? undefined : slug;
      const slugs = [short !== undefined && taken.has(short) ? undefined : short, own].filter(
        (one) => one !== undefined,
      );
      const id = slugs[0] ?? freeSlug(written, slugger, taken);
      for (const one of [id, ...slugs]) taken.add(one);
      return [node, { number, title, id, slugs }];
    }),
  );
}

/** Gives a heading's text with the names of emoji (`:rocket:`) instead of the emoji: GitHub makes the slug of it. */
function withNames(node: Heading, text: string): string {
  let named = text;
  visit(node, 'text', ({ data }) => {
    if (data?.emoji) named = named.replace(data.emoji.letter, data.emoji.written);
  });
  return named;
}

/**
 * Tells whether a slug is empty or only has marks, such as an emoji's variation selector, that nobody sees in an
 * address.
 */
function isUnseen(slug: string): boolean {
  return /^[\p{M}\p{Cf}]*$/u.test(slug);
}

/** Gives the next free slug of a text. A text of signs alone has none, and gets that of the word `section`. */
function freeSlug(text: string, slugger: GithubSlugger, taken: ReadonlySet<string>): string {
  let id = '';
  while (isUnseen(id) || taken.has(id)) id = slugger.slug(isUnseen(slugOf(text)) ? 'section' : text);
  return id;
}

/**
 * Splits a heading's text at the number that it starts with ("1.3. Title", "1. Title", "A. Title", "1.3 Title"): `text`
 * is the number as written, `number` lacks the last full stop. A number without that full stop is part of the title
 * ("2.6 kernels"), unless it begins with the number of the `chapter`.
 */
export function headingNumber(
  text: string,
  chapter?: string,
): Readonly<{ text: string; number: string; rest: string }> | undefined {
  const [, written, rest = ''] = /^((?:\d+|[A-Z])(?:\.\d+)*\.|\d+(?:\.\d+)+)\s+(.*)$/s.exec(text) ?? [];
  const bare = written !== undefined && !written.endsWith('.');
  if (written === undefined || (bare && !(chapter && written.startsWith(`${chapter}.`)))) return undefined;
  return { text: written, number: written.replace(/\.$/, ''), rest };
}
