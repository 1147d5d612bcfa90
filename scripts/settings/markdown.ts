// The key of book.yaml that names the author's own plugins for Markdown and HTML trees.

import * as z from 'zod';
import { line } from './line.ts';

/** A plugin that book.yaml names: a file from the book's folder or a package in its node_modules, and its options. */
export type PluginItem = Readonly<{ name: string; options?: Readonly<Record<string, unknown>> | undefined }>;

/** The path of a file from the book's folder, such as `./plugins/x.mjs`, or the name of a package. */
const name = line.regex(
  /^(?:\.\/(?!(?:.*\/)?\.\.?\/)[^:\\/][^:\\]*\.[cm]?js|(?:@[\w-][\w.-]*\/)?[\w-][\w.-]*)$/,
  'the path of a JavaScript file in the book’s folder such as `./plugins/x.mjs`, or the name of a package in its node_modules',
);

const expected =
  'the path of a file such as `./plugins/x.mjs`, the name of a package, or `[NAME, {OPTIONS}]`';

/** A plugin with its options, in the one form that the program uses. */
const plugin = z
  .union([name, z.tuple([name]), z.tuple([name, z.record(z.string(), z.unknown())])], { error: expected })
  .transform((item): PluginItem => {
    const [named, options] = typeof item === 'string' ? [item] : item;
    return { name: named, options };
  });

const list = z.array(plugin).default([]);

/** The key `markdown`. */
export const markdownSettings = z.strictObject({
  remark: list.describe(
    'Your own remark plugins, which change the Markdown trees of chapters or teach the parser: a list of paths such as `./plugins/x.mjs`, names of packages in the book’s node_modules, or `[NAME, {OPTIONS}]`. They see a chapter’s own text, not yet what it includes.',
  ),
  rehype: list.describe(
    'Your own rehype plugins, which change the HTML trees of chapters: a list like `remark`. What they make is cut down to the same safe HTML as what chapters contain.',
  ),
});

/** Gives the path of a plugin that is a file from the book's folder; undefined for a package. */
export function fileOf({ name: named }: PluginItem): string | undefined {
  return named.startsWith('./') ? named.slice(2) : undefined;
}

/** Gives all plugins that the settings name, in the order in which they run. */
export function pluginsOf({
  markdown,
}: Readonly<{ markdown?: z.infer<typeof markdownSettings> | undefined }>): readonly PluginItem[] {
  return markdown ? [...markdown.remark, ...markdown.rehype] : [];
}
