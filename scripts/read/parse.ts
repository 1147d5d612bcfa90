// Parses a chapter's Markdown into its tree, headings and anchors. All ids are given here, once.

import type { Heading, Nodes, Paragraph, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Position } from 'unist';
import { constructs } from '../dialect/constructs.ts';
import { parseContainers } from '../dialect/containers/parser.ts';
import { openUnknown } from '../dialect/containers/take.ts';
import { readFences } from '../dialect/fence-languages.ts';
import { frontMatterOf } from '../dialect/front-matter.ts';
import { isEmptyName, loneNames, namesIn, namesOf, rawElements } from '../dialect/raw-html.ts';
import type { Chapter, PlacedAnchor, Section, Source } from '../model/book.ts';
import type { ListedChapter } from '../model/chapter-list.ts';
import { standsAlone } from '../settings/roles.ts';
import type { Words } from '../settings/words/names.ts';
import { idMaker } from '../text/free-ids.ts';
import { SKIP, visit } from '../tree/visit.ts';
import { shapeOutline } from './chapter-outline.ts';
import { chapterRole } from './chapter-roles.ts';
import { showControls } from './decode.ts';
import { slugHeadings, type Titled } from './slugs.ts';
import { unquotedValues } from './unquoted.ts';

/** A parser of Markdown, which is frozen. */
type Parser = typeof plain;

/** Copies a parser, to add plugins. The copy's plugins extend it anew: what was added twice would be changed twice. */
export function copyOf(parser: Parser): Parser {
  const copy = parser();
  copy.data({});
  return copy as Parser;
}

const plain = unified().use(remarkParse).use(remarkGfm).use(unquotedValues).freeze();
/** Makes the parser of chapters, which has the syntax of all constructs. */
export const chapterParser = copyOf(plain)
  .use(parseContainers)
  .use([...constructs.flatMap(({ syntax = [] }) => [...syntax]), openUnknown])
  .freeze();

/** Parses Markdown that is no chapter, such as a notice: CommonMark and GFM, with front matter at its head. */
export function parseMarkdown(source: string): Root {
  return parseWith(plain, source);
}

/** Parses a chapter, or what it includes: the dialect, with front matter at its head. */
export function parseChapterText(source: string): Root {
  return parseWith(chapterParser, source);
}

/** Parses Markdown with a parser that has the syntax of `plain` or more, with front matter at its head. */
export function parseWith(parser: Parser, source: string): Root {
  const text = showControls(source);
  if (!/^(?:---|\+\+\+)/.test(text)) return parser.parse(text);
  const tree = copyOf(parser).use(remarkFrontmatter, ['yaml', 'toml']).parse(text);
  return frontMatterOf(tree) ? tree : parser.parse(text);
}

/** Gives all names that the author gave in a tree, in order. */
export function givenNames(tree: Root): readonly string[] {
  const names: string[] = [];
  visit(tree, 'html', (node) => void names.push(...rawElements(node).flatMap(namesOf)));
  return names;
}

/** A parsed chapter. Its ids are unique only in the chapter; `repeated` are names that occur in it earlier. */
export type ParsedChapter = Readonly<{
  chapter: Chapter;
  anchors: readonly PlacedAnchor[];
  repeated: readonly PlacedAnchor[];
}>;

/**
 * Parses a chapter and collects its anchors, in the order of the text. A name that stands alone before a block
 * (`<a name="sec:x"></a>`, an empty line, `## Title`) becomes that block's id; a heading without a name gets its slug.
 * If a name occurs twice, the first is the anchor, as in browsers. `keys` are those of the book's bibliography.
 */
export function parseChapter(
  source: Source,
  tree: Root,
  name: string,
  listed: ListedChapter,
  words: Words,
  keys?: ReadonlySet<string>,
): ParsedChapter {
  const headings: Section[] = [];
  const anchors: PlacedAnchor[] = [];
  const repeated: PlacedAnchor[] = [];
  const role = chapterRole(tree, listed, words);
  const isGlossary = role === 'glossary';
  const word = standsAlone(role) || isGlossary ? words[role] : undefined;
  shapeOutline(tree, source.path, listed.title, word, isGlossary);
  readFences(tree);
  for (const { find } of constructs) find?.(tree, { source, keys });
  const titles = slugHeadings(tree, new Set(givenNames(tree)));
  const used = new Set<string>();
  const pending = new Map<Nodes, Readonly<{ id: string; place: Position }>>();
  /** Adds an anchor. Gives false if its id occurs earlier in this chapter. */
  const add = (
    kind: PlacedAnchor['kind'],
    id: string,
    place: Position,
    { named = true, slugs = [], section = headings.at(-1) }: Partial<Owner> = {},
  ): boolean => {
    const { number, title } = section ?? { number: undefined, title: '' };
    const { path } = source;
    const anchor = { id, local: id, slugs, kind, named, number, title, home: name, path, place };
    const first = !used.has(id);
    used.add(id);
    (first ? anchors : repeated).push(anchor);
    return first;
  };
  visit(tree, (node, index, parent) => {
    const next = parent && index !== undefined ? parent.children[index + 1] : undefined;
    if (node.type === 'paragraph' && parent && index !== undefined && next && isNamable(next)) {
      const names = loneNames(node);
      const [first] = names;
      if (first) {
        pending.set(next, first);
        // The first name goes to the block; any other stays in front of it.
        if (names.length === 1) parent.children.splice(index, 1);
        else
          dropName(
            node,
            node.children.findIndex((child) => child.type === 'html'),
          );
        for (const { id, place } of names.slice(1)) add('place', id, place);
        return names.length === 1 ? [SKIP, index] : SKIP;
      }
    }
    const given = pending.get(node);
    if (node.type === 'heading') {
      const wanted = given ?? innerName(node);
      const named = wanted !== undefined && !used.has(wanted.id);
      const { id: ownId, slugs: all, ...titled } = titles.get(node) as Titled;
      const id = named ? wanted.id : ownId;
      const slugs = all.filter((one) => one !== id);
      const place = node.position as Position;
      const section = { id, local: id, slugs, named, rank: node.depth, ...titled, place, node };
      // A heading in a quote or a list can be linked to, but is not part of the contents.
      const outlined = parent === tree;
      if (outlined) headings.push(section);
      const kind = !outlined ? 'place' : node.depth === 1 ? 'chapter' : 'section';
      if (wanted && !named) add(kind, wanted.id, wanted.place, { section });
      add(kind, id, named ? wanted.place : place, { named, slugs, section });
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id } };
    } else if (given && add('place', given.id, given.place))
      node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id: given.id } };
    if (node.type === 'html') {
      for (const element of rawElements(node))
        for (const id of namesOf(element)) add('place', id, element.place);
    }
    return undefined;
  });
  const { level, matter, part, within } = listed;
  const standing = { level, matter, role, part, within, captionNumber: headings[0]?.number };
  return { chapter: { ...source, name, ...standing, tree, headings }, anchors, repeated };
}

/** What an anchor has beside its id: whether it is named, and the section and slugs of its heading. */
type Owner = Readonly<{ named: boolean; slugs: readonly string[]; section: Section }>;

/** Blocks that a name before them cannot name, because they are no elements at that place of the page. */
const unnamable: ReadonlySet<string> = new Set(['html', 'definition', 'footnoteDefinition']);

/** Tells whether a name before a node can name it. A paragraph that consists of names has its own, and would lose one. */
function isNamable(node: Nodes): boolean {
  return !unnamable.has(node.type) && !(node.type === 'paragraph' && loneNames(node).length > 0);
}

/** Takes the name inside a heading (`## <a name="sec:x"></a>Title`) out of it. */
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

/** Removes the name at `at` from its parent, with its closing tag if it has one. */
function dropName({ children }: Paragraph | Heading, at: number): void {
  const next = children[at + 1];
  children.splice(at, next?.type === 'html' && next.value === '</a>' ? 2 : 1);
}

/**
 * Makes the ids of all chapters unique in the book. A local id that only one chapter has is the id. Otherwise the first
 * one that its author gave keeps it, or else the first of all, and the others get their chapter's name in front
 * (`02-two-overview`). None is one of `reserved`, the redirected old ids, unless its author gives that again.
 */
export function identify(
  chapters: readonly ParsedChapter[],
  reserved: Iterable<string>,
): readonly ParsedChapter[] {
  const all = chapters.flatMap(({ anchors }) => anchors);
  const former = new Set(reserved);
  const owners = new Map<string, unknown>();
  for (const anchors of [all.filter(({ named }) => named), all.filter(({ local }) => !former.has(local))])
    for (const anchor of anchors) if (!owners.has(anchor.local)) owners.set(anchor.local, anchor);
  const makeId = idMaker([...all.map(({ local }) => local), ...former]);
  return chapters.map((parsed) => {
    const { chapter } = parsed;
    const prefix = chapter.name.replace(/\s+/g, '-');
    const anchors = parsed.anchors.map((anchor) => {
      const { local } = anchor;
      return owners.get(local) === anchor ? anchor : { ...anchor, id: makeId(`${prefix}-${local}`) };
    });
    const ids = new Map(anchors.map(({ local, id }) => [local, id]));
    const headings = chapter.headings.map(
      (section): Section => ({ ...section, id: ids.get(section.local) ?? section.id }),
    );
    return { ...parsed, chapter: { ...chapter, headings }, anchors };
  });
}
