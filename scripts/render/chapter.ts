// Turns a chapter's Markdown tree into the HTML tree that every format starts from, step by step.

import type { Root as HtmlTree } from 'hast';
import type { Root as MarkdownTree } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { constructs, safeSubset } from '../dialect/constructs.ts';
import { containerHandlers } from '../dialect/containers/parser.ts';
import type { Resolve } from '../dialect/links.ts';
import { closeTags } from '../dialect/raw-html.ts';
import type { Book, Chapter } from '../model/book.ts';
import type { Words } from '../settings/words/names.ts';
import { phrase } from '../settings/words.ts';
import { type ChapterContext, chapterContexts } from './chapter-context.ts';
import { dropEmptyClasses } from './plugins/drop-empty-classes.ts';
import { giveIds } from './plugins/give-ids.ts';
import { labelNotes } from './plugins/label-notes.ts';
import { nameElements } from './plugins/names-to-ids.ts';
import { numberHeadings } from './plugins/number-headings.ts';
import { parseHtml } from './plugins/parse-html.ts';
import { repairNesting } from './plugins/repair-nesting.ts';
import { resolveLinks } from './plugins/resolve-links.ts';
import { settleAddresses } from './plugins/settle-addresses.ts';
import { showPictures } from './plugins/show-pictures.ts';
import { wrapTables } from './plugins/wrap-tables.ts';

/** The two halves of rendering a chapter. The author's own rehype plugins may change the tree between them. */
export type ChapterRenderer = Readonly<{
  /** Makes the HTML tree of a chapter, which is unsafe. */
  begin: (chapter: Chapter) => HtmlTree;
  /** Makes it safe, its ids unique in the book, its links `#id` inside the book; pictures have their paths from the book's folder. */
  finish: (chapter: Chapter, tree: HtmlTree) => HtmlTree;
}>;

/** Makes the functions that render a chapter of a book. */
export function chapterRenderer(book: Book, resolve: Resolve, words: Words): ChapterRenderer {
  const contextOf = chapterContexts(book, resolve, words);
  return {
    begin: (chapter) => {
      const context = contextOf(chapter);
      return unified()
        .use(() => closeTags)
        .use(typesetConstructs, context)
        .use(remarkRehype, {
          allowDangerousHtml: true,
          clobberPrefix: context.notePrefix,
          footnoteBackContent: '↩',
          handlers: containerHandlers,
          footnoteBackLabel: (note, call) =>
            phrase(words.backToNote, { number: `${note + 1}${call > 1 ? `-${call}` : ''}` }),
        })
        .use(parseHtml)
        .runSync(structuredClone(chapter.tree)) as HtmlTree;
    },
    finish: (chapter, tree) => {
      const context = contextOf(chapter);
      return unified()
        .use(settleAddresses, context)
        .use(rehypeSanitize, safeSubset) // The tree is unsafe before this line, and nothing after it may add what is unsafe.
        .use(dropEmptyClasses)
        .use(labelNotes, context)
        .use(nameElements)
        .use(resolveLinks, context)
        .use(showPictures, context)
        .use(numberHeadings, context)
        .use(wrapTables)
        .use(finishConstructs, context)
        .use(repairNesting, context)
        .use(giveIds, context)
        .runSync(tree);
    },
  };
}

function typesetConstructs({ book }: ChapterContext) {
  return (tree: MarkdownTree): void => {
    for (const { typeset } of constructs) typeset?.(tree, book.manifest.language);
  };
}

function finishConstructs({ words }: ChapterContext) {
  return (tree: HtmlTree): void => {
    for (const { finish } of constructs) finish?.(tree, words);
  };
}
