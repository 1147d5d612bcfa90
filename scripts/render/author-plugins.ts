// Lets the author's rehype plugins change the HTML trees of chapters before these are made safe.

import type { Root } from 'hast';
import type { Book, Chapter } from '../model/book.ts';
import type { Finding } from '../model/finding.ts';
import type { Plugins } from '../model/plugins.ts';
import { judge } from '../read/author-plugins.ts';
import { visit } from '../tree/visit.ts';

/** Receives findings where nobody waits for any: without a receiver, a fault of a plugin ends the program. */
const nobody = ({ reason }: Finding): never => {
  throw new Error(reason);
};

/** Gives the trees that the book's rehype plugins changed, by chapter: none if the book has no such plugins. */
export async function changeByPlugins(
  { chapters, manifest }: Book,
  begin: (chapter: Chapter) => Root,
  { run }: Plugins,
  tell: (finding: Finding) => void = nobody,
): Promise<ReadonlyMap<Chapter, Root>> {
  const changed = new Map<Chapter, Root>();
  const plugins = manifest.markdown?.rehype ?? [];
  if (plugins.length === 0) return changed;
  for (const chapter of chapters) {
    const tree = begin(chapter);
    const answer = await run({ kind: 'rehype', plugins, path: chapter.path, tree });
    const judged = judge(answer, 'rehype', plugins, chapter);
    for (const finding of judged.findings) tell(finding);
    if (judged.isOver) break;
    if (!judged.tree) continue;
    const left = new Set(namesIn(judged.tree));
    const lost = namesIn(tree).filter((name) => !left.has(name));
    if (lost.length > 0) tell(lostNames(lost, chapter.path));
    else changed.set(chapter, judged.tree);
  }
  return changed;
}

/** The ids in a tree, and the names that become ids. Links lead to them, so a plugin must keep them. */
function namesIn(tree: Root): readonly string[] {
  const names: string[] = [];
  visit(tree, 'element', ({ tagName, properties: { id, name } }) => {
    if (typeof id === 'string') names.push(id);
    if (tagName === 'a' && typeof name === 'string') names.push(name);
  });
  return names;
}

function lostNames(names: readonly string[], path: string): Finding {
  const list = names.slice(0, 5).map((name) => `\`${name}\``);
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return {
    rule: 'plugin',
    severity: 'error',
    reason: `Cannot find ${list.join(', ')}${more} in ${path} after its rehype plugins, where links and the contents lead`,
    cure: 'A rehype plugin must keep the ids of elements. A remark plugin may remove headings, since it runs before they get ids.',
    key: ['markdown', 'rehype'],
  };
}
