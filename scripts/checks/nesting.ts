// Check: what raw HTML opens it closes, and its elements stand where HTML lets them.

import type { Root as HtmlTree } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { Nodes, Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import { safeSubset } from '../dialect/constructs.ts';
import { misplaced } from '../dialect/content-model.ts';
import { isOfPlace, looseTags, tagsOf } from '../dialect/raw-html.ts';
import type { Chapter } from '../model/book.ts';
import type { Check } from '../model/contract.ts';
import { EXIT, visit } from '../tree/visit.ts';

const chapter = (text: string) => ({ 'chapters/01-one.md': `# 1. One\n\n${text}\n` });

/** See `about`. */
export const nesting: Check<'unclosed' | 'stray' | 'misplaced'> = {
  id: 'nesting',
  about:
    'What an element of raw HTML opens it closes in the same paragraph or among the same blocks: HTML knows no `<a name="x"/>`, ' +
    'and what stays open runs to the end of the chapter. Elements stand where HTML lets them: `<li>` in a list, blocks not ' +
    'inside text. E-readers refuse a chapter for less, so the editions put it right: what is open is closed, lists are made ' +
    'about their items, a `<details>` gets a `<summary>`, and blocks come out of what holds text only.',
  severity: { unclosed: 'warning', stray: 'warning', misplaced: 'warning' },
  examples: [
    {
      about: 'elements that close, that HTML closes by itself, and that have no end',
      files: chapter(
        'A <a name="x"></a> place,<br/>*<b>bold</b>* text.\n\n<ul>\n<li>A\n<li>B\n</ul>\n\n' +
          '<details><summary>More</summary>\n\nText.\n\n</details>\n\n' +
          '<dl><div><dt>A</dt><dd>B</dd></div></dl>\n\n<figure><p>A</p><figcaption>B</figcaption></figure>',
      ),
      messages: [],
    },
    {
      about: 'elements that stay open',
      files: chapter('A <a name="x"/> place and <b>bold text.\n\n<div>\n\nText.'),
      messages: [
        'chapters/01-one.md:3:3: warning: Unexpected `/>` of `<a>`, expected `></a>` (The editions end it there, but HTML does not: elsewhere all that follows would stand in it.)',
        'chapters/01-one.md:3:27: warning: Cannot find the end of `<b>` (It is closed with the paragraph or the blocks around it. Write `</b>` where it ends.)',
        'chapters/01-one.md:5:1: warning: Cannot find the end of `<div>` (It is closed with the paragraph or the blocks around it. Write `</div>` where it ends.)',
      ],
    },
    {
      about: 'an end without a beginning',
      files: chapter('A </b> word.'),
      messages: [
        'chapters/01-one.md:3:3: warning: Unexpected `</b>` without `<b>` before it (Delete it, or write `<b>` where it begins.)',
      ],
    },
    {
      about: 'a beginning that is none',
      files: chapter('See <a title="A"href="https://example.org/">this</a>\nand <b>that</b> and </b>.'),
      messages: [
        'chapters/01-one.md:3:5: warning: Unexpected `<a title="A"href="https://example.org/">`, which is no tag and is shown as it stands (Write white space between its attributes, and their values in quotes.)',
        'chapters/01-one.md:4:21: warning: Unexpected `</b>` without `<b>` before it (Delete it, or write `<b>` where it begins.)',
      ],
    },
    {
      about: 'elements that belong to others',
      files: chapter(
        '<li>A</li>\n\n<figcaption>B</figcaption>\n\n<ruby>漢</ruby>\n\n<details><p>C</p></details>',
      ),
      messages: [
        'chapters/01-one.md:3:1: warning: Unexpected `<li>`, expected it in `<ul>` or `<ol>` (Write `<ul>` or `<ol>` around it, or say it in Markdown.)',
        'chapters/01-one.md:5:1: warning: Unexpected `<figcaption>`, expected it in `<figure>` (Write `<figure>` around it, or say it in Markdown.)',
        'chapters/01-one.md:7:1: warning: Cannot find `<rt>` in `<ruby>` (Write `<ruby>漢<rt>kan</rt></ruby>`.)',
        'chapters/01-one.md:9:1: warning: Cannot find `<summary>` at the beginning of `<details>` (Begin with `<summary>What it opens</summary>`.)',
      ],
    },
    {
      about: 'blocks in text, and other things in lists',
      files: chapter('<div><b><p>A</p></b></div>\n\n<ul><p>B</p></ul>\n\n<ol>C</ol>\n\n<dl><dt>D</dt></dl>'),
      messages: [
        'chapters/01-one.md:3:9: warning: Unexpected `<p>` in `<b>`, which holds text only (Close `<b>` before it, or write `<div>` for it.)',
        'chapters/01-one.md:5:5: warning: Unexpected `<p>` in `<ul>`, expected `<li>` (Write `<li>` around it.)',
        'chapters/01-one.md:7:1: warning: Unexpected text in `<ol>`, expected `<li>` (Write `<li>` around it.)',
        'chapters/01-one.md:9:1: warning: Unexpected order in `<dl>`, expected `<dt>` and then `<dd>` (Write each term in `<dt>`, and after it in `<dd>` what is said of it.)',
      ],
    },
  ],
  run({ chapters }, tell) {
    for (const one of chapters) {
      const { path, tree } = one;
      if (!hasMarkup(tree)) continue;
      const { open, stray } = looseTags(tree);
      for (const { name, slashed, place } of open) {
        if (slashed) {
          const cure =
            'The editions end it there, but HTML does not: elsewhere all that follows would stand in it.';
          tell('unclosed', path, place, `Unexpected \`/>\` of \`<${name}>\`, expected \`></${name}>\``, cure);
          continue;
        }
        const cure = `It is closed with the paragraph or the blocks around it. Write \`</${name}>\` where it ends.`;
        tell('unclosed', path, place, `Cannot find the end of \`<${name}>\``, cure);
      }
      const lines = stray.length > 0 ? one.text.split(/\r\n|\r|\n/) : [];
      for (const { name, place } of stray) {
        const broken = beginning(lines, name, place.start);
        if (broken) {
          const reason = `Unexpected \`${broken.text}\`, which is no tag and is shown as it stands`;
          tell(
            'stray',
            path,
            broken.place,
            reason,
            'Write white space between its attributes, and their values in quotes.',
          );
          continue;
        }
        const cure = `Delete it, or write \`<${name}>\` where it begins.`;
        tell('stray', path, place, `Unexpected \`</${name}>\` without \`<${name}>\` before it`, cure);
      }
      // What stays open puts everything after it into the wrong place.
      if (open.length > 0 || hasOnlyPlaces(tree)) continue;
      for (const { element, reason, cure } of misplaced(pageOf(one)))
        tell('misplaced', path, element.position, reason, cure);
    }
  },
};

/** What looks like the beginning of an element whose end is at `end`, before it in its paragraph: Markdown takes it for text. */
function beginning(
  lines: readonly string[],
  name: string,
  end: Point,
): Readonly<{ text: string; place: Point }> | undefined {
  for (let line = end.line; line > 0; line -= 1) {
    const whole = (lines[line - 1] ?? '').slice(0, line === end.line ? end.column - 1 : undefined);
    // No tag is longer, and a line may have thousands of them.
    const from = Math.max(0, whole.length - 1000);
    const text = whole.slice(from);
    if (text.trim() === '' && line < end.line) return undefined;
    const found = [...text.matchAll(new RegExp(`<(/?)${name}(?=[\\s>/]|$)[^<>]*>?`, 'gi'))].at(-1);
    if (found?.[1]) return undefined;
    if (found) return { text: found[0].trim(), place: { line, column: from + found.index + 1 } };
  }
  return undefined;
}

/** Whether a tree has raw HTML of the safe subset. */
function hasMarkup(tree: Root): boolean {
  let found = false;
  visit(tree, (node: Nodes) => {
    if (node.type !== 'html' || tagsOf(node).length === 0) return undefined;
    found = true;
    return EXIT;
  });
  return found;
}

/** Whether the raw HTML of a tree is nothing but places, in text and not in a link: those stand wherever text does. */
function hasOnlyPlaces(tree: Root): boolean {
  let only = true;
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'link' || node.type === 'linkReference') {
      visit(node, 'html', () => {
        only = false;
      });
    } else if (node.type === 'html' && !isOfPlace(parent?.children ?? [], index ?? 0)) only = false;
    return only ? undefined : EXIT;
  });
  return only;
}

/** The chapter as a browser takes it, its elements with their places. */
function pageOf({ tree, text }: Chapter): HtmlTree {
  const processor = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);
  return sanitize(
    processor.runSync(structuredClone(tree), new VFile(text)) as HtmlTree,
    safeSubset,
  ) as HtmlTree;
}
