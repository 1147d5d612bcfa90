// Makes notes of citations, for styles that cite in notes, such as those of history and law.

import type { FootnoteDefinition, Nodes, PhrasingContent, Root, RootContent, Text } from 'mdast';
import { freeId } from '../../text/free-ids.ts';
import { visit } from '../../tree/visit.ts';
import type { CslItem } from './csl-items.ts';
import type { Cited } from './find-citations.ts';
import { authorOf } from './format.ts';

/**
 * Puts a call in the place of each citation that is in no note, and the citation into a note at the end of its tree, in place.
 * As in Pandoc, the call follows the punctuation after the citation, and no space is before it.
 */
export function moveToNotes(
  trees: readonly Root[],
  items: ReadonlyMap<string, CslItem>,
  language: string,
): void {
  for (const tree of trees) {
    const taken = new Set<string>();
    visit(tree, (node: Nodes) => {
      if (node.type === 'footnoteDefinition' || node.type === 'footnoteReference') taken.add(node.identifier);
    });
    const notes: FootnoteDefinition[] = [];
    visit(tree, (node: Nodes, index, parent) => {
      if (node.type === 'footnoteDefinition') return 'skip';
      if (node.type !== 'citation' || !isFormatted(node) || !parent || index === undefined) return undefined;
      const identifier = freeId(`cite-${notes.length + 1}`, taken);
      taken.add(identifier);
      const place = node.position && { position: node.position };
      notes.push({
        type: 'footnoteDefinition',
        identifier,
        label: identifier,
        children: [{ type: 'paragraph', children: [node], ...place }],
        ...place,
      });
      const call: PhrasingContent = { type: 'footnoteReference', identifier, label: identifier, ...place };
      const author = authorOf(items.get(node.citation.items[0]?.key ?? ''), language);
      const names: Text[] = node.citation.isText ? [{ type: 'text', value: author, ...place }] : [];
      const made = [
        ...names,
        ...withPunctuation(parent.children as RootContent[], index, call, names.length === 0),
      ];
      (parent.children as RootContent[]).splice(index, 1, ...made);
      return index + made.length;
    });
    tree.children.push(...notes);
  }
}

function isFormatted({ data }: Cited): boolean {
  return data?.hProperties?.dataCitation !== undefined;
}

/** Takes the space before the citation at `index` away, and the punctuation after it before the call, in place. */
function withPunctuation(
  children: RootContent[],
  index: number,
  call: PhrasingContent,
  joins: boolean,
): PhrasingContent[] {
  const [before, after] = [children[index - 1], children[index + 1]];
  if (joins && before?.type === 'text') before.value = before.value.trimEnd();
  const [signs = ''] = after?.type === 'text' ? (/^[.,;:!?]+/.exec(after.value) ?? []) : [];
  if (signs === '') return [call];
  const text = after as Text;
  text.value = text.value.slice(signs.length);
  return [{ type: 'text', value: signs }, call];
}
