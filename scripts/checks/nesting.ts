// Check: elements of raw HTML are closed and stand where HTML allows them.

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

/** The check of unclosed and misplaced elements. */
export const nesting: Check<'unclosed' | 'stray' | 'misplaced'> = {
  id: 'nesting',
  about:
    'An element of raw HTML must be closed in the same paragraph or between the same blocks; in HTML, `<a name="x"/>` does ' +
    'not close it, and an open element runs to the end of the chapter. Elements must stand where HTML allows them: `<li>` ' +
    'in a list, no blocks inside text. Because e-readers refuse chapters with such faults, the editions repair them: they ' +
    'close open elements, put lists around their items and a `<summary>` into `<details>`, and move blocks out of text.',
  severity: { unclosed: 'warning', stray: 'warning', misplaced: 'warning' },
  examples: [
    {
      about: 'elements with an end tag, with an optional end tag, and without one',
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
        'chapters/01-one.md:3:3: warning: Unexpected `/>` of `<a>`, expected `></a>` (The editions close it here, but browsers do not: elsewhere, it would contain all that follows.)',
        'chapters/01-one.md:3:27: warning: Cannot find the end of `<b>` (The editions close it where the paragraph or block around it ends. Write `</b>` where it ends.)',
        'chapters/01-one.md:5:1: warning: Cannot find the end of `<div>` (The editions close it where the paragraph or block around it ends. Write `</div>` where it ends.)',
      ],
    },
    {
      about: 'an end tag without a start tag',
      files: chapter('A </b> word.'),
      messages: [
        'chapters/01-one.md:3:3: warning: Unexpected `</b>` without `<b>` before it (Delete it, or write `<b>` where it begins.)',
      ],
    },
    {
      about: 'a malformed start tag, which Markdown shows as text',
      files: chapter('See <a title="A"href="https://example.org/">this</a>\nand <b>that</b> and </b>.'),
      messages: [
        'chapters/01-one.md:3:5: warning: Unexpected `<a title="A"href="https://example.org/">`, which is not a tag and is shown as text (Put spaces between its attributes, and their values in quotes.)',
        'chapters/01-one.md:4:21: warning: Unexpected `</b>` without `<b>` before it (Delete it, or write `<b>` where it begins.)',
      ],
    },
    {
      about: 'elements that belong inside others',
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
      about: 'blocks in text, and wrong content of lists',
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
            'The editions close it here, but browsers do not: elsewhere, it would contain all that follows.';
          tell('unclosed', path, place, `Unexpected \`/>\` of \`<${name}>\`, expected \`></${name}>\``, cure);
          continue;
        }
        const cure = `The editions close it where the paragraph or block around it ends. Write \`</${name}>\` where it ends.`;
        tell('unclosed', path, place, `Cannot find the end of \`<${name}>\``, cure);
      }
      const lines = stray.length > 0 ? one.text.split(/\r\n|\r|\n/) : [];
      for (const { name, place } of stray) {
        const broken = malformedStart(lines, name, place.start);
        if (broken) {
          const reason = `Unexpected \`${broken.text}\`, which is not a tag and is shown as text`;
          tell(
            'stray',
            path,
            broken.place,
            reason,
            'Put spaces between its attributes, and their values in quotes.',
          );
          continue;
        }
        const cure = `Delete it, or write \`<${name}>\` where it begins.`;
        tell('stray', path, place, `Unexpected \`</${name}>\` without \`<${name}>\` before it`, cure);
      }
      // After an open element, everything is in the wrong place.
      if (open.length > 0 || hasOnlyPlaces(tree)) continue;
      for (const { element, reason, cure } of misplaced(pageOf(one)))
        tell('misplaced', path, element.position, reason, cure);
    }
  },
};

/** The malformed start tag, which Markdown takes for text, of an end tag at `end`: it is earlier in the same paragraph. */
function malformedStart(
  lines: readonly string[],
  name: string,
  end: Point,
): Readonly<{ text: string; place: Point }> | undefined {
  for (let line = end.line; line > 0; line -= 1) {
    const whole = (lines[line - 1] ?? '').slice(0, line === end.line ? end.column - 1 : undefined);
    // A line may have thousands of end tags, so only so many characters before each are searched.
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

/** Whether all raw HTML of a tree are anchors in text outside of links: these may stand wherever text may. */
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

/** The chapter as a browser would parse it, its elements with their places in the source. */
function pageOf({ tree, text }: Chapter): HtmlTree {
  const processor = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);
  return sanitize(
    processor.runSync(structuredClone(tree), new VFile(text)) as HtmlTree,
    safeSubset,
  ) as HtmlTree;
}
