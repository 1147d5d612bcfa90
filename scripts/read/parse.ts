// One chapter's Markdown to its tree, its headings and its anchors; ids are given here, once.

import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Paragraph, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Position } from 'unist';
import { SKIP, visit } from 'unist-util-visit';
import type { Chapter, PlacedAnchor, Section, Source } from '../book.ts';
import { joinCaptions } from './captions.ts';
import { showControls } from './controls.ts';
import { readFences } from './fences.ts';
import { namesOf, rawElements } from './fragment.ts';
import { frontMatterOf } from './front-matter.ts';
import { isEmptyName, loneNames, namesIn } from './names.ts';
import { shapeOutline } from './outline.ts';
import { unquotedValues } from './unquoted.ts';

const parser = unified().use(remarkParse).use(remarkGfm).use(unquotedValues).freeze();
const withFrontMatter = parser().use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/** The tree of a Markdown text: CommonMark and GFM, and front matter at its head. */
export function parseMarkdown(source: string): Root {
  const text = showControls(source);
  if (!/^(?:---|\+\+\+)/.test(text)) return parser.parse(text);
  const tree = withFrontMatter.parse(text);
  return frontMatterOf(tree) ? tree : parser.parse(text);
}

/** Gives ids that no other heading or name of the book has. One for each book. */
export type Namer = Readonly<{ reserve: (id: string) => void; name: (title: string) => string }>;

/** A namer that knows no id yet. */
export function createNamer(): Namer {
  const slugger = new GithubSlugger();
  const taken = new Set<string>();
  return {
    reserve: (id) => taken.add(id),
    name: (title) => {
      let id = slugger.slug(title || 'section');
      while (taken.has(id)) id = slugger.slug(title || 'section');
      taken.add(id);
      return id;
    },
  };
}

/** All names that the author gave in a tree, in order. */
export function givenNames(tree: Root): readonly string[] {
  const names: string[] = [];
  visit(tree, 'html', (node) => void names.push(...rawElements(node).flatMap(namesOf)));
  return names;
}

/**
 * A chapter with its ids, and its anchors in the order of the text. A name that stands alone before a block
 * (`<a name="sec:x"></a>`, an empty line, `## Title`) becomes that block's id; a heading without one gets an id made
 * from its title by `namer`, which must know every given name of the book.
 */
export function parseChapter(
  source: Source,
  tree: Root,
  name: string,
  namer: Namer,
): Readonly<{ chapter: Chapter; anchors: readonly PlacedAnchor[] }> {
  const headings: Section[] = [];
  const anchors: PlacedAnchor[] = [];
  const pending = new Map<Nodes, Readonly<{ id: string; place: Position }>>();
  const add = (
    kind: PlacedAnchor['kind'],
    id: string,
    named: boolean,
    place: Position,
    section?: Section,
  ) => {
    const owner = section ?? headings.at(-1);
    const { number, title } = owner ?? { number: undefined, title: '' };
    anchors.push({ id, kind, named, number, title, home: name, path: source.path, place });
  };
  shapeOutline(tree, source.path);
  readFences(tree);
  joinCaptions(tree);
  visit(tree, (node, index, parent) => {
    const next = parent && index !== undefined ? parent.children[index + 1] : undefined;
    if (node.type === 'paragraph' && parent && index !== undefined && next && !unnamable.has(next.type)) {
      const names = loneNames(node);
      const [first] = names;
      if (first) {
        pending.set(next, first);
        // The first name goes to the block; any other stays, in front of the block.
        if (names.length === 1) parent.children.splice(index, 1);
        else
          dropName(
            node,
            node.children.findIndex((child) => child.type === 'html'),
          );
        for (const { id, place } of names.slice(1)) add('place', id, true, place);
        return names.length === 1 ? [SKIP, index] : SKIP;
      }
    }
    const given = pending.get(node);
    if (node.type === 'heading') {
      const inside = given ? undefined : innerName(node);
      const section = toSection(node, given?.id ?? inside?.id, namer, headings[0]?.number);
      const place = given?.place ?? inside?.place ?? section.place;
      // A heading in a quote or a list is a place with a name, and no part of the contents.
      const outlined = parent === tree;
      if (outlined) headings.push(section);
      const kind = !outlined ? 'place' : node.depth === 1 ? 'chapter' : 'section';
      add(kind, section.id, section.named, place, section);
      node.data = { ...node.data, hProperties: { id: section.id } };
    } else if (given) {
      add('place', given.id, true, given.place);
      node.data = { ...node.data, hProperties: { id: given.id } };
    }
    if (node.type === 'html') {
      for (const element of rawElements(node))
        for (const id of namesOf(element)) add('place', id, true, element.place);
    }
    return undefined;
  });
  return { chapter: { ...source, name, tree, headings }, anchors };
}

/**
 * The number that starts a heading's text ("1.3. Title", "1. Title", "A. Title", "1.3 Title"): as written, without its
 * last full stop, and what follows it. Without that full stop it belongs to the title ("2.6 kernels"), unless it begins
 * with the number of the `chapter`.
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

/** What a name before it can't name: it is no element of the page, or not there. */
const unnamable: ReadonlySet<string> = new Set(['html', 'definition', 'footnoteDefinition']);

/** The name inside a heading (`## <a name="sec:x"></a>Title`), taken out of it. */
function innerName(node: Heading): Readonly<{ id: string; place: Position }> | undefined {
  const at = node.children.findIndex(
    (child) => child.type === 'html' && rawElements(child).some(isEmptyName),
  );
  const name = node.children[at];
  const [first] = name ? namesIn({ children: [name] }) : [];
  if (!first) return undefined;
  dropName(node, at);
  return first;
}

/** Takes the name at `at` out of its parent, and its end where it has one. */
function dropName({ children }: Paragraph | Heading, at: number): void {
  const next = children[at + 1];
  children.splice(at, next?.type === 'html' && next.value === '</a>' ? 2 : 1);
}

function toSection(
  node: Heading,
  id: string | undefined,
  namer: Namer,
  chapter: string | undefined,
): Section {
  const text = textOf(node, { includeHtml: false }).replace(/\s+/g, ' ').trim();
  const numbered = headingNumber(text, chapter);
  const title = numbered?.rest ?? text;
  return {
    id: id ?? namer.name(title),
    named: id !== undefined,
    rank: node.depth,
    number: numbered?.number,
    title,
    place: node.position as Position,
    node,
  };
}
